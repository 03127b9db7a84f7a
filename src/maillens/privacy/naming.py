r"""A line -> the names in it, replaced.

First what stands in the places where Postfix and Dovecot put names, whatever it looks like (`user=<x>`, `helo=<x>`,
`sql(x,192.0.2.7)`); in all other text what looks like an address of mail, an IP address or the name of a host.
"""

import re
from collections.abc import Callable

from maillens.privacy.pseudonyms import NO_NAMES, Pseudonyms

_LABEL = rb"[\w\x80-\xff](?:[\w\x80-\xff-]*[\w\x80-\xff])?"
_HOST = rb"(?:" + _LABEL + rb"\.)+(?:[A-Za-z\x80-\xff][\w\x80-\xff-]*[A-Za-z0-9\x80-\xff])"
_IPV4 = rb"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)"
_IPV6 = rb"(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:|::)[0-9A-Fa-f:]*(?::\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:])(?![\w:]|\.\d)"
_LOCAL = rb"(?:\"(?:[^\"\\]|\\.)*\"|[\w\x80-\xff.!#$%&'*+/=?^`{|}~-]+)"

_IPV4_ALONE = re.compile(_IPV4)
_FILES = re.compile(
    rb"\.(?:conf|log|so|sock|sieve|pem|db|lock|pid|cfg|service|socket|dat|key|crt)$|^(?:main|master)\.cf$|^dovecot\.|^p\.path$"
)
"""Names of files, which look like hosts. No top-level domain is named so."""

_Replace = Callable[[Pseudonyms, "re.Match[bytes]"], bytes]


def _whole(kind: str) -> _Replace:
    def replace(names: Pseudonyms, match: "re.Match[bytes]") -> bytes:
        name = match["name"]
        made: bytes = getattr(names, kind)(name)
        start, end = match.span("name")
        at = match.start()
        return match[0][: start - at] + made + match[0][end - at :]

    return replace


PLACES: tuple[tuple[bytes, _Replace], ...] = (
    # Envelope addresses may hold anything, `>` and blanks too (RFC 5321 4.1.2 Quoted-string).
    (rb"\b(?:from|to|orig_to|sender|recipient|original_recipient)=<(?P<name>(?:\"(?:[^\"\\]|\\.)*\"|[^\">])*)>", _whole("address")),
    (rb"\b(?:resent-)?(?:message-id|msgid)=<?(?P<name>[^>\s,]+)>?", _whole("address")),
    (rb"\bsasl_(?:username|sender)=(?P<name>.*?)(?=, [a-z_]+=|$)", _whole("address")),
    (rb"\buser=<(?P<name>[^>]*)>", _whole("address")),
    (rb"\bhelo=<(?P<name>[^>]*)>", _whole("host")),
    (rb"\bsession=<(?P<name>[^>]+)>", _whole("session")),
    (rb"(?<=,<)(?P<name>[\w+/]{10,})(?=>\))", _whole("session")),
    (rb"(?<=session=)(?P<name>[\w+/]{10,})(?=#011|\t|$)", _whole("session")),
    # A name that was tried may hold brackets: what follows it is an address for sure.
    (rb"(?<=[\w-]\()(?P<name>[^\s,()][^,]*?)(?=,(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)(?:,master)?(?:,<[^>]+>)?\))", _whole("address")),
    # `sql(alice,192.0.2.7)`, `imap(alice)<4021><…>`; the number of a worker is none.
    (rb"(?<=\()(?P<name>(?!\d+\))[^\s(),]+(?: [^\s(),]+)*)(?=(?:,[0-9A-Fa-f.:]+)?(?:,master)?(?:,<[^>]+>)?\)(?::|<))", _whole("address")),
    (rb"(?<=\)<)(?P<pid>\d+><)(?P<name>[\w+/]{16}(?:A+[\w+/]*)?)(?=>)", _whole("session")),
    # What a person wrote: a header or a line of the body that a check matched.
    (rb"\bheader Subject: (?P<name>.*?)(?= from \S+\[[^\]]*\]; | from local; |; from=<|$)", _whole("text")),
    (rb"(?<!header )\bSubject: \"?(?P<name>[^\"\\?]+)", _whole("text")),
    (rb"\bbody (?P<name>.*?)(?= from \S+\[[^\]]*\]; | from local; )", _whole("text")),
    (rb"(?<=/home/)(?P<name>[^/\s'\",]+)", _whole("address")),
    # `504 5.5.2 <x>: Helo command rejected`, `550 5.1.1 <x>: Recipient address rejected`.
    (rb"(?<=\d <)(?P<name>[^>\s@]+)(?=>: Helo command)", _whole("host")),
    (rb"(?<=\d <)(?P<name>[^>\s@\[]+)(?=>: (?:Sender|Recipient) address)", _whole("address")),
    (rb"\b(?:EHLO|HELO|LHLO) (?!from )(?P<name>[^\s\\?]+)", _whole("host")),
    # Certificates: a common name may be that of a person or a company (RFC 5280).
    (rb"\b(?:subject_CN|issuer_CN|issuer)=(?P<name>.*?)(?=, issuer|, fingerprint|, pkey_fingerprint|, subject|$)", _whole("common_name")),
    (rb"/(?:CN|O|OU|L|ST|emailAddress)=(?P<name>[^/,]+)", _whole("common_name")),
    (rb"(?<![\w:])(?P<name>[0-9A-F]{2}(?::[0-9A-F]{2}){15,63})(?![\w:])", _whole("fingerprint")),
    # A client without a domain: `connect from printer[192.0.2.7]`.
    (rb"(?<![\w./-])(?P<name>[\w-]+)(?=\[(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)\])", _whole("host")),
)  # fmt: skip
"""Where names stand, the first that fits counts."""

