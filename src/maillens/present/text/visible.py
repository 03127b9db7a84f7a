"""Text that strangers wrote -> text that can be shown: nothing in it can steer a terminal."""


def visible(text: str) -> str:
    r"""TEXT with everything that is not simply seen written as an escape.

    Control characters, terminal sequences, marks that turn the direction of writing
    (Trojan Source, CVE-2021-42574), zero-width and unassigned characters and bytes that
    are no UTF-8 become `\n`, `\x1b`, `\u202e` …; other scripts stay as they are.
    """
    if text.isprintable():
        return text
    return "".join(character if _is_seen(character) else _escaped(character) for character in text)


def _is_seen(character: str) -> bool:
    # str.isprintable counts the wide blank of Japanese text among what cannot be seen.
    return character.isprintable() or character == "\u3000"


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that surrogateescape kept
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
