"""TLS lines about the peer's certificate: shown, matched, not verified (tls/tls_verify.c, tls_client.c, tls_dane.c)."""

from maillens.grammar.kind import Kind
from maillens.grammar.postfix_tls import ANY, CLIENTS, IN, OUT, RELAY, SERVERS

VERIFICATION_EN = (
    "The certificate of the other side could not be verified: unknown issuer, wrong name or expired. "
    "It stops mail only where the TLS level demands a verified certificate."
)
VERIFICATION_JA = (
    "相手の証明書を確認できませんでした（発行元が不明、名前の不一致、期限切れなど）。"
    "証明書の確認を必須にしている場合を除き、配送は続きます。"
)
CERTIFICATE_EN = "The certificate (or public key) that the other side showed, and who issued it. For information."
CERTIFICATE_JA = "相手が示した証明書（または公開鍵）の名前と発行元です。参考情報です。"
MATCHED_EN = "The certificate of the next server is the expected one, by name, fingerprint or DANE. All is well."
MATCHED_JA = "配送先サーバーの証明書が、名前・指紋・DANEのいずれかで期待どおりと確認できました。正常です。"
UNTRUSTED_EN = "A TLS session was resumed whose certificate could not be verified; the reason stands at its first use."
UNTRUSTED_JA = "証明書を確認できなかったTLSセッションを再開しました。理由は最初に使ったときのログにあります。"

