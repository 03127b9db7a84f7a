"""Text -> the columns it takes: Chinese, Japanese and Korean characters take two."""

import re
from unicodedata import combining, east_asian_width

_NOT_FIRST = frozenset("、。，．・：；？！）」』】〕〉》％ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.)]}:;!?%")
"""Characters that begin no line (JIS X 4051)."""
_NOT_LAST = frozenset("（「『【〔〈《([{")
_BREAK = re.compile(rf"(?<= )(?=[^ {re.escape(''.join(filter(str.isascii, _NOT_FIRST)))}])")
"""Where a line of narrow characters can be broken."""


def columns(text: str) -> int:
    """How many columns of a terminal TEXT takes."""
    if text.isascii():
        return len(text)
    return sum(_of(character) for character in text)


def _of(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if combining(character) else 1


def cut(text: str, width: int) -> str:
    """TEXT, or its beginning and `…` where it takes more than WIDTH columns."""
    if columns(text) <= width:
        return text
    taken, room = [], width - 1
    for character in text:
        room -= _of(character)
        if room < 0:
            break
        taken.append(character)
    return "".join(taken).rstrip() + "…"


def left(text: str, width: int) -> str:
    """TEXT and blanks to WIDTH columns."""
    return text + " " * (width - columns(text))


def right(text: str, width: int) -> str:
    """Blanks and TEXT to WIDTH columns."""
    return " " * (width - columns(text)) + text


def wrapped(text: str, width: int) -> list[str]:
    """TEXT in lines of at most WIDTH columns, broken at blanks and between wide characters.

    A word that is longer than a line is broken where the line ends.
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if columns(line + piece.rstrip()) > width and line:
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        while columns(piece.rstrip()) > width:
            head = cut(piece, width + 1)[:-1] or piece[0]
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> list[str]:
    """What a line break must leave whole: a word with its blank, a wide character."""
    if text.isascii():
        return _BREAK.split(text)
    pieces: list[str] = []
    for character in text:
        wide = _of(character) == 2
        before = pieces[-1][-1] if pieces else " "
        joined = character in _NOT_FIRST or before in _NOT_LAST or character == " "
        if pieces and (joined or not (before == " " or wide or _of(before) == 2)):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
