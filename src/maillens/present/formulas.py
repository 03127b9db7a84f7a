"""Text that strangers wrote -> text that a spreadsheet takes for text."""

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with (OWASP, CSV injection); the wide ones are those of a Japanese Excel."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet that opens a file would run TEXT, or show something else than it."""
    return text.startswith(_SIGNS)


def defused(text: str) -> str:
    """TEXT with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if is_formula(text) else text
