"""Article ↔ article: which are versions of one article, and which words differ."""
