"""FRED, the coach who speaks in calls."""
