"""What Postfix programs tell each other, with `-v`: keys of TLS sessions and tickets, seeds, passwords of relays."""

from maillens.privacy.rule import Pattern, Rule

NAMES = rb"(?:keybuf|seed|session|[\w-]*(?:passw|secret|token|cookie)[\w-]*)"

RULES = (
    Rule(
        # tlsmgr(8): a session holds its master secret, keybuf the key of the tickets.
        "key",
        (b"input attribute ",),
        Pattern(rb"(?:(?P<process>\S+\[\d+\]): )?input attribute value: (?P<secret>\S.*)"),
        ((b"postfix/tlsmgr[281]: input attribute value: MIGLAgEBAgIDBAQCEwIEINUf", (b"MIGLAgEBAgIDBAQCEwIEINUf",)),),
        announced_by=Pattern(rb"(?:(?P<process>\S+\[\d+\]): )?input attribute name: " + NAMES + rb"$"),
    ),
    Rule(
        "key",
        (b"send attr ",),
        Pattern(rb"send attr (?:name )?" + NAMES + rb"(?: =| value) (?!\[data \d+ bytes\]$)(?P<secret>\S.*)"),
        ((b"postfix/tlsmgr[281]: send attr seed = 3q2+7w==", (b"3q2+7w==",)),),
        (
            b"postfix/tlsmgr[281]: send attr seed = [data 32 bytes]",
            b"postfix/smtpd[279]: send attr request = seed",
        ),
    ),
)
