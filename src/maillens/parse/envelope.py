"""A line -> its stamp, host, tag, process id and text: what every syslog writes before the text.

    Nov  8 10:00:00 mail postfix/smtpd[123]: text          traditional, RFC 3339, journalctl
    <22>1 2026-11-08T10:00:00Z mail postfix/smtpd 123 - - text            RFC 5424
    Nov 08 10:00:00 imap-login: Info: text                 Dovecot's own log file
    2026-11-08 10:00:00 #2249(main) text                   rspamd's own log file
    postfix/smtpd[123]: text                               no stamp

Together with `prefix.py` and `matcher.py` it is the specification of `_envelope.pxi`.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from maillens.parse.prefix import named_daemon
from maillens.stamp import parse_stamp

NO_STAMP = 3
"""Kind of stamp of a line that has none; the others are in `stamp.py`."""

MOST_REPEATS = 10_000
"""Of one line: a hostile "repeated 999999999 times" must not fill the memory."""

_VERSION_1 = re.compile(rb"<[0-9]{1,3}>1 ")
# RFC 5424, section 6: `-` for what is missing; in SD-PARAM `]`, `"` and `\` are escaped; a BOM says that MSG is UTF-8.
_RFC5424 = re.compile(
    rb"(?P<host>[^ ]*) *(?P<tag>[^ ]*) *(?P<pid>[^ ]*) *[^ ]* *"
    rb"(?:-|(?:\[(?:\\.|[^]\\])*+(?:\]|\\?\Z))*+) *(?:\xef\xbb\xbf)?",
    re.DOTALL,
)
# `syslog_name=postfix/$service_name` in master.cf(5) puts the address of a service with its port into the tag.
_PORTED = rb"[^ :\[\t]*/[^ :\[\t]*:[0-9]+/[^ :\[\t]+"
_TAG = re.compile(rb"(?P<tag>" + _PORTED + rb"|[^ :\[\t]*)(?:\[(?P<pid>[^] ]*)\])?:? *")
_TAGGED = re.compile(rb"[^ :\[\t]+\[[0-9]+\]: ")
# syslogd(1M) of Solaris puts [ID number facility.level] before the text; the number is a hash of the format.
_SOLARIS = re.compile(rb"\[ID [0-9]+ [^]]*\]")
# Written by syslogd itself, with its own stamp and host, but no tag.
_LAST_REPEATED = re.compile(rb"last message repeated ([0-9]+) times?")
# rsyslog, $RepeatedMsgReduction on: the text in brackets, under the tag of the program.
_REPEATED = re.compile(rb"message repeated ([0-9]+) times: \[ (.*)\]", re.DOTALL)


@dataclass(slots=True)
class Line:
    """What stands before the text of a line.

    Args:
        tag: None when there is nothing that could be one.
        product: Whose line it is, where that shows without a tag.
        repeats: How often the text was logged.
        last_repeats: How often the line before this one was logged again, by a line
            that has no text of its own.
    """

    stamp_kind: int = NO_STAMP
    stamp_us: int = 0
    host: bytes = b""
    tag: bytes | None = None
    product: str = ""
    pid: int | None = None
    text: bytes = b""
    repeats: int = 1
    last_repeats: int = 0


def repaired(block: bytes) -> bytes:
    """BLOCK with `?` for every byte that is not part of well-formed UTF-8 (RFC 3629)."""
    return block.decode("utf-8", "maillens.question_marks").encode()


def _question_marks(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "?" * (error.end - error.start), error.end


codecs.register_error("maillens.question_marks", _question_marks)


def split_line(line: bytes, names_daemon: Callable[[str], bool]) -> Line:
    """Take a line apart.

    Args:
        line: Well-formed UTF-8 without blanks at its end.
        names_daemon: Whether a word is a daemon that a product names in the text.
    """
    stamp = parse_stamp(line)
    if stamp is None:
        split = Line()
        if _TAGGED.match(line):
            _split_text(split, _split_tag(split, line))
        return split
    split = Line(stamp.kind, stamp.value_us)
    rest = line[stamp.end :]
    if _VERSION_1.match(line):
        _split_text(split, _split_rfc5424(split, rest))
        return split
    rest = _split_host(split, rest, names_daemon)
    repeated = _LAST_REPEATED.fullmatch(rest)
    if repeated:
        split.last_repeats = min(int(repeated[1][:20]), MOST_REPEATS)
    _split_text(split, _split_tag(split, rest) if split.tag is None else rest)
    return split


def _split_rfc5424(line: Line, rest: bytes) -> bytes:
    """`HOST APP PROCID MSGID STRUCTURED-DATA MSG` (RFC 5424, section 6)."""
    found = _RFC5424.match(rest)
    assert found is not None
    line.host, line.tag, line.pid = _host(found["host"]), found["tag"], _number(found["pid"])
    return rest[found.end() :]


def _split_host(line: Line, rest: bytes, names_daemon: Callable[[str], bool]) -> bytes:
    """Take the host off, where there is one; lines without a tag get their product by what they begin with."""
    word = rest.partition(b" ")[0]
    if rest.startswith(b"#"):
        line.tag, line.product = b"", "rspamd"
    elif names_daemon(named_daemon(rest)):
        line.tag, line.product = b"", "dovecot"
    elif not word.endswith(b":") and b"[" not in word:
        line.host = _host(word)
        return rest[len(word) :].lstrip(b" ")
    return rest


def _split_tag(line: Line, rest: bytes) -> bytes:
    """Take `tag[pid]: ` off."""
    found = _TAG.match(rest)
    assert found is not None
    line.tag, line.pid = found["tag"], _number(found["pid"] or b"")
    return rest[found.end() :]


def _split_text(line: Line, rest: bytes) -> None:
    solaris = _SOLARIS.match(rest)
    text = rest[solaris.end() if solaris else 0 :].lstrip(b" ")
    repeated = _REPEATED.fullmatch(text)
    if repeated and int(repeated[1][:20]):
        line.repeats, text = min(int(repeated[1][:20]), MOST_REPEATS), repeated[2]
    line.text = _without_controls(text)


def _without_controls(text: bytes) -> bytes:
    """Cut blanks and the #012 and #015 that rsyslog writes for a line end off the end."""
    while text != (text := text.rstrip(b" \t\r").removesuffix(b"#012").removesuffix(b"#015")):
        pass
    return text


def _host(word: bytes) -> bytes:
    return b"" if word == b"-" else word


def _number(word: bytes) -> int | None:
    return int(word) if re.fullmatch(rb"[0-9]{1,10}", word) else None
