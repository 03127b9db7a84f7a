"""Answers -> text for a terminal, a pipe or a mail: what it means and how it is laid out."""
