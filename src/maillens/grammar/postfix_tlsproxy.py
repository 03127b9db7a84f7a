"""TLS on behalf of postscreen and of the SMTP client (tlsproxy/*.c); the TLS lines are in postfix_tls."""

from maillens.grammar.kind import Kind

TLSPROXY = ("tlsproxy",)

TLSPROXY_CONNECT_EN = "Postfix sends mail over TLS through tlsproxy so that the connection can be used again."
TLSPROXY_CONNECT_JA = "送信の暗号化（TLS）をtlsproxyが受け持ちます。接続を使い回すためです。"

KINDS = (
    # tlsproxy/tlsproxy.c
    Kind(
        name="tlsproxy-connect",
        family="session",
        daemons=TLSPROXY,
        shape="CONNECT from {peer}",
        releases="2.8+",
        samples=("CONNECT from [203.0.113.12]:40597", "CONNECT from [2001:db8::12]:40597"),
        en="A client of postscreen asked for TLS; tlsproxy does the encryption.",
        ja="postscreenに接続した相手が暗号化（TLS）を始めました。暗号化はtlsproxyが受け持ちます。",
        constants=(("tls_direction", "in"),),
    ),
    Kind(
        name="tlsproxy-connect",
        family="session",
        daemons=TLSPROXY,
        shape="CONNECT to {peer}",
        releases="3.4+",
        samples=("CONNECT to [192.0.2.25]:25",),
        en=TLSPROXY_CONNECT_EN,
        ja=TLSPROXY_CONNECT_JA,
        constants=(("tls_direction", "out"),),
    ),
    Kind(
        name="tlsproxy-connect",
        family="session",
        daemons=TLSPROXY,
        # The SMTP client names its peer host[address]:port.
        shape="CONNECT to {client_name:name}[{client_address}]:{client_port}",
        releases="3.4+",
        samples=("CONNECT to mx.example.com[192.0.2.25]:25",),
        en=TLSPROXY_CONNECT_EN,
        ja=TLSPROXY_CONNECT_JA,
        constants=(("tls_direction", "out"),),
    ),
    Kind(
        name="tlsproxy-disconnect",
        family="session",
        daemons=TLSPROXY,
        shape="DISCONNECT {peer}",
        releases="2.8+",
        samples=("DISCONNECT [203.0.113.12]:40597",),
        en="The TLS connection is over. Normal.",
        ja="TLSの通信が終わりました。正常です。",
    ),
    Kind(
        name="tlsproxy-disconnect",
        family="session",
        daemons=TLSPROXY,
        shape="DISCONNECT {client_name:name}[{client_address}]:{client_port}",
        releases="3.4+",
        samples=("DISCONNECT mx.example.com[192.0.2.25]:25",),
        en="The TLS connection is over. Normal.",
        ja="TLSの通信が終わりました。正常です。",
    ),
    # tlsproxy/tlsproxy_state.c
    Kind(
        name="tlsproxy-handshake-failed",
        family="session",
        daemons=TLSPROXY,
        shape=(
            "TLS handshake failed for service={transport:token} "
            "peer=⟦{client_name:name}⟧[{client_address}]:{client_port}"
        ),
        releases="3.4+",
        samples=(
            "TLS handshake failed for service=smtpd peer=[198.51.100.12]:40597",
            "TLS handshake failed for service=smtp peer=mx.example.com[192.0.2.25]:25",
        ),
        en="The two sides did not agree on TLS: a scanner, an outdated program, or a certificate it does not accept.",
        ja="暗号化（TLS）を始められませんでした。探索や古いプログラム、証明書の不一致などが考えられます。",
    ),
    Kind(
        name="tlsproxy-io-error",
        family="notice",
        daemons=TLSPROXY,
        shape="warning: ciphertext read/write {reason:token} for ⟦{client_name:name}⟧[{client_address}]:{client_port}",
        releases="2.8+",
        samples=("warning: ciphertext read/write timeout for [198.51.100.12]:40597",),
        en="A TLS connection broke or hung. Single cases are harmless.",
        ja="TLSの通信が途切れたか止まりました。たまに出るだけなら心配ありません。",
    ),
    Kind(
        name="tlsproxy-settings-differ",
        family="notice",
        daemons=TLSPROXY,
        shape="warning: request from tlsproxy client with unexpected settings",
        releases="3.4+",
        samples=("warning: request from tlsproxy client with unexpected settings",),
        en="A Postfix program uses other TLS settings than tlsproxy was started with; the next lines list them.",
        ja="tlsproxyの設定と異なるTLS設定のプログラムから依頼がありました。続く行に違いが出ます。",
    ),
)
