"""What Postfix's SASL plug-ins say of an exchange with `-v`: xsasl_dovecot_server, xsasl_cyrus_client and the like."""

from maillens.privacy.rule import Pattern, Rule

RULES = (
    Rule(
        "auth-response",
        (b"init_response",),
        Pattern(rb"init_response (?P<secret>\S.*)"),
        ((b"xsasl_dovecot_server_first: sasl_method PLAIN, init_response AGFsaWNl", (b"AGFsaWNl",)),),
    ),
    Rule(
        "auth-response",
        (b"coded ",),
        Pattern(rb"xsasl_\w+: (?:un|de|en)coded [a-z ]*(?:challenge|response|reply)s?:? (?P<secret>\S.*)"),
        (
            (b"xsasl_cyrus_client_first: uncoded initial reply: ?alice?example", (b"?alice?example",)),
            (b"xsasl_cyrus_server_next: decoded response: example", (b"example",)),
        ),
    ),
    Rule(
        "password",
        (b"get_passwd",),
        Pattern(rb"xsasl_\w+get_passw\w*: (?P<secret>\S.*)"),
        ((b"xsasl_cyrus_client_get_passwd: example", (b"example",)),),
    ),
    Rule(
        "password",
        (b" pass `",),
        Pattern(rb" pass `(?P<secret>.*)'"),
        (
            (
                b"smtp_sasl_passwd_lookup: host `mx.example.com' user `alice@example.jp' pass `example'",
                (b"example",),
            ),
        ),
    ),
)
