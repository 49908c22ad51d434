"""What FRED knows of a call beforehand, and what he keeps of it."""
