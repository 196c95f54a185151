"""The tables, one numbered SQL file a version; a file that was released never changes."""
