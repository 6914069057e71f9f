"""Everything a person touches: the reader and the commands."""
