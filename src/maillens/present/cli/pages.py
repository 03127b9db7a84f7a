"""Where an answer goes -> an empty page as wide, as colourful and with such characters as fits there."""

import os
import shutil
import sys
from typing import TextIO

from maillens.present.cli.output import to_stdout
from maillens.present.page import TextPage
from maillens.present.text.ink import Ink, wants_colour
from maillens.present.text.page import Page
from maillens.present.words import Words

PIPE_WIDTH, NARROWEST, WIDEST = 80, 40, 100


def page_for(output: str | None, color: str) -> Page:
    """A page for the file OUTPUT, None for stdout.

    Args:
        color: `auto`, `always` or `never`.
    """
    to_terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if to_terminal else PIPE_WIDTH
    ink = Ink(color == "always" if output else wants_colour(color, sys.stdout, os.environ))
    blocks = output is not None or _can_show("█▏", sys.stdout)
    return Page(min(max(width, NARROWEST), WIDEST), ink, ascii_only=not blocks)


def any_page(form: str, output: str | None, color: str, words: Words) -> TextPage:
    """An empty page of FORM, `text` or `html`, for the file OUTPUT, None or `-` for stdout."""
    if form == "html":
        from maillens.present.html.page import HtmlPage

        return HtmlPage(words.language)
    return page_for(None if to_stdout(output) else output, color)


def _can_show(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
