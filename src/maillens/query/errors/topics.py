"""The topics of trouble: what each is about, how bad it is, and the kinds of lines and causes that tell of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

LEVELS = ("urgent", "soon", "watch")
"""Mail is not let in, not delivered or lost; something fails or is set up wrongly; others do something wrong."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic.

    Args:
        name: Of its texts in `present/words/errors.py`.
        level: One of `LEVELS`.
        kinds: Names of kinds of lines, `*` for any letters. What is named in full counts whatever it is logged
            as; Dovecot and the filters log such things as information.
        causes: Names of causes (`maillens.causes`) of deferrals, bounces and refusals that lie here.
    """

    name: str
    level: str
    kinds: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


TOPICS = (
    Topic(
        "storage", "urgent",
        ("disk-full", "queue-space-low", "queue-write-error", "pickup-write-error", "table-size-limit"),
        ("storage-full",),
    ),
    Topic(
        "stopped", "urgent",
        ("process-*", "service-throttled", "panic", "watchdog-timeout", "master-start-failed", "postfix-start-failed",
         "postfix-aborting", "port-unavailable", "transport-*", "dovecot-panic", "dovecot-backtrace",
         "dovecot-child-died", "dovecot-auth-died", "dovecot-service-throttled", "dovecot-listen-error"),
    ),
    Topic(
        "lookups", "urgent",
        ("table-lookup-failed", "table-unavailable", "map-lookup-problem", "access-table-error",
         "tls-policy-lookup-failed", "nis-not-configured", "dovecot-database-error"),
        ("lookup-failed", "own-trouble"),
    ),
    Topic(
        "services", "soon",
        ("milter-error", "milter-unreachable", "policy-*", "proxy-lost", "proxy-unreachable", "proxy-garbage",
         "proxymap-unapproved", "service-connect-failed", "service-timeout", "service-problem", "sasl-backend-error",
         "cleanup-*", "verify-unavailable", "verify-cache-damaged", "cache-close-problem", "flush-unavailable",
         "flush-log-problem", "postscreen-service-unreachable", "amavis-trouble", "amavis-scanner-error", "spf-trouble",
         "opendmarc-trouble", "opendkim-error", "spamd-trouble", "postgrey-trouble", "dovecot-service-error",
         "dovecot-auth-c*"),
        ("local-service-down", "command-failed"),
    ),
    Topic(
        "queue", "soon",
        ("queue-congested", "queue-congestion-advice", "queue-file-corrupt", "queue-file-damaged", "queue-file-missing",
         "message-rejected", "pickup-*", "showq-damaged", "postsuper-bad-file", "submission-failed"),
    ),
    Topic(
        "limits", "soon",
        ("service-limit-*", "dovecot-service-limit", "dovecot-inotify-limit", "postscreen-stress",
         "postscreen-connection-dropped", "postscreen-slow-table", "entropy-problem"),
    ),
    Topic(
        "configuration", "soon",
        ("setting-*", "restriction-*", "unknown-restriction", "unknown-macro", "check-action-error", "table-*", "tls-*",
         "milter-configuration-error", "service-listed-twice", "service-name-unknown", "service-wakeup-failed",
         "file-*-problem", "files-differ", "symlink-outside", "postfix-script-*", "postfix-file-missing",
         "postfix-command-failed", "alias-*", "domain-listed-twice", "map-*", "pattern-invalid", "hostname-invalid",
         "header-setting-invalid", "reply-code-error", "relay-misconfigured", "remote-own-hostname", "mail-loop",
         "no-relay-restriction", "sasl-*", "wrong-privileges", "pipe-misconfigured", "pipe-user-unknown",
         "null-transport", "bounce-template-*", "dnsbl-reply-template-error", "queue-minfree-small",
         "include-file-problem", "list-owner-missing", "login-library-problem", "master-already-running",
         "sendmail-usage", "advice", "source-address-failed", "dovecot-settings*", "dovecot-settings-error",
         "dovecot-already-running", "dovecot-driver-missing",
         "dovecot-tls-error", "dkim-key-error"),
        ("authentication-failed", "loops"),
    ),
    Topic(
        "mailboxes", "soon",
        ("mail-save-failed", "sieve-failed", "maildir-access-problem", "virtual-mailbox-problem",
         "forward-file-problem", "dovecot-user-error", "dovecot-index-repaired", "dovecot-failed",
         "dovecot-lock-timeout"),
    ),
    Topic("notices", "soon", ("sender-notice-failed", "postmaster-notice-*", "bounce-failed")),
    Topic(
        "names", "watch",
        ("dns-*", "dnsbl-lookup-error", "dnsblog-*", "mx-lookup-failed", "mx-invalid", "mx-unusable", "host-unresolved",
         "tls-dane-lookup-failed"),
    ),
    Topic(
        "clients", "watch",
        ("hostname-unverified", "non-smtp-command", "illegal-address", "pipelining-error", "xforward-too-long",
         "bdat-error", "ehlo-size-invalid", "*-rate-limit", "connection-concurrency-limit", "request-too-long",
         "etrn-refused", "haproxy-error", "dovecot-haproxy-error", "tlsproxy-io-error",
         "proxy-rejected-command", "message-id-malformed", "non-esmtp-response",
         "tls-library-problem",
         "envelope-record-ignored", "record-not-allowed", "spurious-log-removed"),
    ),
)  # fmt: skip
"""Worst first; a kind belongs to the topic that names it in full, else to the first that fits."""

SECRETS, STALLED, OTHER = "secrets", "queue", "other"
"""Topics of what is found otherwise: a log that gives secrets away, a queue that stands still, all other warnings."""

ORDER = (*(topic.name for topic in TOPICS[:-2]), SECRETS, OTHER, *(topic.name for topic in TOPICS[-2:]))
"""In which topics of one level are told."""

_LEVEL_OF_SEVERITY = ("watch", "watch", "soon", "urgent", "urgent")


@cache
def topic_of(kind: str) -> Topic | None:
    """The topic of lines of this KIND; None where its severity is all there is to say."""
    exact = (topic for topic in TOPICS if kind in topic.kinds)
    return next(exact, None) or next((topic for topic in TOPICS if _fits(kind, topic.kinds)), None)


def topic_of_cause(cause: str) -> Topic | None:
    """The topic that failures with this CAUSE belong to; None where it is not our own trouble."""
    return next((topic for topic in TOPICS if cause in topic.causes), None)


def level_of(topic: Topic | None, severity: int) -> str:
    """How bad a line is: as its topic says, or else by its severity (0 info, 1 warning … 4 panic)."""
    return topic.level if topic else _LEVEL_OF_SEVERITY[max(severity, 0)]


def is_named(kind: str) -> bool:
    """Whether a topic names this KIND in full."""
    return any(kind in topic.kinds for topic in TOPICS)


def _fits(kind: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(kind, pattern) for pattern in patterns)
