"""Findings -> text, as wide as the screen it goes to."""

from maillens.present.security import Format
from maillens.present.text.page import Page
from maillens.present.text.security import Look, add_security
from maillens.query.security.search import Security


def as_text(security: Security, look: Look, page: Page) -> str:
    """The findings as lines of text."""
    add_security(page, security, look)
    return page.text()


FORMAT = Format((".txt", ".text"), as_text)
