"""What a person wants to see of a report: which part of the mail, which sections, beside which period."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

import click

from maillens.errors import UsageError
from maillens.present.cli.moments import earlier
from maillens.present.cli.options import Request
from maillens.present.words import Words
from maillens.query.counting import Only
from maillens.query.make import section_names
from maillens.query.one_pass import Period
from maillens.query.report import Report

R = TypeVar("R")

TOTALS = "totals"
"""The table of totals, which may be named among the sections."""

PROBLEMS = ("attention", "deferrals", "bounces", "refusals", "warnings", "errors", "login_failure_addresses")
"""The sections that `--only-problems` shows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted of a report.

    Args:
        sections: Names of sections in the order wanted; empty for all.
        compare: Whether the period before stands beside.
        only: What part of the mail.
        by_domain: Whether there is a report for each domain.
    """

    sections: tuple[str, ...]
    compare: bool
    only: Only
    by_domain: bool = False

    def before(self, request: Request, texts: Words) -> Period | None:
        """The period to compare with.

        Raises:
            UsageError: the request says no period.
        """
        if not self.compare:
            return None
        if request.since is None:
            raise UsageError(texts["compare-what"], texts["compare-what.why"], texts["compare-what.hint"])
        now = datetime.now(request.zone).astimezone(request.zone)
        return earlier(request.since, request.until or now, now)

    @property
    def totals(self) -> bool:
        """Whether the table of totals is wanted."""
        return not self.sections or TOTALS in self.sections

    def check(self, texts: Words) -> None:
        """See that the sections exist.

        Raises:
            UsageError: one does not.
        """
        names = (TOTALS, *section_names())
        for name in self.sections:
            if name not in names:
                raise UsageError(
                    texts.say("no-such-section", name=name),
                    texts.say("no-such-section.why", names=", ".join(names)),
                    texts["no-such-section.hint"],
                )

    def restricted(self, report: Report) -> Report:
        """A report without the sections that are not wanted."""
        if not self.sections:
            return report
        return replace(report, sections={name: report.sections[name] for name in self.sections if name != TOTALS})


def choice_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add the options of a `Choice`, which COMMAND gets as `choice`."""

    @wraps(command)
    def chosen(*args: Any, compare: bool, sections: str | None, only_problems: bool, by_domain: bool, **rest: Any) -> R:
        """Call COMMAND with the `Choice` that the options make."""
        named = tuple(name.strip() for name in (sections or "").split(",") if name.strip())
        wanted = named or (PROBLEMS if only_problems else ())
        only = Only(**{name: rest.pop(name) for name in ("host", "instance", "domain", "service")})
        return command(*args, choice=Choice(wanted, compare, only, by_domain), **rest)

    for option in reversed(_OPTIONS):
        option(chosen)
    return chosen


_OPTIONS = (
    click.option("--compare", is_flag=True, help="option.compare"),
    click.option("--sections", metavar="A,B", help="option.sections"),
    click.option("--only-problems", is_flag=True, help="option.only-problems"),
    click.option("--host", metavar="HOST", default="", help="option.host"),
    click.option("--instance", metavar="NAME", default="", help="option.instance"),
    click.option("--domain", metavar="DOMAIN", default="", help="option.domain"),
    click.option("--service", metavar="NAME", default="", help="option.service"),
    click.option("--by-domain", is_flag=True, help="option.by-domain"),
)
