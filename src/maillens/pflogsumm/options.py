"""The options of pflogsumm as data, and what they are set to.

Spellings are those of pflogsumm(1) of each release; docs/pflogsumm.md has the same table.
"""

from dataclasses import dataclass, field
from typing import Literal

ReleaseName = Literal["1.1.5", "1.3"]
RELEASES: tuple[ReleaseName, ...] = ("1.1.5", "1.3")
BOTH: frozenset[ReleaseName] = frozenset(RELEASES)
OLD: frozenset[ReleaseName] = frozenset(RELEASES[:1])
NEW: frozenset[ReleaseName] = frozenset(RELEASES[1:])
ALL = -1
"""The value of a limit that nobody set: everything is shown; 0 leaves the section out."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Args:
        setting: The field of `Settings` that it sets.
        spellings: Without dashes; one letter or a long name.
        takes: What follows it.
        releases: Which of them know it.
        sets: What an option without a value sets; 0 is stronger than any number, in whatever order.
    """

    setting: str
    spellings: tuple[str, ...]
    takes: Literal["nothing", "count", "text", "count?"] = "nothing"
    releases: frozenset[ReleaseName] = BOTH
    sets: bool | int = True


OPTIONS = (
    Option("bounce_detail", ("bounce-detail",), "count"),
    Option("column_width", ("colwidth",), "count", NEW),
    Option("config", ("config",), "text", NEW),
    Option("dates", ("d",), "text"),
    Option("dates", ("date-range",), "text", NEW),
    Option("debug", ("debug", "x"), "text", NEW),
    Option("deferral_detail", ("deferral-detail",), "count"),
    Option("detail", ("detail",), "count"),
    Option("monday_first", ("dow0mon",), releases=NEW),
    Option("dump_config", ("dump-config",), releases=NEW),
    Option("expired_detail", ("expired-detail",), "count", NEW),
    Option("extended_detail", ("e",)),
    Option("extended_detail", ("extended-detail",), releases=NEW),
    Option("help", ("help",)),
    Option("host_count", ("h",), "count"),
    Option("host_count", ("host-cnt",), "count", NEW),
    Option("ignore_case", ("ignore-case", "i")),
    Option("iso_date_time", ("iso-date-time",)),
    Option("mailq", ("mailq",)),
    Option("bounce_detail", ("no-bounce-detail",), releases=OLD, sets=0),
    Option("deferral_detail", ("no-deferral-detail",), releases=OLD, sets=0),
    Option("no_size_list", ("no-no-msg-size",)),
    Option("reject_detail", ("no-reject-detail",), releases=OLD, sets=0),
    Option("warning_detail", ("no-smtpd-warnings",), releases=OLD, sets=0),
    Option("problems_first", ("problems-first",)),
    Option("postscreen_detail", ("pscrn-detail",), "count", NEW),
    Option("postscreen_stats", ("pscrn-stats",), releases=NEW),
    Option("quiet", ("q",)),
    Option("quiet", ("quiet",), releases=NEW),
    Option("add_sender", ("rej-add-from",)),
    Option("add_recipient", ("rej-add-to",), releases=NEW),
    Option("reject_detail", ("reject-detail",), "count"),
    Option("smtp_detail", ("smtp-detail",), "count"),
    Option("smtpd_stats", ("smtpd-stats",)),
    Option("warning_detail", ("smtpd-warning-detail",), "count", OLD),
    Option("smtpd_warning_detail", ("smtpd-warning-detail",), "count", NEW),
    Option("warning_detail", ("warning-detail",), "count", NEW),
    Option("unmangle_srs", ("srs-mung",), releases=NEW),
    Option("syslog_name", ("syslog-name",), "text"),
    Option("suppress", ("suppress",), "text", NEW),
    Option("tls_stats", ("ssl-tls-stats",), releases=NEW),
    Option("unprocessed_file", ("unprocd-file",), "text", NEW),
    Option("use_original_recipient", ("use-orig-to",), releases=NEW),
    Option("user_count", ("u",), "count"),
    Option("user_count", ("user-cnt",), "count", NEW),
    Option("unmangle_uucp", ("uucp-mung", "m")),
    Option("verbose", ("verbose-msg-detail",)),
    Option("unmangle_verp", ("verp-mung",), "count?"),
    Option("version", ("version",)),
    Option("zero_fill", ("zero-fill",)),
)
"""All options of both releases."""

SUPPRESSIBLE = ("host/domain", "per-hour", "rdns-warnings", "size-detail")
"""What `--suppress` of 1.3 can leave out."""

_LIMITS = (
    "bounce_detail",
    "deferral_detail",
    "expired_detail",
    "host_count",
    "postscreen_detail",
    "reject_detail",
    "smtp_detail",
    "warning_detail",
    "user_count",
)


@dataclass(slots=True)
class Settings:
    """What the options are set to.

    Args:
        deprecated: What 1.3 says in its report about options that will go.
        column_width: 1.3: every cut of a text moves with it; 80 is where 1.1.5 cuts, 0 no cut.
        unmangle_verp: None for off; above 1 the recipient in the address is dropped too.
    """

    bounce_detail: int = ALL
    deferral_detail: int = ALL
    expired_detail: int = ALL
    host_count: int = ALL
    postscreen_detail: int = ALL
    reject_detail: int = ALL
    smtp_detail: int = ALL
    smtpd_warning_detail: int = 0
    warning_detail: int = ALL
    user_count: int = ALL
    detail: int | None = None
    column_width: int = 80
    dates: str | None = None
    monday_first: bool = False
    extended_detail: bool = False
    ignore_case: bool = False
    iso_date_time: bool = False
    mailq: bool = False
    no_size_list: bool = False
    problems_first: bool = False
    postscreen_stats: bool = False
    quiet: bool = False
    add_sender: bool = False
    add_recipient: bool = False
    smtpd_stats: bool = False
    unmangle_srs: bool = False
    unmangle_uucp: bool = False
    unmangle_verp: int | None = None
    syslog_name: str = ""
    suppress: str = ""
    tls_stats: bool = False
    use_original_recipient: bool = False
    verbose: bool = False
    zero_fill: bool = False
    config: str | None = None
    debug: str | None = None
    unprocessed_file: str | None = None
    dump_config: bool = False
    help: bool = False
    version: bool = False
    deprecated: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Let `--detail` stand in for every limit that was not set by itself."""
        if self.smtpd_warning_detail:
            self.warning_detail = self.smtpd_warning_detail
        if self.verbose:
            self.column_width = 0
        if self.detail is not None:
            for name in _LIMITS:
                if getattr(self, name) == ALL:
                    setattr(self, name, self.detail)

    @property
    def suppressed(self) -> frozenset[str]:
        """The sections of 1.3 that are left out."""
        return frozenset(self.suppress.split())


def known_to(release: ReleaseName) -> dict[str, Option]:
    """The options of RELEASE by spelling."""
    return {name: option for option in OPTIONS if release in option.releases for name in option.spellings}
