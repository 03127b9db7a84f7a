r"""A line -> the names in it, replaced.

The specification of `_naming.pyx`, and the part of it that is asked once for each name.

First what stands in the places where Postfix and Dovecot put names, whatever it looks like (`user=<x>`, `helo=<x>`,
`sql(x,192.0.2.7)`); in all other text what looks like an address of mail, an IP address or the name of a host.
"""

import re

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

PLACES: tuple[tuple[bytes, str], ...] = (
    # Envelope addresses may hold anything, `>` and blanks too (RFC 5321 4.1.2 Quoted-string).
    (rb"\b(?:from|to|orig_to|sender|recipient|original_recipient)=<(?P<name>(?:\"(?:[^\"\\]|\\.)*\"|[^\">])*)>", "address"),
    (rb"\b(?:resent-)?(?:message-id|msgid)=<?(?P<name>[^>\s,]+)>?", "address"),
    (rb"\bsasl_(?:username|sender)=(?P<name>.*?)(?=, [a-z_]+=|$)", "address"),
    (rb"\buser=<(?P<name>[^>]*)>", "address"),
    (rb"\bhelo=<(?P<name>[^>]*)>", "host"),
    (rb"\bsession=<(?P<name>[^>]+)>", "session"),
    (rb"(?<=,<)(?P<name>[\w+/]{10,})(?=>\))", "session"),
    (rb"(?<=session=)(?P<name>[\w+/]{10,})(?=#011|\t|$)", "session"),
    # A name that was tried may hold brackets: what follows it is an address for sure.
    (rb"(?<=[\w-]\()(?P<name>[^\s,()][^,]*?)(?=,(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)(?:,master)?(?:,<[^>]+>)?\))", "address"),
    # `sql(alice,192.0.2.7)`, `imap(alice)<4021><…>`; the number of a worker is none.
    (rb"(?<=\()(?P<name>(?!\d+\))[^\s(),]+(?: [^\s(),]+)*)(?=(?:,[0-9A-Fa-f.:]+)?(?:,master)?(?:,<[^>]+>)?\)(?::|<))", "address"),
    (rb"(?<=\)<)(?P<pid>\d+><)(?P<name>[\w+/]{16}(?:A+[\w+/]*)?)(?=>)", "session"),
    # What a person wrote: a header or a line of the body that a check matched.
    (rb"\bheader Subject: (?P<name>.*?)(?= from \S+\[[^\]]*\]; | from local; |; from=<|$)", "text"),
    (rb"(?<!header )\bSubject: \"?(?P<name>[^\"\\?]+)", "text"),
    (rb"\bbody (?P<name>.*?)(?= from \S+\[[^\]]*\]; | from local; )", "text"),
    (rb"(?<=/home/)(?P<name>[^/\s'\",]+)", "address"),
    # `504 5.5.2 <x>: Helo command rejected`, `550 5.1.1 <x>: Recipient address rejected`.
    (rb"(?<=\d <)(?P<name>[^>\s@]+)(?=>: Helo command)", "host"),
    (rb"(?<=\d <)(?P<name>[^>\s@\[]+)(?=>: (?:Sender|Recipient) address)", "address"),
    (rb"\b(?:EHLO|HELO|LHLO) (?!from )(?P<name>[^\s\\?]+)", "host"),
    # Certificates: a common name may be that of a person or a company (RFC 5280).
    (rb"\b(?:subject_CN|issuer_CN|issuer)=(?P<name>.*?)(?=, issuer|, fingerprint|, pkey_fingerprint|, subject|$)", "common_name"),
    (rb"/(?:CN|O|OU|L|ST|emailAddress)=(?P<name>[^/,]+)", "common_name"),
    (rb"(?<![\w:])(?P<name>[0-9A-F]{2}(?::[0-9A-F]{2}){15,63})(?![\w:])", "fingerprint"),
    # A client without a domain: `connect from printer[192.0.2.7]`.
    (rb"(?<![\w./-])(?P<name>[\w-]+)(?=\[(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)\])", "host"),
)  # fmt: skip
"""Where names stand, the first that fits counts."""

_ADDRESS = _LOCAL + rb"@(?:\[[^\]\s]+\]|" + _LABEL + rb"(?:\." + _LABEL + rb")*)"

LOOKS: tuple[tuple[bytes, str], ...] = (
    # The `=` of `sender=alice@example.jp` could be part of an address (VERP), its name can not.
    (
        rb"(?<![\w.+-])(?:from|to|sender|recipient|rcpt|user|for|email|mail)=(?P<name>" + _ADDRESS + rb")",
        "address",
    ),
    (rb"(?P<name>" + _ADDRESS + rb")", "address"),
    (rb"(?P<name>" + _IPV6 + rb")", "ipv6"),
    (rb"(?P<name>" + _IPV4 + rb")", "ipv4"),
    (rb"(?<![\w.-])(?P<name>" + _HOST + rb")(?![\w-])", "look"),
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


_STEP_BEGINNINGS = (
    *b"rec_ cleanup_ maps_ mail_addr_ match_ dict_ check_ ctable_ rewrite_ resolve_ extract_ been_here smtpd_ user_ reject_".split(),
    *b"permit_ proxy_map tok822_ masquerade xsasl_ smtp_".split(),
    *(b"initial envelope", b"send attr", b"input attribute"),
)
STEPS = tuple(b": " + beginning for beginning in (*_STEP_BEGINNINGS, b"< ", b"> "))
"""How lines of `-v` go on behind the tag."""
_STEPS = re.compile(rb": (?:" + b"|".join(_STEP_BEGINNINGS) + rb"|[<>] \S+: )")
"""Lines of `-v`, where a name may stand anywhere: those that were seen before are replaced wherever they do."""
_WORD = re.compile(rb"(?<=[ <\"'`=])[\w\x80-\xff.-]+(?=[ >\"':,;@]|$)")


def renamed(text: bytes, names: Pseudonyms) -> bytes:
    """TEXT, a line without stamp and host, with pseudonyms for all names: what `_naming.Renamer` does, slowly and obviously."""

    def replace(match: "re.Match[bytes]") -> bytes:
        number = int((match.lastgroup or "r0")[1:])
        found = _EACH[number].match(text, match.start())
        assert found is not None
        start, stop = found.span("name")
        return (
            text[found.start() : start] + pseudonym(names, _RULES[number][1], found["name"]) + text[stop : found.end()]
        )

    return without_known(_ANY.sub(replace, text), names)


def pseudonym(names: Pseudonyms, kind: str, name: bytes) -> bytes:
    """What stands for NAME; NAME itself where it only looks like one.

    Args:
        kind: What the rule that found it says.
    """
    if kind == "ipv6":
        return names.ip(name) or _IPV4_ALONE.sub(lambda found: names.ip(found[0]) or found[0], name)
    if kind == "ipv4":
        return names.ip(name) or name
    if kind == "look":
        return name if _FILES.search(name.lower()) else names.domain(name)
    if kind == "log_host":
        return name if name.lower() in NO_NAMES else names.host(name)
    made: bytes = getattr(names, kind)(name)
    return made


def without_known(text: bytes, names: Pseudonyms) -> bytes:
    """TEXT, a renamed line, without the names that were seen before, where they may stand unmarked."""
    if _STEPS.search(text) is None:
        return text
    return _WORD.sub(lambda match: names.known(match[0]), text)
