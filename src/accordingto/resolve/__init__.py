"""Mentions to entities: in one article, and across the articles of a dossier."""
