"""Findings -> text, as wide as the screen it goes to."""

from maillens.present.report import Screen
from maillens.present.security import Format
from maillens.present.text.page import Page
from maillens.present.text.security import Look, add_security
from maillens.query.security.search import Security


def as_text(security: Security, look: Look, screen: Screen) -> str:
    """The findings as lines of text."""
    page = Page(screen.width, screen.ink, screen.ascii_only)
    add_security(page, security, look)
    return page.text()


FORMAT = Format((".txt", ".text"), as_text)
