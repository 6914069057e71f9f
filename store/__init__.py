"""Everything that lasts, in one SQLite file."""
