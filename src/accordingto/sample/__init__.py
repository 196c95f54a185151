"""The sample dossier and its gold ledger; see README.md beside this file."""
