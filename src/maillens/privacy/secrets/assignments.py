"""What is called a password, a token or a secret, in a line of whatever kind: settings, queries, LDAP, URLs."""

import re

from maillens.privacy.rule import Pattern, Rule

VALUE = rb"(?P<secret>'[^']*'|\"[^\"]*\"|[^\s,;#?&'\"]+)"

RULES = (
    Rule(
        "password",
        (
            b"pass=",
            b"password=",
            b"passwd=",
            b"passphrase=",
            b"pwd=",
            b"bindpw=",
            b"pw=",
            b"secret=",
            b"token=",
            b"api_key=",
            b"apikey=",
            b"pass =",
            b"password =",
            b"passwd =",
            b"passphrase =",
            b"pwd =",
            b"bindpw =",
            b"pw =",
            b"secret =",
            b"token =",
            b"api_key =",
            b"userpassword",
        ),
        # `dkim=pass` is a verdict; a name of a setting that only ends in these words is none.
        Pattern(
            rb"(?:\b|(?<=#011))(?:[\w-]*(?:passw(?:or)?d|passphrase|pwd|pw|secret|token|api_?key)|(?:[a-z]+_)?pass)\s*=\s*(?!=|\s|\(notfound\)|hash:)"
            + VALUE,
            re.IGNORECASE,
        ),
        (
            (b"auth: Debug: master userdb out: PASS#0111#011user=alice#011pass=example#011uid=1", (b"example",)),
            (b"mysql: query failed: SELECT 1 FROM users WHERE password = 'exam ple' AND active", (b"'exam ple'",)),
            (b"master userdb out: USER#0111#011alice#011auth_mech=PLAIN#011auth_token=d89e8429", (b"d89e8429",)),
        ),
        (b"opendkim[1]: 4ZSqfx2Tpyz9: dkim=pass (1024-bit key)", b"request_auth_token"),
    ),
    Rule(
        "password",
        (b"password: ", b"passphrase: "),
        Pattern(rb"(?<!given )\b(?:password|passphrase): (?P<secret>[^\s,]\S*)", re.IGNORECASE),
        ((b"ldap: bind with password: example", (b"example",)),),
    ),
    Rule(
        "password",
        (b"password('", b"encrypt('", b"crypt('", b"md5('", b"sha1('", b"sha2('", b"dovecot_pw('"),
        Pattern(rb"\b(?:password|encrypt|crypt|md5|sha[12]|dovecot_pw)\('(?P<secret>[^']*)'", re.IGNORECASE),
        ((b"pam_mysql - SELECT password FROM users WHERE pw < MD5('example')", (b"example",)),),
    ),
    Rule(
        "token",
        (b"bearer ", b"basic "),
        Pattern(rb"\b(?:Bearer|Authorization: Basic) +(?P<secret>[\w.~+/=-]{6,})", re.IGNORECASE),
        ((b"oauth2: GET /userinfo Authorization: Bearer example.token", (b"example.token",)),),
    ),
    Rule(
        "token",
        (b"eyjhbgci", b"eyj0exai", b"eyjrawqi"),
        Pattern(rb"\b(?P<secret>eyJ[\w-]{8,}(?:\.[\w-]*){1,4})"),
        (
            (
                b"oauth2: token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln is not valid",
                (b"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",),
            ),
        ),
    ),
    Rule(
        # Base64 of `user=…^Aauth=`, `n,a=`, `n,,n=`, `c=biws,r=`: XOAUTH2, OAUTHBEARER (RFC 7628), SCRAM (RFC 5802).
        "auth-response",
        (b"dxnlcj1", b"bixhp", b"biwsb", b"eswsb", b"yz1iaxdz"),
        Pattern(rb"(?<![\w+/])(?P<secret>(?:dXNlcj1|bixhP|biwsb|eSwsb|Yz1iaXdz)[\w+/=]{8,})"),
        ((b"unexpected text biwsbj1hbGljZUBleGFtcGxlLmpw", (b"biwsbj1hbGljZUBleGFtcGxlLmpw",)),),
    ),
    Rule(
        "password",
        tuple(bytes((letter,)) + b"://" for letter in b"abcdefghijklmnopqrstuvwxyz"),
        Pattern(rb"://[^\s/:@]+:(?P<secret>[^\s/@]+)@"),
        ((b"connect to ldap://cn=admin:example@ldap.example.jp", (b"example",)),),
    ),
)
