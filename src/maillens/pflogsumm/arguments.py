"""Arguments as pflogsumm takes them -> settings and files, by the rules of Perl's Getopt::Long.

Long options may have one dash or two, any case, and be cut as long as they are unique;
options may follow files, and `--` ends them. Blanks in names may be written `_`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from maillens.pflogsumm.options import OPTIONS, Option, ReleaseName, Settings, known_to

_COUNT = re.compile(r"[-+]?\d+\Z", re.ASCII)


class ArgumentError(Exception):
    """An argument that makes no sense.

    Args:
        code: `unknown`, `ambiguous`, `no-value`, `bad-count`, `takes-nothing`.
        name: The option as it was written.
        values: What else there is to say: `value`, `names`, `release`.
    """

    def __init__(self, code: str, name: str, **values: str) -> None:
        super().__init__(f"{code}: {name}")
        self.code, self.name, self.values = code, name, values


@dataclass(slots=True)
class Asked:
    """What the arguments say."""

    settings: Settings = field(default_factory=Settings)
    files: list[str] = field(default_factory=list)


def parse(
    arguments: Sequence[str], release: ReleaseName, *, strict: bool = False, base: Settings | None = None
) -> Asked:
    """The settings and files that ARGUMENTS name.

    Args:
        base: Settings that the arguments change; None for the defaults.
        strict: As 1.1.5, which turns `_` into `-` in values too.

    Raises:
        ArgumentError: one of them makes no sense.
    """
    known = known_to(release)
    asked = Asked(base or Settings())
    waiting = list(arguments)
    switched_off = []
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            asked.files += waiting
            break
        if not argument.startswith("-") or argument == "-":
            asked.files.append(argument)
            continue
        name, value = _split(argument, release, known, asked.settings, strict=strict)
        option = _found(name, known, argument, release)
        setattr(asked.settings, option.setting, _value(option, argument, value, waiting))
        if option.takes == "nothing" and option.sets == 0:
            switched_off.append(option.setting)
    for setting in switched_off:
        setattr(asked.settings, setting, 0)
    _deprecations(asked.settings, release)
    asked.settings.settle()
    return asked


def _split(
    argument: str, release: ReleaseName, known: dict[str, Option], settings: Settings, *, strict: bool
) -> tuple[str, str | None]:
    if strict and release == "1.1.5" and argument.startswith("--"):
        argument = argument.replace("_", "-")
    name, equals, value = argument.removeprefix("-").removeprefix("-").partition("=")
    dashed = name.replace("_", "-")
    if dashed != name and dashed in known:
        notice = f'Option "{argument}" deprecated, use "--{dashed}{equals}" instead'
        if release == "1.3" and notice not in settings.deprecated:
            settings.deprecated.append(notice)
        name = dashed
    return name.lower(), value if equals else None


def _found(name: str, known: dict[str, Option], argument: str, release: ReleaseName) -> Option:
    if name in known:
        return known[name]
    near = sorted(spelling for spelling in known if spelling.startswith(name)) if name else []
    if len(near) == 1:
        return known[near[0]]
    shown = argument.partition("=")[0]
    if near:
        raise ArgumentError("ambiguous", shown, names=" ".join(f"--{one}" for one in near))
    elsewhere = [option for option in OPTIONS if release not in option.releases and name in option.spellings]
    if elsewhere:
        raise ArgumentError("other-release", shown, release=min(elsewhere[0].releases))
    raise ArgumentError("unknown", shown)


def _value(option: Option, argument: str, value: str | None, waiting: list[str]) -> str | int | bool:
    shown = argument.partition("=")[0]
    if option.takes == "nothing":
        if value is not None:
            raise ArgumentError("takes-nothing", shown)
        return option.sets
    if option.takes == "count?":
        if value is None:
            value = waiting.pop(0) if waiting and _COUNT.match(waiting[0]) else "0"
    elif value is None and waiting:
        value = waiting.pop(0)
    if not value:
        raise ArgumentError("no-value", shown)
    if option.takes == "text":
        return value
    if not _COUNT.match(value):
        raise ArgumentError("bad-count", shown, value=value)
    return int(value)


def _deprecations(settings: Settings, release: ReleaseName) -> None:
    """Remember what 1.3 prints about two options that it only takes for the sake of old command lines."""
    if release == "1.3" and settings.smtp_detail not in (-1, 0):
        settings.deprecated.append('Option "--smtp-detail" deprecated (no longer has any effect)')
    if release == "1.3" and settings.smtpd_warning_detail:
        settings.deprecated.append('Option "--smtpd-warning-detail" deprecated - use --warning-detail')
