"""The nouns: records that every stage shares. Imports nothing of ours but errors."""
