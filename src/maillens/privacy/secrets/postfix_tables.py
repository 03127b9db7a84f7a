"""Passwords for relays, as lookups with `-v` show them: smtp_sasl_password_maps has `user:password` (postconf(5))."""

from maillens.privacy.rule import Pattern, Rule

# What stands before a colon in other tables (transport(5), access(5)) or is a type of table.
NO_USER = (
    rb"(?:smtps?|lmtp|relay|error|retry|discard|local|virtual|pipe|uucp|unix|inet|hash|btree|lmdb|texthash|cidr|pcre|regexp|"
    rb"proxy|inline|static|sqlite|mysql|pgsql|ldap|memcache|tcp|socketmap|https?|file|fail|internal|localhost|[\d.]+)"
)
VALUE = rb"(?!" + NO_USER + rb":)[^\s:/\[\]{}\"]+:(?P<secret>(?!\d+$)[^\s:/\[\]{}\"]+)\"?$"

RULES = (
    Rule(
        # A table written into main.cf: `inline:{{mx.example.com = alice:example}}`.
        "relay-password",
        (b"inline:", b"internal:"),
        Pattern(rb"\{[^{}=]*=\s*(?!" + NO_USER + rb":)[^{}:\s]+:(?P<secret>[^{}]+)\}"),
        ((b"dict_open: inline:{{[mx.example.com] = alice:example}, {example.jp=bob:two}}", (b"example", b"two")),),
        (b"dict_open: inline:{{example.com = smtp:[mx.example.com]}}", b"inline:{{a@example.com = REJECT at DATA}}"),
    ),
    Rule(
        "relay-password",
        (b"static:",),
        Pattern(rb"\bstatic:\{?(?!" + NO_USER + rb":)[^\s:,{}(]+:(?P<secret>[^\s,}(]+)"),
        ((b"dict_open: static:alice:example", (b"example",)),),
        (b"dict_open: static:5000", b"dict_eval: const static:all"),
    ),
    Rule(
        # What a table answered whose name tells what is in it.
        "relay-password",
        (b"sasl_pass", b"saslpass", b"passwd", b"secret", b"credential"),
        Pattern(
            rb"(?:sasl_?pass|passwd|secret|credential).{0,400}?(?: = |result=|-> )\"?(?!"
            + NO_USER
            + rb":)[^\s:\"=()]+:(?P<secret>[^\"\s]+)"
        ),
        (
            (
                b"maps_find: smtp_sasl_password_maps: hash:/etc/postfix/sasl_passwd(0,lock): [mx.example.com] = alice:exam/ple",
                (b"exam/ple",),
            ),
            (b'hash:/etc/postfix/sasl_passwd lookup: "mx.example.com" = "alice:example"', (b"example",)),
        ),
        (b"dict_lookup: smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd",),
    ),
    Rule(
        # And any other: what has the form of `user:password`.
        "relay-password",
        (b"send attr value", b"input attribute value", b"result=", b" lookup: "),
        Pattern(rb"(?:send attr value =|input attribute value:|result=|lookup: \"[^\"]*\" =) ?\"?" + VALUE),
        (
            (
                b"dict_proxy_lookup: table=mysql:/etc/postfix/relays.cf key=mx -> status=0 result=alice:example",
                (b"example",),
            ),
            (b"postfix/proxymap[300]: send attr value = alice@example.jp:example", (b"example",)),
        ),
        (
            b"postfix/smtp[300]: input attribute value: 127.0.0.1:10025",
            b"postfix/smtp[300]: input attribute value: smtp:mx",
            b"postfix/verify[300]: input attribute value: 0:0:1795316149:250 2.0.0 Ok",
        ),
    ),
)
