"""TLS lines that state a fact: a connection, a failure, a setting (tls/tls_server.c, tls_client.c, tls_misc.c).

Certificates are in postfix_tls_certificate.py, what TLS log levels 2 to 4 add in
postfix_verbose_tls.py.
"""

from maillens.grammar.kind import Kind

SERVERS = ("smtpd",)
CLIENTS = ("smtp", "lmtp", "relay", "tlsproxy")
ANY = ("smtpd", *CLIENTS)
IN = (("tls_direction", "in"),)
OUT = (("tls_direction", "out"),)

RELAY = "{relay_name:name}[{relay_address}]⟦:{relay_port}⟧"
# tls_log_summary() in tls/tls_misc.c; what follows the bits is written for TLS 1.3 only, since Postfix 3.4.
CIPHER = (
    ": {tls_protocol:word} with cipher {tls_cipher:word} ({tls_bits}/{tls_bits_algorithm} bits)"
    "⟦ key-exchange {tls_key_exchange:rest}⟧"
)

ESTABLISHED_EN = (
    "The connection is now encrypted. Anonymous or Untrusted only says that nobody checked the certificate; "
    "that is normal between mail servers."
)
ESTABLISHED_JA = (
    "通信が暗号化（TLS）されました。AnonymousやUntrustedは証明書を確認していないという意味で、"
    "メールサーバー同士では普通のことです。"
)
REUSED_EN = "A mail was sent over an encrypted connection that was still open from the mail before."
REUSED_JA = "前のメールで使った暗号化（TLS）接続を、開いたまま続けて使いました。問題ありません。"
ERROR_IN_EN = (
    "Encryption with a client could not be set up: the client gave up, or both have no TLS version, cipher or "
    "certificate in common. Port scanners cause many of these; look closer only if it is a mail server you know."
)
ERROR_IN_JA = (
    "接続元との暗号化（TLS）を始められませんでした。相手が途中でやめたか、対応するTLSの版や暗号が合いません。"
    "多くは機械的な探索によるもので、心当たりのある相手のときだけ調べてください。"
)
ERROR_OUT_EN = (
    "Encryption with the next server could not be set up. With the TLS level `may` Postfix tries again without "
    "encryption; with a stricter level the mail waits."
)
ERROR_OUT_JA = (
    "配送先サーバーとの暗号化（TLS）を始められませんでした。設定がmayなら平文で送り直し、"
    "それより厳しい設定ならメールは再送待ちになります。"
)
DISABLED_EN = (
    "TLS cannot be used at all: certificate, key or settings are wrong. Mail goes unencrypted or not at all; repair it."
)
DISABLED_JA = (
    "証明書・鍵・設定に誤りがあり、TLSがまったく使えません。平文になるか配送が止まります。設定を直してください。"
)
SETUP_EN = "A certificate, key or TLS parameter could not be loaded. Check the file that is named and its permissions."
SETUP_JA = "証明書・鍵・TLSの設定を読み込めませんでした。示されたファイルとその権限を確認してください。"
POLICY_EN = "Postfix could not find out which TLS policy holds for this destination; the mail waits. Check the policy table and DNS."
POLICY_JA = (
    "この配送先に使うTLSの方針を調べられず、メールは再送待ちになります。ポリシーテーブルとDNSを確認してください。"
)

