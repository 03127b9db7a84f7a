"""The ways in which a text is recognised: one module each, with `RANK` and `recognised`, found by looking."""
