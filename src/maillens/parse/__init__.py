"""Blocks -> records: the envelope of each line, and the shape that it has."""