KINDS = (
    Kind(
        name="tls-established",
        family="tls",
        daemons=SERVERS,
        shape="{tls_trust:token} TLS connection established from {client}⟦ to {tls_name:token}⟧" + CIPHER,
        constants=IN,
        releases="2.5+; SNI name and signatures 3.4+",
        samples=(
            "Anonymous TLS connection established from mail.example.com[192.0.2.7]: TLSv1.2 with cipher"
            " ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)",
            "Trusted TLS connection established from mail.example.com[2001:db8::7]:40100 to mx.example.jp: TLSv1.3 with"
            " cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange ECDHE (P-384) server-signature RSA-PSS (2048 bits)"
            " server-digest SHA256",
        ),
        en=ESTABLISHED_EN,
        ja=ESTABLISHED_JA,
    ),
    Kind(
        name="tls-established",
        family="tls",
        daemons=("tlsproxy",),
        shape="{tls_trust:token} TLS connection established from {peer}⟦ to {tls_name:token}⟧" + CIPHER,
        constants=IN,
        releases="2.8+",
        samples=(
            "Anonymous TLS connection established from [203.0.113.12]:40598: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384"
            " (256/256 bits) key-exchange X25519 server-signature ECDSA (prime256v1) server-digest SHA256",
        ),
        en=ESTABLISHED_EN,
        ja=ESTABLISHED_JA,
    ),
    Kind(
        name="tls-established",
        family="tls",
        daemons=CLIENTS,
        shape="{tls_trust:token} TLS connection established to " + RELAY + CIPHER,
        constants=OUT,
        releases="2.5+",
        samples=(
            "Verified TLS connection established to mx.example.com[2001:db8::25]:25: TLSv1.3 with cipher"
            " TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519MLKEM768 server-signature ECDSA (prime256v1)"
            " server-digest SHA256",
            "Untrusted TLS connection established to mx.example.com[192.0.2.25]:25: TLSv1 with cipher AES256-SHA (256/256 bits)",
        ),
        en=ESTABLISHED_EN,
        ja=ESTABLISHED_JA,
    ),
    Kind(
        name="tls-established",
        family="tls",
        daemons=SERVERS,
        shape="TLS connection established from {client}" + CIPHER,
        constants=IN,
        releases="2.2-2.4",
        samples=(
            "TLS connection established from mail.example.com[192.0.2.7]: TLSv1 with cipher AES256-SHA (256/256 bits)",
        ),
        en=ESTABLISHED_EN,
        ja=ESTABLISHED_JA,
    ),
    Kind(
        name="tls-established",
        family="tls",
        daemons=CLIENTS,
        shape="TLS connection established to {relay_name}" + CIPHER,
        constants=OUT,
        releases="2.2-2.4",
        samples=("TLS connection established to mx.example.com: TLSv1 with cipher DHE-RSA-AES256-SHA (256/256 bits)",),
        en=ESTABLISHED_EN,
        ja=ESTABLISHED_JA,
    ),
    Kind(
        name="tls-reused",
        family="tls",
        daemons=CLIENTS,
        shape="{tls_trust:token} TLS connection reused to " + RELAY + CIPHER,
        constants=OUT,
        releases="3.4+ with smtp_tls_connection_reuse",
        samples=(
            "Untrusted TLS connection reused to mx.example.com[192.0.2.25]:25: TLSv1.3 with cipher"
            " TLS_AES_256_GCM_SHA384 (256/256 bits)",
        ),
        en=REUSED_EN,
        ja=REUSED_JA,
    ),
    Kind(
        name="tls-reused",
        family="tls",
        daemons=SERVERS,
        shape="{tls_trust:token} TLS connection reused from {client}" + CIPHER,
        constants=IN,
        releases="3.4+",
        samples=(
            "Anonymous TLS connection reused from mail.example.com[192.0.2.7]: TLSv1.3 with cipher TLS_AES_128_GCM_SHA256 (128/128 bits)",
        ),
        en=REUSED_EN,
        ja=REUSED_JA,
    ),
    Kind(
        name="tls-error",
        family="tls",
        daemons=SERVERS,
        shape="SSL_accept error from {client}: {reason:rest}",
        constants=IN,
        releases="2.2+; a reason instead of a number 2.9+",
        samples=(
            "SSL_accept error from unknown[198.51.100.7]: lost connection",
            "SSL_accept error from mail.example.com[2001:db8::7]:40100: -1",
        ),
        en=ERROR_IN_EN,
        ja=ERROR_IN_JA,
    ),
    Kind(
        name="tls-error",
        family="tls",
        daemons=("tlsproxy",),
        shape="SSL_accept error from {peer}: {reason:rest}",
        constants=IN,
        releases="2.8+",
        samples=("SSL_accept error from [198.51.100.7]:40100: Connection timed out",),
        en=ERROR_IN_EN,
        ja=ERROR_IN_JA,
    ),
    Kind(
        name="tls-error",
        family="tls",
        daemons=CLIENTS,
        shape="SSL_connect error to " + RELAY + ": {reason:rest}",
        constants=OUT,
        releases="2.5+",
        samples=("SSL_connect error to mx.example.com[192.0.2.25]:25: lost connection",),
        en=ERROR_OUT_EN,
        ja=ERROR_OUT_JA,
    ),
    Kind(
        name="tls-error",
        family="tls",
        daemons=CLIENTS,
        shape="SSL_connect error to {relay_name}: {reason:rest}",
        constants=OUT,
        releases="2.2-2.4",
        samples=("SSL_connect error to mx.example.com: 0",),
        en=ERROR_OUT_EN,
        ja=ERROR_OUT_JA,
    ),
    Kind(
        name="tls-error",
        family="tls",
        daemons=SERVERS,
        shape="SSL_set_fd error to {client}",
        constants=IN,
        releases="2.2+",
        samples=("SSL_set_fd error to mail.example.com[192.0.2.7]",),
        en=ERROR_IN_EN,
        ja=ERROR_IN_JA,
    ),
    Kind(
        name="tls-error",
        family="tls",
        daemons=CLIENTS,
        shape="SSL_set_fd error to " + RELAY,
        constants=OUT,
        releases="2.2+",
        samples=("SSL_set_fd error to mx.example.com[192.0.2.25]:25",),
        en=ERROR_OUT_EN,
        ja=ERROR_OUT_JA,
    ),
    Kind(
        name="tls-library-problem",
        family="tls",
        daemons=("*",),
        shape="warning: TLS library problem: {reason:rest}",
        releases="2.2+; with a leading process number 2.2-2.10",
        samples=(
            "warning: TLS library problem: error:0A00010B:SSL routines::wrong version number:../ssl/record/ssl3_record.c:350:",
            "warning: TLS library problem: 4127:error:14094410:SSL routines:SSL3_READ_BYTES:sslv3 alert handshake failure:"
            "s3_pkt.c:1092:SSL alert number 40:",
        ),
        en="Details from OpenSSL on a TLS failure; the line before it by the same process says with whom. `wrong version number` "
        "is plain text where TLS was expected, `no shared cipher` or `unsupported protocol` an outdated or probing client.",
        ja="TLSの失敗についてのOpenSSLの説明です。相手は同じプロセスの直前の行で分かります。wrong version numberは平文が来た、"
        "no shared cipherやunsupported protocolは相手が古いか探索の可能性があるという意味です。",
    ),
    Kind(
        name="starttls-offered",
        family="tls",
        daemons=CLIENTS,
        shape="Host offered STARTTLS: [{relay_name}]",
        constants=OUT,
        releases="2.2+ with smtp_tls_note_starttls_offer",
        samples=("Host offered STARTTLS: [mx.example.com]",),
        en="The next server offers encryption, but ours does not use it. Setting smtp_tls_security_level = may would.",
        ja="配送先サーバーは暗号化（TLS）に対応していますが、こちらでは使っていません。smtp_tls_security_level = mayで使えます。",
    ),
    Kind(
        name="tls-report",
        family="tls",
        daemons=CLIENTS,
        shape="TLSRPT: status={status:token}, domain={domain}, receiving_mx={relay_name:name}[{relay_address}]"
        "⟦, failure_type={reason:token}⟧⟦, failure_reason={text:rest}⟧",
        constants=OUT,
        releases="3.10+",
        samples=(
            "TLSRPT: status=success, domain=example.com, receiving_mx=mx.example.com[192.0.2.25]",
            "TLSRPT: status=failure, domain=example.com, receiving_mx=mx.example.com[192.0.2.25],"
            " failure_type=certificate-expired, failure_reason=num=10",
        ),
        en="One entry of the TLS report that the receiving domain asked for (RFC 8460): whether encryption worked.",
        ja="相手のドメインが求めているTLSレポート（RFC 8460）への1件の記録です。暗号化の成否が分かります。",
    ),
    Kind(
        name="tls-policy-lookup-failed",
        family="tls",
        daemons=CLIENTS,
        shape="warning: TLS policy lookup⟦ error⟧ for {name}/{relay_name}: {reason:rest}",
        constants=OUT,
        releases="3.0+",
        samples=("warning: TLS policy lookup for example.com/mx.example.com: TLSA lookup error for mx.example.com:25",),
        en=POLICY_EN,
        ja=POLICY_JA,
    ),
    Kind(
        name="tls-policy-lookup-failed",
        family="tls",
        daemons=CLIENTS,
        shape="TLS policy lookup for {name}/{relay_name}: {reason:rest}",
        constants=OUT,
        releases="2.11",
        samples=("TLS policy lookup for example.com/mx.example.com: Temporary lookup error",),
        en=POLICY_EN,
        ja=POLICY_JA,
    ),
    Kind(
        name="tls-no-certificate",
        family="tls",
        daemons=("smtpd", "tlsproxy"),
        shape="warning: No server certs available. TLS {_:word} be enabled",
        releases="2.3+",
        samples=("warning: No server certs available. TLS won't be enabled",),
        en="TLS was asked for, but no certificate is configured, so clients cannot encrypt. Set smtpd_tls_chain_files or smtpd_tls_cert_file.",
        ja="TLSを使う設定なのに証明書がなく、接続元は暗号化できません。smtpd_tls_chain_filesかsmtpd_tls_cert_fileを設定してください。",
    ),
    Kind(
        name="tls-disabled",
        family="tls",
        daemons=ANY,
        shape="warning: {reason}: disabling TLS support",
        releases="2.2+",
        samples=('warning: cannot get RSA private key from file "/etc/postfix/key.pem": disabling TLS support',),
        en=DISABLED_EN,
        ja=DISABLED_JA,
    ),
    Kind(
        name="tls-disabled",
        family="tls",
        daemons=ANY,
        shape="warning: {reason}, disabling TLS support",
        releases="3.4+",
        samples=("warning: error initializing the OpenSSL library, disabling TLS support",),
        en=DISABLED_EN,
        ja=DISABLED_JA,
    ),
    Kind(
        name="tls-disabled",
        family="tls",
        daemons=ANY,
        shape="warning: disabling TLS support",
        releases="2.2+",
        samples=("warning: disabling TLS support",),
        en=DISABLED_EN,
        ja=DISABLED_JA,
    ),
    Kind(
        name="tls-disabled",
        family="tls",
        daemons=ANY,
        shape="{reason}: disabling TLS support",
        releases="2.2+",
        samples=('cannot load Certification Authority data, CAfile="/etc/postfix/ca.pem": disabling TLS support',),
        en=DISABLED_EN,
        ja=DISABLED_JA,
        fallback=True,
    ),
    Kind(
        name="tls-setup-failed",
        family="tls",
        daemons=ANY,
        shape="cannot load Certificat{_:token} Authority data",
        releases="2.2-2.8",
        samples=("cannot load Certificate Authority data",),
        en=SETUP_EN,
        ja=SETUP_JA,
    ),
    Kind(
        name="tls-setup-failed",
        family="tls",
        daemons=ANY,
        shape="warning: error loading {reason:rest}",
        releases="3.0+",
        samples=("warning: error loading private keys and certificates from: chain.pem: key not first",),
        en=SETUP_EN,
        ja=SETUP_JA,
    ),
    Kind(
        name="tls-setup-failed",
        family="tls",
        daemons=ANY,
        shape="warning: error opening {reason:rest}",
        releases="3.0+",
        samples=("warning: error opening chain file: /etc/postfix/chain.pem: No such file or directory",),
        en=SETUP_EN,
        ja=SETUP_JA,
    ),
    Kind(
        name="tls-setup-failed",
        family="tls",
        daemons=ANY,
        shape="warning: cannot load DH parameters from file {reason:rest}",
        releases="2.2+",
        samples=(
            "warning: cannot load DH parameters from file /etc/postfix/dh.pem: No such file or directory -- using compiled-in defaults",
        ),
        en=SETUP_EN,
        ja=SETUP_JA,
    ),
    Kind(
        name="tls-setup-failed",
        family="tls",
        daemons=ANY,
        shape="warning: No ⟦PEM data⟧⟦private key found⟧⟦certs for key at index {_:int}⟧ in {name:rest}",
        releases="3.4+",
        samples=("warning: No private key found in /etc/postfix/chain.pem",),
        en=SETUP_EN,
        ja=SETUP_JA,
    ),
    Kind(
        name="tls-disabled",
        family="tls",
        daemons=("tlsmgr", "tlsproxy"),
        shape="TLS support is not compiled in -- exiting",
        releases="2.2+",
        samples=("TLS support is not compiled in -- exiting",),
        en="This Postfix was built without TLS, yet TLS is configured. Install a build with TLS or turn TLS off.",
        ja="このPostfixはTLSなしで作られていますが、設定ではTLSを使うことになっています。TLS対応版を入れるか、設定を外してください。",
    ),
    Kind(
        name="tls-version-mismatch",
        family="tls",
        daemons=("*",),
        shape="warning: run-time library vs. compile-time header version mismatch: {reason:rest}",
        releases="2.3+",
        samples=(
            "warning: run-time library vs. compile-time header version mismatch:"
            " OpenSSL 3.2.0 may not be compatible with OpenSSL 3.0.0",
        ),
        en="Postfix was built for another OpenSSL release than the one installed. It mostly works; update Postfix when packages are available.",
        ja="Postfixが作られたときと違う版のOpenSSLが入っています。多くの場合動きますが、Postfixの更新を検討してください。",
    ),
    Kind(
        name="tls-name-unknown",
        family="tls",
        daemons=SERVERS,
        shape="TLS SNI {tls_name:word} from {client} not matched, using default chain",
        constants=IN,
        releases="3.4+",
        samples=("TLS SNI smtp.example.org from mail.example.com[192.0.2.7] not matched, using default chain",),
        en="The client asked for a server name that has no certificate of its own here, so it got the usual one. Normal.",
        ja="接続元が指定したサーバー名に専用の証明書がないため、通常の証明書を使いました。問題ありません。",
    ),
)
