"""A call with FRED that is measured: a robot founder speaks with him, and hears as a person would."""
