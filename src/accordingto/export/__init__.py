"""Ledger → other people's formats."""
