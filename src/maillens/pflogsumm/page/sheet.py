"""What every section of the page is made from."""

from dataclasses import dataclass

from maillens.pflogsumm.options import ReleaseName, Settings
from maillens.pflogsumm.page.style import STYLES, Style
from maillens.pflogsumm.tally import Tally

ENCODING = "latin-1"
"""Texts are taken byte by byte, as pflogsumm does: widths and cuts are in bytes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be: what was counted, what is wanted, and how the release says it."""

    tally: Tally
    settings: Settings
    release: ReleaseName

    @property
    def style(self) -> Style:
        """How the release words its report."""
        return STYLES[self.release]

    def title(self, text: str) -> list[str]:
        """The heading of a section: an empty line, the text, and dashes as long as the text."""
        return ["", text, "-" * len(text)]

    def empty(self, text: str, none: str = ": none") -> list[str]:
        """The heading of a section without rows; nothing where such are not wanted."""
        return [] if self.settings.quiet else ["", text + none]


def shown(text: bytes) -> str:
    """TEXT as one character a byte."""
    return text.decode(ENCODING)
