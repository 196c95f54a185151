"""Records ↔ the tables of one SQLite file; search; judgements; verify."""
