"""The configuration file of pflogsumm 1.3: `option = value`, a line each, as `--dump-config` prints it."""

import re

from maillens.pflogsumm.options import ALL, Option, Settings, known_to

_LINE = re.compile(r"\s*([A-Za-z0-9_-]+)\s*(?:[=:]\s*|\s)(.*?)\s*\Z")
_SECTION = re.compile(r"\s*\[(.*)\]\s*\Z")
_SWITCHES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_LIMITS = {"none": 0, "all": ALL}
_WIDTH = 22


class ConfigError(Exception):
    """A line that makes no sense.

    Args:
        number: The line, from 1 on.
        text: What it says.
    """

    def __init__(self, number: int, text: str) -> None:
        super().__init__(f"line {number}: {text}")
        self.number, self.text = number, text


def read_config(text: str) -> Settings:
    """The settings that a file holds.

    Raises:
        ConfigError: a line is no option, or its value makes no sense.
    """
    settings, known = Settings(), known_to("1.3")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        section, found = _SECTION.match(line), _LINE.match(line)
        if section and section[1].strip() == "default":
            continue
        option = known.get(found[1]) if found else None
        value = _value(option, found[2].strip("\"'")) if option and found else None
        if option is None or value is None:
            raise ConfigError(number, line.strip())
        if value != "":
            setattr(settings, option.setting, value)
    return settings


def _value(option: Option, text: str) -> str | int | bool | None:
    """What TEXT says; None where it makes no sense, empty where it says nothing."""
    if text == "" or option.takes == "text":
        return text
    if option.takes == "nothing":
        return _SWITCHES.get(text.lower())
    return _LIMITS.get(text, int(text) if text.isascii() and text.isdigit() else None)


def dump(settings: Settings) -> str:
    """SETTINGS as a file that `read_config` reads; what is not set has no value."""
    names = {name: option for name, option in known_to("1.3").items() if len(name) > 1 and name != "dump-config"}
    return "".join(f"{name:>{_WIDTH}} = {_said(settings, names[name])}\n" for name in sorted(names))


def _said(settings: Settings, option: Option) -> str:
    value = getattr(settings, option.setting)
    if option.takes == "nothing":
        return "true" if value else ""
    if option.setting in ("smtp_detail", "smtpd_warning_detail", "config"):
        return ""  # kept for old command lines, or told already
    if isinstance(value, int):
        return {ALL: "all", 0: "none"}.get(value, str(value))
    return "" if value is None else str(value)
