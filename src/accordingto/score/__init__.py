"""Predicted against gold, with the scorer of the shared corpora."""
