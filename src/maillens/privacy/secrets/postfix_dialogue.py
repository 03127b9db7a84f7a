"""What a client said to Postfix, or Postfix to a server, with `-v` or debug_peer_list.

smtpd(8) and smtp(8) log each line of the dialogue, AUTH among them. A password that answers a challenge stands in a
line of its own, which nothing marks: so what is no command (RFC 5321 and the extensions that Postfix speaks) is taken
for a secret, and a password typed in the wrong place goes with it.
"""

import re

from maillens.privacy.rule import Pattern, Rule

COMMANDS = (
    rb"(?:EHLO|HELO|LHLO|MAIL|RCPT|DATA|BDAT|RSET|NOOP|QUIT|VRFY|EXPN|ETRN|HELP|STARTTLS|XCLIENT|XFORWARD|AUTH|PROXY)"
)
PROMPTS = rb"(?:VXNlcm5hbWU6|UGFzc3dvcmQ6|VXNlciBOYW1lAA==|UGFzc3dvcmQA)"
"""`Username:` and `Password:` (draft-murchison-sasl-login), which every server asks with."""

# `name[address]` or `name[address]:port` is a client or a relay; a filter before the queue is `address:port`.
PEER = rb"(?:^|: )[<>] (?:\S*\[[^\]\s]+\](?::\d+)?|[^\s:]+:\d+): "
REPLY = rb"\d{3}(?:[ -]|$)"
MECHANISM = rb"(?:PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|SCRAM-[\w-]+|NTLM|APOP|XOAUTH2|OAUTHBEARER|GSSAPI|EXTERNAL)"
QUOTED = tuple(
    command + mechanism
    for command in (b"auth ", b'auth "', b"authenticate ", b'authenticate "')
    for mechanism in b"plain login cram-md5 digest-md5 scram- ntlm apop xoauth2 oauthbearer gssapi external".split()
)
NOTHING = rb"(?:\.?\s*$)"
# Behind AUTH and its mechanism all is secret (RFC 4954); a bare `AUTH LOGIN` gives nothing away.
AFTER_MECHANISM = rb"AUTH[ \t]+[\w-]+[ \t]+(?P<secret>\S.*)"

FORBIDDEN = Pattern(rb"(?P<process>\S+\[\d+\]): match_\w+: smtpd_forbidden_commands: ")

