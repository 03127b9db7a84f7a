"""Texts of a log -> the shorter ones that pflogsumm counts under."""

import re

NORMAL_WIDTH = 80
"""The `--colwidth` at which 1.3 cuts texts where 1.1.5 does."""
_DOTS = b"..."


def cut(text: bytes, most: int, *, width: int = NORMAL_WIDTH) -> bytes:
    """TEXT, or its beginning and three dots.

    Args:
        most: Bytes it may have in a report of normal width.
        width: Width of the report (`--colwidth`); 0 for no cut.
    """
    if width == 0:
        return text
    most += width - NORMAL_WIDTH if width > 0 else 0
    return text if len(text) <= most else text[: most - len(_DOTS)] + _DOTS


_SAID = re.compile(rb".* said: ")
_PART = re.compile(rb".*?: *")


def old_reply(text: bytes, most: int) -> bytes:
    """What a remote server said, for 1.1.5: what stands before it goes first, then part after part up to a colon."""
    while len(text) > most:
        if found := _SAID.match(text) or (_PART.match(text) if b":" in text else None):
            text = text[found.end() :]
        else:
            return text[: most - len(_DOTS)] + _DOTS
    return text


_CODE = re.compile(rb"\d{3}([ -]#?\d\.\d\.\d)? ")
_SAID_CODE = re.compile(rb".* said:( \d{3}([ -]#?\d\.\d\.\d)?)? ")
_WORDY = re.compile(rb"(delivery error|Requested action not taken|Transaction failed|RCPT TO): *")


def new_reply(text: bytes, most: int) -> bytes:
    """What a remote server said, for 1.3: without its codes and without who said it."""
    if found := _CODE.match(text):
        text = text[found.end() :]
    while len(text) > most:
        if found := _SAID_CODE.match(text) or (_PART.match(text) if _WORDY.search(text) else None):
            text = text[found.end() :]
        else:
            return text[: most - len(_DOTS)] + _DOTS
    return text


_UNTIL_PARENTHESIS = re.compile(rb", status=deferred \(([^)]+)")
_UNTIL_LAST_PARENTHESIS = re.compile(rb", status=bounced \((.+)\)")
_OLD_CODE = re.compile(rb"\d{3} ")


def deferral_text(delivery: bytes) -> bytes:
    """Why a delivery was put off: what stands in the first parentheses, up to the first that closes."""
    found = _UNTIL_PARENTHESIS.search(delivery)
    return found[1] if found else b""


def bounce_text(delivery: bytes) -> bytes:
    """Why a delivery failed: what stands in parentheses, up to the last that closes."""
    found = _UNTIL_LAST_PARENTHESIS.search(delivery)
    return found[1] if found else b""


DEFERRAL_WIDTH, BOUNCE_WIDTH, WARNING_WIDTH, VERDICT_WIDTH = 65, 66, 66, 64
"""Bytes after which the texts of the sections are cut."""


def old_deferral(text: bytes) -> bytes:
    """A reason to put a delivery off, as 1.1.5 counts it."""
    text = _without_code(old_reply(text, DEFERRAL_WIDTH))
    return text.removeprefix(b"connect to ")


def old_bounce(text: bytes) -> bytes:
    """A reason for a bounce, as 1.1.5 counts it."""
    return _without_code(old_reply(text, BOUNCE_WIDTH))


def _without_code(text: bytes) -> bytes:
    found = _OLD_CODE.match(text)
    return text[found.end() :] if found else text


_SAID_BY_HOST = re.compile(rb"host (\S+) (?:said|refused to talk to me): ([^(]+)")
_CONNECT_TO = re.compile(rb"(?:delivery temporarily suspended: )?connect to (.+?(?::\d+)?): ([^)]+)\Z")
_MAILBOX = re.compile(rb"cannot (?:append to file|update mailbox) ([^:.]+)[:.] (.+)\Z")
_NAME_SERVICE = re.compile(rb".*(Name service error )for (?:domain |name=)?([^: ]+):? (.+)\Z")
_LOST = re.compile(rb"((?:conversation|lost connection) )with (\S+) ((?:timed out )?while (?:receiving|sending) .+)\Z")


def split_deferral(text: bytes) -> tuple[bytes, bytes]:
    """A reason to put a delivery off -> (whom it concerns, what it was), for 1.3."""
    for form in (_SAID_BY_HOST, _CONNECT_TO, _MAILBOX):
        if found := form.match(text):
            return found[1], found[2]
    for form in (_NAME_SERVICE, _LOST):
        if found := form.match(text):
            return found[2], found[1] + found[3]
    return b"(unknown host)", text


def _rule(pattern: bytes, kept: bytes) -> tuple[re.Pattern[bytes], bytes]:
    return re.compile(pattern), kept


# What 1.3 makes alike in warnings of all programs but cleanup: the first rule that fits is the only one.
_ALIKE = (
    _rule(rb"(Unable to look up (?:MX|NS) host) for .+(: Host not found(?:,try again)?)", rb"\1\2"),
    _rule(rb"(hostname ).+ (does not resolve to address) [0-9A-F:.]+\Z", rb"\1\2"),
    _rule(
        rb"(hostname ).+ (does not resolve to address) .+(: hostname nor servname provided, or not known)\Z", rb"\1\2\3"
    ),
    _rule(
        rb"(Unable to look up (?:MX|NS) host ).+ (for (?:Sender address|Client host|Helo command)) .+"
        rb"(: (?:hostname nor servname provided, or not known|No address associated with hostname))\Z",
        rb"\1\2\3",
    ),
    _rule(rb"(malformed domain name in resource data of MX record) for .*\Z", rb"\1"),
    _rule(rb"(numeric domain name in resource data of (?:MX|NS) record) for .*\Z", rb"\1"),
    _rule(rb"(numeric hostname): .*\Z", rb"\1"),
    _rule(rb"(valid_hostname: invalid character) .*\Z", rb"\1"),
    _rule(rb"[0-9A-F:.]+ (address not listed for hostname) .*\Z", rb"\1"),
    _rule(rb"[0-9A-F]+: (queue file size limit exceeded)\Z", rb"\1"),
    _rule(
        rb"[^:]+: (SASL (?:LOGIN|PLAIN|CRAM-MD5) authentication failed(?:: Invalid authentication mechanism)?).*\Z",
        rb"\1",
    ),
    _rule(rb"(Illegal address syntax )from .+ (in (?:MAIL|RCPT) command): .*\Z", rb"\1\2"),
    _rule(rb"(non-SMTP command) from .+?(: \S+) .*\Z", rb"\1\2"),
    _rule(rb"(Connection concurrency limit exceeded: \d+ )from \S+ (for service .+)\Z", rb"\1\2"),
    _rule(rb"[0-9A-F:.]+ (hostname ).+ (verification failed: No address associated with hostname)\Z", rb"\1\2"),
    _rule(
        rb"[\w.-]+: (RBL lookup error: Host or domain name not found. Name service error )for name=[\w.-]+ "
        rb"(type=.+: Host not found, try again)\Z",
        rb"\1\2",
    ),
    _rule(rb".+((?:postfix-)?policyd-spf-perl: process )id \d+: (command time limit exceeded)\Z", rb"\1\2"),
)
_CHILD_EXIT = re.compile(rb"(process .+) pid \d+ (exit status \d+)")


def alike(warning: bytes) -> bytes:
    """A warning without the names, addresses and numbers that make it one of many, for 1.3."""
    for pattern, kept in _ALIKE:
        if found := pattern.match(warning):
            return found.expand(kept) + warning[found.end() :]
    return _CHILD_EXIT.sub(rb"\1 \2", warning, count=1)
