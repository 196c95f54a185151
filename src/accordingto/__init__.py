"""Who says what, on whose word, and who says otherwise."""

__all__ = ["__version__"]

__version__ = "0.1.0"