KINDS = (
    Kind(
        name="tls-verification",
        family="tls",
        daemons=SERVERS,
        shape="⟦client ⟧⟦CA ⟧certificate verification failed for {client}: {reason:rest}",
        constants=IN,
        releases="2.2+",
        samples=(
            "certificate verification failed for mail.example.com[192.0.2.7]: self-signed certificate",
            "client certificate verification failed for mail.example.com[192.0.2.7]: num=26:unsupported certificate purpose",
        ),
        en=VERIFICATION_EN,
        ja=VERIFICATION_JA,
    ),
    Kind(
        name="tls-verification",
        family="tls",
        daemons=CLIENTS,
        shape="⟦server ⟧⟦CA ⟧certificate verification failed for " + RELAY + ": {reason:rest}",
        constants=OUT,
        releases="2.5+",
        samples=(
            "certificate verification failed for mx.example.com[192.0.2.25]:25: untrusted issuer /C=JP/O=Example/CN=Example CA",
            "server certificate verification failed for 192.0.2.25[192.0.2.25]:25: num=62:hostname mismatch",
        ),
        en=VERIFICATION_EN,
        ja=VERIFICATION_JA,
    ),
    Kind(
        name="tls-verification",
        family="tls",
        daemons=CLIENTS,
        shape="⟦server ⟧⟦CA ⟧certificate verification failed for {relay_name}: {reason:rest}",
        constants=OUT,
        releases="2.2-2.4",
        samples=("certificate verification failed for mx.example.com: num=18:self signed certificate",),
        en=VERIFICATION_EN,
        ja=VERIFICATION_JA,
    ),
    Kind(
        name="tls-session-untrusted",
        family="tls",
        daemons=SERVERS,
        shape="{client}: re-using session with untrusted {_}, look for details earlier in the log",
        constants=IN,
        releases="2.5+; `peer credential` instead of `certificate` 3.9+",
        samples=(
            "mail.example.com[192.0.2.7]: re-using session with untrusted certificate, look for details earlier in the log",
        ),
        en=UNTRUSTED_EN,
        ja=UNTRUSTED_JA,
    ),
    Kind(
        name="tls-session-untrusted",
        family="tls",
        daemons=CLIENTS,
        shape=RELAY + ": re-using session with untrusted {_}, look for details earlier in the log",
        constants=OUT,
        releases="2.5+; `peer credential` instead of `certificate` 3.9+",
        samples=(
            "mx.example.com[192.0.2.25]:25: re-using session with untrusted peer credential, look for details earlier in the log",
        ),
        en=UNTRUSTED_EN,
        ja=UNTRUSTED_JA,
    ),
    Kind(
        name="tls-certificate",
        family="tls",
        daemons=SERVERS,
        shape="{client}: subject_CN={tls_name}, issuer⟦_CN⟧={tls_issuer}⟦, ⟦cert ⟧fingerprint={tls_fingerprint:rest}⟧",
        constants=IN,
        releases="2.5+; fingerprints 2.9+",
        samples=(
            "mail.example.com[192.0.2.7]: subject_CN=mail.example.com, issuer=Example CA,"
            " fingerprint=FA:51:27:71:D8, pkey_fingerprint=1D:0F:22:09:AB",
        ),
        en=CERTIFICATE_EN,
        ja=CERTIFICATE_JA,
    ),
    Kind(
        name="tls-certificate",
        family="tls",
        daemons=CLIENTS,
        shape=RELAY + ": subject_CN={tls_name}, issuer⟦_CN⟧={tls_issuer}⟦, ⟦cert ⟧fingerprint={tls_fingerprint:rest}⟧",
        constants=OUT,
        releases="2.5+; fingerprints 2.9+, `cert fingerprint=` 3.9+",
        samples=(
            "192.0.2.25[192.0.2.25]:25: subject_CN=mx.example.com, issuer_CN=Example CA, fingerprint=FA:51:27, pkey_fingerprint=1D:0F:22",
            "mx.example.com[2001:db8::25]:25: subject_CN=mx.example.com, issuer_CN=Example CA, cert fingerprint=FA:51, pkey fingerprint=1D:0F",
        ),
        en=CERTIFICATE_EN,
        ja=CERTIFICATE_JA,
    ),
    Kind(
        name="tls-certificate",
        family="tls",
        daemons=CLIENTS,
        shape=RELAY + ": raw public key fingerprint={tls_fingerprint:rest}",
        constants=OUT,
        releases="3.9+",
        samples=("mx.example.com[192.0.2.25]:25: raw public key fingerprint=1D:0F:22:09:AB",),
        en=CERTIFICATE_EN,
        ja=CERTIFICATE_JA,
    ),
    Kind(
        name="tls-certificate",
        family="tls",
        daemons=SERVERS,
        shape="{client}: raw public key fingerprint={tls_fingerprint:rest}",
        constants=IN,
        releases="3.9+",
        samples=("mail.example.com[192.0.2.7]: raw public key fingerprint=1D:0F:22:09:AB",),
        en=CERTIFICATE_EN,
        ja=CERTIFICATE_JA,
    ),
    Kind(
        name="tls-certificate",
        family="tls",
        daemons=ANY,
        shape="{tls_trust:token}: subject_CN={tls_name}, issuer⟦_CN⟧={tls_issuer:rest}",
        releases="2.2-2.4",
        samples=(
            "Unverified: subject_CN=mail.example.com, issuer=Example CA",
            "Verified: subject_CN=mx.example.com, issuer=Example CA",
        ),
        en=CERTIFICATE_EN,
        ja=CERTIFICATE_JA,
    ),
    Kind(
        name="tls-matched",
        family="tls",
        daemons=CLIENTS,
        shape=RELAY + ": Matched {reason:rest}",
        constants=OUT,
        releases="3.6+",
        samples=(
            "mx.example.com[192.0.2.25]:25: Matched DANE EE certificate at depth 0: 3 1 1 8CE9A0C4F0D1",
            "mx.example.com[192.0.2.25]:25: Matched trust anchor at depth 1",
        ),
        en=MATCHED_EN,
        ja=MATCHED_JA,
        verbose=True,
    ),
    Kind(
        name="tls-matched",
        family="tls",
        daemons=CLIENTS,
        shape=RELAY + ": matched peername: {tls_name:rest}",
        constants=OUT,
        releases="3.6+",
        samples=("mx.example.com[192.0.2.25]:25: matched peername: mx.example.com",),
        en=MATCHED_EN,
        ja=MATCHED_JA,
        verbose=True,
    ),
    Kind(
        name="tls-matched",
        family="tls",
        daemons=CLIENTS,
        shape=RELAY + ": depth={_:int} matched {reason:rest}",
        constants=OUT,
        releases="2.11-3.5",
        samples=("mx.example.com[192.0.2.25]:25: depth=0 matched end entity certificate sha256 digest 8C:E9:A0",),
        en=MATCHED_EN,
        ja=MATCHED_JA,
        verbose=True,
    ),
    Kind(
        name="tls-records-unusable",
        family="tls",
        daemons=CLIENTS,
        shape="warning: " + RELAY + ": all {reason} unusable⟦, {text:rest}⟧",
        constants=OUT,
        releases="3.6+",
        samples=(
            "warning: mx.example.com[192.0.2.25]:25: all TLSA records unusable, fallback to unauthenticated TLS",
            "warning: mx.example.com[192.0.2.25]:25: all trust anchors unusable",
        ),
        en="What was meant to prove the identity of the next server (DANE records, fingerprints, trust anchors) cannot be used. "
        "The owner of that domain should know.",
        ja="配送先サーバーを確かめるための情報（DANEのTLSAレコードや指紋など）が使えない内容でした。相手側の設定の問題である可能性があります。",
    ),
    Kind(
        name="tls-dane-lookup-failed",
        family="tls",
        daemons=CLIENTS,
        shape="warning: DANE TLSA lookup problem: {reason:rest}",
        constants=OUT,
        releases="2.11+",
        samples=(
            "warning: DANE TLSA lookup problem: Host or domain name not found. Name service error for"
            " name=_25._tcp.mx.example.com type=TLSA: Host not found, try again",
        ),
        en="The DANE record of the next server could not be looked up, so the mail waits rather than go out unprotected. Usually the other side's DNS.",
        ja="配送先サーバーのDANEレコードを調べられず、安全のため再送待ちになります。多くは相手側のDNSの問題です。",
    ),
    Kind(
        name="tls-dane-lookup-failed",
        family="tls",
        daemons=CLIENTS,
        shape="warning: DNSSEC status lookup error for {name}: {reason:rest}",
        constants=OUT,
        releases="2.11+",
        samples=("warning: DNSSEC status lookup error for mx.example.com: Host not found, try again",),
        en="Whether the next server's name is protected by DNSSEC could not be found out; the mail waits. Usually the other side's DNS.",
        ja="配送先サーバーの名前がDNSSECで守られているかを調べられず、再送待ちになります。多くは相手側のDNSの問題です。",
    ),
)
