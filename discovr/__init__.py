__version__ = "0.1.0"


def __getattr__(name):
    if name == "load":      # imported when asked for: torch takes seconds
        from .shipped import load
        return load
    raise AttributeError(f"module 'discovr' has no attribute {name!r}")
