"""What an entry of the list of causes consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cause:
    """One cause: how it is recognised, what it means and what can be done.

    Args:
        name: Under which programs find it; a name once given is never changed.
        signs: Lower-case texts or regular expressions of which one must occur in the masked reason.
        samples: Reasons that have this cause and no earlier one; names and addresses are examples.
        en, ja: What it means, in one sentence.
        do_en, do_ja: What the keeper of the server does about it.
    """

    name: str
    signs: tuple[str, ...]
    samples: tuple[str, ...]
    en: str
    ja: str
    do_en: str
    do_ja: str

    def meaning(self, language: str) -> str:
        """What it means, in `en` or `ja`."""
        return self.ja if language == "ja" else self.en

    def advice(self, language: str) -> str:
        """What to do, in `en` or `ja`."""
        return self.do_ja if language == "ja" else self.do_en
