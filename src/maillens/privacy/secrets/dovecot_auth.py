r"""What Dovecot's auth process says with auth_debug, auth_debug_passwords and auth_verbose_passwords.

Fields of its protocol are parted by tabs, which syslog turns into `#011` and Postfix into `?`.
"""

import re

from maillens.privacy.rule import Pattern, Rule

TABS = (b"#011", b"\t", b"\\t", b"\\011", b"?", b"\001")
TAB = rb"(?:#011|\t|\\t|\\011|\?|\001)"
END = rb"(?=#011|[\t?\001\s]|\\t|\\011|$)"
PROMPTS = rb"(?:VXNlcm5hbWU6|UGFzc3dvcmQ6)"

RULES = (
    Rule(
        "auth-response",
        (b"resp=",),
        Pattern(rb"(?:\b|(?<=#011))resp=(?P<secret>[^\s#?\\]+)"),
        ((b"auth: Debug: client in: AUTH#0111#011PLAIN#011service=smtp#011resp=AGFsaWNl (previous", (b"AGFsaWNl",)),),
    ),
    Rule(
        "auth-response",
        tuple(b"cont" + tab for tab in TABS),
        Pattern(rb"\bCONT" + TAB + rb"\d+?" + TAB + rb"(?!" + PROMPTS + END + rb")(?P<secret>[^\s#?\\]+)"),
        (
            (
                b"auth: Debug: client in: CONT#01112#011c2VjcmV0 (previous base64 data may contain sensitive data)",
                (b"c2VjcmV0",),
            ),
            (b"xsasl_dovecot_handle_reply: auth reply: CONT?4?PDE5ODlAbWFpbD4=", (b"PDE5ODlAbWFpbD4=",)),
        ),
        (
            b"auth: Debug: client passdb out: CONT#0112#011UGFzc3dvcmQ6",
            b"auth: Debug: client passdb out: CONT#0111#011",
        ),
    ),
    Rule(
        "cookie",
        tuple(word + tab for word in (b"cookie", b"request") for tab in TABS),
        Pattern(
            rb"\b(?:COOKIE|REQUEST"
            + TAB
            + rb"\d+?"
            + TAB
            + rb"\d+?"
            + TAB
            + rb"\d+?)"
            + TAB
            + rb"(?P<secret>[0-9a-fA-F]{8,})"
        ),
        (
            (b"xsasl_dovecot_server_connect: auth reply: COOKIE?00d81e0478cd369a", (b"00d81e0478cd369a",)),
            (
                b"auth: Debug: master in: REQUEST#0112930638849#011314#0111#01111c71b395bfceb87#011session_pid=3",
                (b"11c71b395bfceb87",),
            ),
        ),
    ),
    Rule(
        "given-password",
        (b"given password: ",),
        Pattern(rb"given password: (?P<secret>.*)\)|given password: (?P<secret2>[^)]+)$"),
        (
            (b"sql(alice@example.jp,192.0.2.7): Password mismatch (given password: a) (b)", (b"a) (b",)),
            (b"passwd-file(bob@example.jp,192.0.2.7): unknown user (SHA1 of given password: 21bd12)", (b"21bd12",)),
        ),
    ),
    Rule(
        "password",
        (b") != '",),
        Pattern(rb": [A-Z][A-Z0-9-]*(?:\.\w+)?\((?P<secret>.*)\) != '(?P<secret2>.*)'"),
        ((b"auth: Debug: sql(alice@example.jp,192.0.2.7): PLAIN(a)b) != 'example'", (b"a)b", b"example")),),
    ),
    Rule(
        "password",
        (b"cache hit: ",),
        Pattern(rb"(?<!userdb )cache hit: (?!#011|\t)(?P<secret>\S.*?)(?=#011|\t|$)"),
        (
            (
                b"auth: Debug: sql(alice@example.jp,192.0.2.7): cache hit: example#011user=alice@example.jp",
                (b"example",),
            ),
        ),
        (b"auth: Debug: sql(alice@example.jp,192.0.2.7): userdb cache hit: home=/home/alice#011uid=5000",),
    ),
    Rule(
        "password",
        (b"password '", b"credentials: "),
        Pattern(rb"\b(?:password '(?P<secret>.*)'|Credentials: (?P<secret2>\S+))", re.IGNORECASE),
        (
            (
                b"sql(alice@example.jp,192.0.2.7): Generating CRAM-MD5 from user 'alice@', password 'exa'mple'",
                (b"exa'mple",),
            ),
            (b"auth: Debug: Credentials: d7cc0cfaa7fee0cfe297", (b"d7cc0cfaa7fee0cfe297",)),
        ),
    ),
)
