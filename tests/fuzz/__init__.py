"""Hostile files made by chance from small valid ones; see `__main__.py`."""
