"""Ledger → pages and JSON on loopback."""
