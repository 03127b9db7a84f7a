"""Answers -> people: the command line, text, JSON; what is written here is all that anybody reads of maillens."""
