"""FRED's ears and his guide for programs: a small server that speaks OpenAI's API."""
