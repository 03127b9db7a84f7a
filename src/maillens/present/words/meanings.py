"""What warnings and errors mean and what to do, as the grammar says it."""

from maillens.meanings import meanings

TEXTS = {f"meaning.{name}": texts for name, texts in meanings().items()}
