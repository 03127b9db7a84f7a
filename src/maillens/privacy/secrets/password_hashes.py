"""Passwords as databases keep them: `{SCHEME}…` (Dovecot, RFC 2307) and crypt(5)."""

import re

from maillens.privacy.rule import Pattern, Rule

SCHEMES = (
    rb"(?:PLAIN|CLEAR|CLEARTEXT|PLAIN-TRUNC|S?SHA\d*|S?MD5|(?:PLAIN|LDAP|DIGEST|CRAM)-MD5|HMAC-MD5|(?:DES|MD5|SHA256|SHA512|BLF)-CRYPT|"
    rb"CRYPT|ARGON2I?D?|PBKDF2|SCRAM-SHA-\d+|LANMAN|NTLM|OTP|RPA|SMD5)"
)

BEFORE = tuple(bytes((character,)) for character in b" :='\"`}(<,\t")

SIGNS = (
    *(before + sign for before in BEFORE for sign in (b"$1$", b"$5$", b"$6$", b"$7$", b"$y$")),
    *(b"$2a$", b"$2b$", b"$2x$", b"$2y$", b"$gy$", b"$argon2"),
)

RULES = (
    Rule(
        "password-hash",
        tuple(
            b"{" + start
            for start in b"plain clear sha ssha md5 smd5 ldap digest cram hmac des blf crypt argon pbkdf scram lanman ntlm otp rpa".split()
        ),
        Pattern(rb"\{" + SCHEMES + rb"(?:\.\w+)?\}(?P<secret>[^\s#?,'\"]+)", re.IGNORECASE),
        ((b"auth: Debug: pass {SSHA256.b64}c2FsdA==#011user=alice", (b"c2FsdA==",)),),
    ),
    Rule(
        "password-hash",
        SIGNS,
        Pattern(rb"(?P<secret>\$(?:1|2[abxy]|5|6|7|g?y|argon2\w*)\$[\w./$=,+-]+)"),
        ((b"passwd-file: $6$c2FsdA$aGFzaA is no known scheme", (b"$6$c2FsdA$aGFzaA",)),),
    ),
)
