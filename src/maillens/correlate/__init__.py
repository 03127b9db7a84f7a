"""Records -> facts: which lines belong together."""
