"""One kind of log line: how it looks, what it says, and what it means to a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of the grammar.

    Args:
        name: What the line says, e.g. `delivery`. Several entries may share a name
            when releases write the same thing differently.
        family: The table the record lands in, e.g. `delivery`; the columns of a
            family are the fields that its kinds capture.
        daemons: Log names of the programs that write it. `*` stands for every
            daemon of the product.
        shape: The line as the log shows it, after the tag; see `shape.py`. A
            leading `warning: ` (or error, fatal, panic) is the severity word and
            a leading `{queue_id}: ` the queue id or NOQUEUE.
        releases: Postfix (Dovecot, …) releases that write it, e.g. `2.3+`.
        samples: Lines, without time, host and tag, that the shape must match.
        en, ja: What it means, in a sentence or two for the person reading it.
        constants: Fields that every line of this kind has with the same value,
            e.g. `(("login_result", "failure"),)`.
        fallback: Tried only when no other kind of the daemon matches; for shapes
            such as `warning: {text:rest}`.
        verbose: True for output of `-v`, debug_peer_list and TLS log levels 2-4.
    """

    name: str
    family: str
    daemons: tuple[str, ...]
    shape: str
    releases: str
    samples: tuple[str, ...]
    en: str
    ja: str
    constants: tuple[tuple[str, str], ...] = ()
    fallback: bool = False
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A piece of mail software and how its lines begin.

    Args:
        name: `postfix`, `dovecot`, `amavis` …
        tags: Syslog names that announce it; for Postfix the head of the tag
            (`postfix/smtpd`), for others the whole tag (`opendkim`).
        daemons: Its programs by log name. A tag with a slash whose last part is
            one of them belongs to the product, whatever the head is
            (postconf(5) syslog_name).
        queue_ids: Whether its lines may begin with a Postfix queue id.
        daemon_in_text: Whether the program is named in the text, as Dovecot does:
            `dovecot[1]: imap-login: Login: …`.
    """

    name: str
    tags: tuple[str, ...]
    daemons: tuple[str, ...]
    queue_ids: bool = False
    daemon_in_text: bool = False
