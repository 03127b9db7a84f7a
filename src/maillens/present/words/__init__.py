"""Keys -> what people read, in English and Japanese.

Each module here is the catalogue of one subject: `TEXTS`, key -> (English, Japanese).
A text that counts something has its singular and plural with a bar between: `{n} mail|{n} mails`.
"""

from collections.abc import Mapping
from importlib import import_module

LANGUAGES = ("en", "ja")
"""In the order of the texts in every catalogue."""

Texts = Mapping[str, tuple[str, ...]]


class Words:
    """The texts of some subjects in one language.

    Args:
        language: One of `LANGUAGES`.
        subjects: Modules of this package; a later one may replace texts of an earlier.
    """

    def __init__(self, language: str, *subjects: str) -> None:
        self.language = language
        self._column = LANGUAGES.index(language)
        self._texts: dict[str, tuple[str, ...]] = {}
        for subject in subjects:
            self._texts.update(catalogue(subject))

    def __getitem__(self, key: str) -> str:
        return self._texts[key][self._column]

    def get(self, key: str, default: str) -> str:
        """The text of KEY, DEFAULT where there is none."""
        return self[key] if key in self._texts else default

    def say(self, key: str, **values: object) -> str:
        """The text of KEY with its `{names}` filled in."""
        return self[key].format_map(values)

    def counted(self, key: str, count: int) -> str:
        """The text of KEY about COUNT things: `{n}` is the number, with separators."""
        return self.one_of(key, count).format(n=f"{count:,}")

    def joined(self, *sentences: str) -> str:
        """Sentences, one after the other."""
        return (" " if self.language == "en" else "").join(sentences)

    def one_of(self, key: str, count: int) -> str:
        """The singular of the text of KEY, or, where COUNT is not 1 and there is one, the plural; names not filled in."""
        singular, *plural = self[key].split("|")
        return singular if count == 1 or not plural else plural[0]


def catalogue(subject: str) -> Texts:
    """The texts of one subject, by key; none where nobody wrote any."""
    name = f"{__name__}.{subject}"
    try:
        texts: Texts = import_module(name).TEXTS
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return {}
    return texts


def default_language(environment: Mapping[str, str]) -> str:
    """The language that the locale asks for: `ja` for Japanese, else `en`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "ja" if environment[variable].lower().startswith("ja") else "en"
    return "en"
