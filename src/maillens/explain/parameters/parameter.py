"""A setting that changes what the log says."""

from dataclasses import dataclass

from maillens.explain.text import Text


@dataclass(frozen=True, slots=True)
class Parameter:
    """A setting of main.cf, of Dovecot or of a filter.

    Args:
        product: Whose setting it is, as the grammar calls it.
        name: As it is spelled in the configuration.
        default: Its value where nothing is set, as the manual writes it; empty for none.
        changes: What it changes in the log.
        try_out: A value worth trying, empty where there is none to recommend.
    """

    product: str
    name: str
    default: str
    changes: Text
    try_out: str = ""


def settings(product: str, *texts: tuple[str, str, str, str] | tuple[str, str, str, str, str]) -> tuple[Parameter, ...]:
    """(name, default, English, Japanese[, value to try]) -> the settings of a product."""
    return tuple(Parameter(product, name, default, Text(en, ja), *rest) for name, default, en, ja, *rest in texts)
