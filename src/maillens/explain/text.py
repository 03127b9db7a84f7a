"""One thing said in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or a few, in English and in Japanese."""

    en: str
    ja: str

    def of(self, language: str) -> str:
        """The text in `en` or `ja`."""
        return self.ja if language == "ja" else self.en
