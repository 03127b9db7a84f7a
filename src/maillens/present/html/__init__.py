"""Answers -> HTML: one file that needs nothing else, in a browser, on paper or in a mail."""