_ADDRESS = _LOCAL + rb"@(?:\[[^\]\s]+\]|" + _LABEL + rb"(?:\." + _LABEL + rb")*)"

LOOKS: tuple[tuple[bytes, _Replace], ...] = (
    # The `=` of `sender=alice@example.jp` could be part of an address (VERP), its name can not.
    (
        rb"(?<![\w.+-])(?:from|to|sender|recipient|rcpt|user|for|email|mail)=(?P<name>" + _ADDRESS + rb")",
        _whole("address"),
    ),
    (rb"(?P<name>" + _ADDRESS + rb")", _whole("address")),
    (
        _IPV6,
        lambda names, match: (
            names.ip(match[0]) or _IPV4_ALONE.sub(lambda found: names.ip(found[0]) or found[0], match[0])
        ),
    ),
    (_IPV4, lambda names, match: names.ip(match[0]) or match[0]),
    (
        rb"(?<![\w.-])" + _HOST + rb"(?![\w-])",
        lambda names, match: match[0] if _FILES.search(match[0].lower()) else names.domain(match[0]),
    ),
)
"""What looks like a name."""

_RULES = (*PLACES, *LOOKS)
_ANY = re.compile(
    b"|".join(
        b"(?P<r%d>%b)" % (number, re.sub(rb"\?P<(name|pid)>", rb"?:", pattern))
        for number, (pattern, _) in enumerate(_RULES)
    )
)
_EACH = tuple(re.compile(pattern) for pattern, _ in _RULES)


_STEPS = re.compile(
    rb": (?:rec_|cleanup_|initial envelope|maps_|mail_addr_|match_|dict_|check_|ctable_|rewrite_|resolve_|extract_|been_here|smtpd_|send attr|input attribute|"
    rb"user_|reject_|permit_|proxy_map|tok822_|masquerade|xsasl_|smtp_|[<>] \S+: )"
)
"""Lines of `-v`, where a name may stand anywhere: those that were seen before are replaced wherever they do."""
_WORD = re.compile(rb"(?<=[ <\"'`=])[\w\x80-\xff.-]+(?=[ >\"':,;@]|$)")


def renamed(text: bytes, names: Pseudonyms) -> bytes:
    """TEXT, a line without stamp and host or several of them, with pseudonyms for all names."""

    def replace(match: "re.Match[bytes]") -> bytes:
        number = int((match.lastgroup or "r0")[1:])
        found = _EACH[number].match(text, match.start())
        assert found is not None
        return _RULES[number][1](names, found)

    made = _ANY.sub(replace, text)
    if _STEPS.search(made) is None:
        return made
    return _WORD.sub(lambda match: names.known(match[0]), made)


def renamed_host(name: bytes, names: Pseudonyms) -> bytes:
    """The pseudonym of the host that wrote a line."""
    return name if name.lower() in NO_NAMES else names.host(name)
