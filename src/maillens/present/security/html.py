"""Findings -> HTML, one file for a browser or a mail."""

from maillens.present.html.page import HtmlPage
from maillens.present.security import Format
from maillens.present.text.page import Page
from maillens.present.text.security import Look, add_security
from maillens.query.security.search import Security


def as_html(security: Security, look: Look, _: Page) -> str:
    """The findings as a page of HTML."""
    page = HtmlPage(look.words.language)
    add_security(page, security, look)
    return page.text()


FORMAT = Format((".html", ".htm"), as_html)
