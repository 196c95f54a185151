"""Bytes → document, articles and the text that belongs to none."""