RULES = (
    Rule(
        "auth-command",
        (b": auth ", b": auth\t"),
        Pattern(PEER + AFTER_MECHANISM, re.IGNORECASE),
        (
            (
                b"postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: AUTH PLAIN AGFsaWNlAGV4YW1wbGU=",
                (b"AGFsaWNlAGV4YW1wbGU=",),
            ),
            (b"postfix/smtp[4021]: > mx.example.com[2001:db8::7]:587: auth xoauth2 dXNlcj1h", (b"dXNlcj1h",)),
        ),
        (b"postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: AUTH LOGIN",),
    ),
    Rule(
        "auth-response",
        (b": < ", b": > "),
        Pattern(
            PEER + rb"(?!" + COMMANDS + rb"(?:[ \t:]|$)|" + REPLY + rb"|" + NOTHING + rb")(?P<secret>.+)", re.IGNORECASE
        ),
        (
            (b"postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: c2VjcmV0", (b"c2VjcmV0",)),
            (b"postfix/smtp[4021]: > mx.example.com[192.0.2.25]:25: YWxpY2U=", (b"YWxpY2U=",)),
            (b"postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: PASS example one", (b"PASS example one",)),
        ),
        (
            b"postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: MAIL FROM:<alice@example.jp> SIZE=1000",
            b"postfix/smtpd[4021]: > mail.example.com[192.0.2.7]: 250-AUTH PLAIN LOGIN CRAM-MD5",
            b"postfix/smtpd[4021]: > mail.example.com[192.0.2.7]: 235 2.7.0 Authentication successful",
            b"postfix/smtp[4021]: > mx.example.com[192.0.2.25]:25: .",
            b"postfix/smtpd[4021]: > 127.0.0.1:10025: XFORWARD NAME=mail.example.com",
        ),
    ),
    Rule(
        # To smtpd a client cannot reply: digits are as good a password as any.
        "auth-response",
        (b": < ",),
        Pattern(rb"(?:smtpd|postscreen)\[\d+\]: < \S*\[[^\]\s]+\](?::\d+)?: (?P<secret>" + REPLY + rb".*)"),
        ((b"postfix/smtpd[4021]: < mail.example.com[192.0.2.7]: 123 456", (b"123 456",)),),
    ),
    Rule(
        "auth-challenge",
        (b": 334 ",),
        Pattern(PEER + rb"334 (?!" + PROMPTS + rb"?\s*$)(?P<secret>\S.*)"),
        ((b"postfix/smtpd[4021]: > mail.example.com[192.0.2.7]: 334 PDE5ODlAbWFpbD4=", (b"PDE5ODlAbWFpbD4=",)),),
        (
            b"postfix/smtpd[4021]: > mail.example.com[192.0.2.7]: 334 UGFzc3dvcmQ6",
            b"postfix/smtpd[4021]: > mail.example.com[192.0.2.7]: 334 ",
        ),
    ),
    Rule(
        # tls_stream: what went through TLS, its first forty bytes, CR and LF as question marks.
        "tls-text",
        (b" chars: ",),
        Pattern(
            rb"(?:Read|Write) \d+ chars: (?:AUTH[ \t]+[\w-]+(?:[ \t]+|\?\?(?!$))(?P<secret>\S.*)|334 (?!"
            + PROMPTS
            + rb"?(?:\?\?)?\s*$)(?P<secret2>\S.*)|(?!"
            + COMMANDS
            + rb"(?:[ \t:?]|$)|"
            + REPLY
            + rb"|[A-Z][\w-]*: |\.?(?:\?\?)?\s*$)(?P<secret3>.+))",
            re.IGNORECASE,
        ),
        (
            (
                b"postfix/smtpd[4021]: Read 53 chars: AUTH PLAIN AGFsaWNlQGV4YW1wbGUuanAAc2Vjc",
                (b"AGFsaWNlQGV4YW1wbGUuanAAc2Vjc",),
            ),
            (b"postfix/smtpd[4021]: Read 18 chars: c2VjcmV0??", (b"c2VjcmV0??",)),
            (b"postfix/smtpd[4021]: Write 54 chars: 334 PDc0MzI4MDQ1Njg4NzY0NzI", (b"PDc0MzI4MDQ1Njg4NzY0NzI",)),
        ),
        (
            b"postfix/smtpd[4021]: Read 168 chars: From: <alice@example.jp>??To: <bob@ex",
            b"postfix/smtpd[4021]: Read 12 chars: AUTH LOGIN??",
            b"postfix/smtpd[4021]: Write 18 chars: 334 UGFzc3dvcmQ6??",
            b"postfix/smtpd[4021]: Write 37 chars: 235 2.7.0 Authentication successful??",
        ),
    ),
    Rule(
        # Wherever a command is quoted: `improper command pipelining after EHLO from …: AUTH PLAIN …`.
        "auth-command",
        QUOTED,
        Pattern(
            rb"\bAUTH(?:ENTICATE)?[ \t]+\"?" + MECHANISM + rb"\"?(?:\\r\\n|\\n|[ \t?])+(?!" + MECHANISM + rb"\b)"
            rb"\"?(?P<secret>[\w+/=-]{2}.*)",
            re.IGNORECASE,
        ),
        (
            (
                b"warning: improper command pipelining after EHLO from mail.example.com[192.0.2.7]: AUTH PLAIN AGFsaWNl",
                (b"AGFsaWNl",),
            ),
        ),
        (b"postfix/smtpd[4021]: > mail.example.com[192.0.2.7]: 250-AUTH PLAIN LOGIN CRAM-MD5",),
    ),
    Rule(
        "auth-response",
        (b"pipelining after auth",),
        Pattern(rb"pipelining after AUTH from \S+: (?P<secret>.+)"),
        (
            (
                b"warning: improper command pipelining after AUTH from unknown[192.0.2.7]: YWxpY2U=\\r\\n",
                (b"YWxpY2U=\\r\\n",),
            ),
        ),
    ),
    *(
        # smtpd_forbidden_commands (postconf(5)): the first word of what is no command is compared with the list.
        Rule(
            "auth-response",
            needles,
            Pattern(pattern),
            samples,
            announced_by=announced,
        )
        for needles, pattern, samples, announced in (
            (
                (b"smtpd_forbidden_commands: ", b"match_list_match: "),
                rb"(?P<process>\S+\[\d+\]): match_list_match: (?P<secret>\S+): no match",
                ((b"postfix/smtpd[281]: match_list_match: c2VjcmV0: no match", (b"c2VjcmV0",)),),
                FORBIDDEN,
            ),
            (
                (b"smtpd_forbidden_commands: ", b"_lookup: "),
                rb"(?P<process>\S+\[\d+\]): dict_(?:regexp|pcre|cidr)\w*_lookup: .*: (?P<secret>\S+)$",
                ((b"postfix/smtpd[281]: dict_regexp_lookup: {{/^[^A-Z]/ Bogus}}: c2vjcmv0", (b"c2vjcmv0",)),),
                FORBIDDEN,
            ),
            (
                (b"smtpd_forbidden_commands: ",),
                rb"(?P<process>)match_\w+: smtpd_forbidden_commands: (?P<secret>\S+) ~\?",
                ((b"postfix/smtpd[281]: match_string: smtpd_forbidden_commands: c2vjcmv0 ~? get", (b"c2vjcmv0",)),),
                None,
            ),
        )
    ),
)
