"""What may be shown to others of a log: secrets are blacked out, names become pseudonyms.

`secrets` says what a secret looks like, one module for a place where they are logged; `finding` finds them in
blocks of lines, `redaction` blacks them out. Neither knows how an answer is shown.
"""
