"""What TLS log levels 2 to 4 add: handshake steps, session caches, hex dumps (src/tls)."""

from maillens.grammar.postfix_tls import ANY, CLIENTS, RELAY, SERVERS
from maillens.grammar.postfix_verbose import verbose_kinds

SETUP = (
    "A TLS handshake begins, or its parameters are shown. Normal; the outcome is in a later line.",
    "TLSの接続の準備を始めた、またはその条件の記録です。正常な動作で、結果はあとの行に出ます。",
)
SESSION = (
    "TLS sessions are kept so that a returning peer can skip part of the handshake; this one was stored, found or issued. Normal.",
    "再接続のときに手順を省くため、TLSセッションの情報を保存・再利用した記録です。正常な動作です。",
)
DUMP = (
    "A hex dump of the bytes of a TLS connection, logged at TLS log level 3 or 4. Such a level fills the disk and may show mail; set it back to 1.",
    "TLSの通信内容の16進表示です（TLSのログレベル3〜4）。量が多く本文が写ることもあるので、調査後は1に戻してください。",
)
CERTIFICATE = (
    "One certificate of the peer's chain and whether it could be verified (verify=1 yes, 0 no).",
    "相手の証明書チェーンの1枚と、確認できたかどうか（verify=1ははい、0はいいえ）です。",
)
RELEASES = "2.2+, TLS log level 2 and up"

KINDS = (
    *verbose_kinds(
        "verbose-tls-setup",
        *SETUP,
        ("initializing the {name:token} TLS engine", "initializing the server-side TLS engine"),
        ("tls_library_init: {text:rest}", "tls_library_init: using backwards-compatible defaults"),
        daemons=ANY,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-setup",
        *SETUP,
        ("setting up TLS connection from {client}", "setting up TLS connection from mail.example.com[192.0.2.7]"),
        (
            '{client}: TLS cipher list "{value}"',
            'mail.example.com[192.0.2.7]: TLS cipher list "aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH"',
        ),
        daemons=SERVERS,
        constants=(("tls_direction", "in"),),
        releases="2.2+; TLS log level 1 up to 2.8",
    ),
    *verbose_kinds(
        "verbose-tls-setup",
        *SETUP,
        ("setting up TLS connection from {peer}", "setting up TLS connection from [192.0.2.7]:40100"),
        ('{peer}: TLS cipher list "{value}"', '[192.0.2.7]:40100: TLS cipher list "aNULL:-aNULL:HIGH"'),
        daemons=("tlsproxy",),
        constants=(("tls_direction", "in"),),
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-setup",
        *SETUP,
        ("setting up TLS connection to " + RELAY, "setting up TLS connection to mx.example.com[192.0.2.25]:25"),
        ("setting up TLS connection to {relay_name:token}", "setting up TLS connection to mx.example.com"),
        (
            RELAY + ': TLS cipher list "{value}"',
            'mx.example.com[192.0.2.25]:25: TLS cipher list "aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH"',
        ),
        (RELAY + ": SNI hostname: {tls_name:rest}", "mx.example.com[192.0.2.25]:25: SNI hostname: mx.example.com"),
        daemons=CLIENTS,
        constants=(("tls_direction", "out"),),
        releases="2.2+; TLS log level 1 up to 2.8",
    ),
    *verbose_kinds(
        "verbose-tls-state",
        "One step of a TLS handshake, or an alert that ends it. `SSL3 alert read` came from the peer, `write` from us; the alert names the reason.",
        "TLSの接続手順の1段階、または中止の知らせ（alert）です。SSL3 alertのreadは相手から、writeはこちらからで、理由が続きます。",
        ("SSL_accept:{text:rest}", "SSL_accept:before SSL initialization"),
        ("SSL_connect:{text:rest}", "SSL_connect:SSLv3/TLS read server hello"),
        ("SSL3 alert {name:token}:{reason:rest}", "SSL3 alert read:fatal:handshake failure"),
        ("undefined:{text:rest}", "undefined:SSLv3/TLS write finished"),
        daemons=ANY,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-session",
        *SESSION,
        (
            "{client}: ⟦Issuing⟧⟦Decrypting⟧ session ticket, key expiration: {_:int}",
            "mail.example.com[192.0.2.7]: Issuing session ticket, key expiration: 1795300207",
        ),
        (
            "{client}: looking up session {text:rest}",
            "mail.example.com[192.0.2.7]: looking up session 01AB&s=smtp in smtpd cache",
        ),
        (
            "{client}: reloaded session {text:rest}",
            "mail.example.com[192.0.2.7]: reloaded session 01AB&s=smtp from smtpd cache",
        ),
        ("{client}: save session {text:rest}", "mail.example.com[192.0.2.7]: save session 01AB&s=smtp to smtpd cache"),
        (
            "{client}: remove session {text:rest}",
            "mail.example.com[192.0.2.7]: remove session 01AB&s=smtp from smtpd cache",
        ),
        (
            "{client}: Reusing old session⟦ {text:rest}⟧",
            "mail.example.com[192.0.2.7]: Reusing old session (RFC 5077 session ticket)",
        ),
        daemons=SERVERS,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-session",
        *SESSION,
        (
            "{peer}: ⟦Issuing⟧⟦Decrypting⟧ session ticket, key expiration: {_:int}",
            "[192.0.2.7]:40100: Issuing session ticket, key expiration: 1795300207",
        ),
        (
            "{peer}: Reusing old session⟦ {text:rest}⟧",
            "[192.0.2.7]:40100: Reusing old session (RFC 5077 session ticket)",
        ),
        ("{peer}: looking up session {text:rest}", "[192.0.2.7]:40100: looking up session 01AB&s=smtp in smtpd cache"),
        ("{peer}: save session {text:rest}", "[192.0.2.7]:40100: save session 01AB&s=smtp to smtpd cache"),
        daemons=("tlsproxy",),
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-session",
        *SESSION,
        (RELAY + ": Reusing old session", "mx.example.com[192.0.2.25]:25: Reusing old session"),
        (
            "looking for session {text:rest}",
            "looking for session smtp&mx.example.com&192.0.2.25&&FEC056BB in smtp cache",
        ),
        ("reloaded session {text:rest}", "reloaded session smtp&mx.example.com&192.0.2.25&&FEC056BB from smtp cache"),
        ("save session {text:rest}", "save session smtp&mx.example.com&192.0.2.25&&FEC056BB to smtp cache"),
        ("remove session {text:rest}", "remove session smtp&mx.example.com&192.0.2.25&&FEC056BB from client cache"),
        daemons=CLIENTS,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-session",
        *SESSION,
        (
            "⟦write⟧⟦read⟧ {name:token} TLS cache entry {text:rest}",
            "write smtp TLS cache entry 01AB: time=1795300207 [data 1500 bytes]",
        ),
        ("lookup {name:token} session id={value:rest}", "lookup smtp session id=01AB"),
        ("put {name:token} session id={value:rest}", "put smtpd session id=01AB [data 1500 bytes]"),
        ("delete {name:token} session id={value:rest}", "delete smtpd session id=01AB"),
        ("⟦open⟧⟦close⟧ {name:token} TLS cache {value:rest}", "open smtp TLS cache btree:/var/lib/postfix/smtp_scache"),
        ("received master trigger", "received master trigger"),
        daemons=(*ANY, "tlsmgr"),
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-certificate",
        *CERTIFICATE,
        (
            "{client}: depth={_:int} verify={value:token} subject={tls_name:rest}",
            "mail.example.com[192.0.2.7]: depth=0 verify=1 subject=/CN=mail.example.com",
        ),
        daemons=SERVERS,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-certificate",
        *CERTIFICATE,
        (
            RELAY + ": depth={_:int} verify={value:token} subject={tls_name:rest}",
            "mx.example.com[192.0.2.25]:25: depth=1 verify=1 subject=/CN=Example CA",
        ),
        (
            RELAY + ": depth={_:int} {value:token} trust-anchor {tls_name:rest}",
            "mx.example.com[192.0.2.25]:25: depth=1 trusted trust-anchor /CN=Example CA",
        ),
        daemons=CLIENTS,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-certificate",
        *CERTIFICATE,
        ("subject=⟦{tls_name:rest}⟧", "subject=/CN=mail.example.com"),
        ("issuer=⟦{tls_issuer:rest}⟧", "issuer=/CN=Example CA"),
        ("fingerprint={tls_fingerprint:rest}", "fingerprint=FA:51:27:71:D8"),
        daemons=ANY,
        releases=RELEASES,
    ),
    *verbose_kinds(
        "verbose-tls-dump",
        *DUMP,
        (
            "read from {_:hex} [{_:hex}] ({_:int} bytes => {_:rest}",
            "read from 55B406F628B0 [55B406FB2D73] (5 bytes => 5 (0x5))",
        ),
        (
            "write to {_:hex} [{_:hex}] ({_:int} bytes => {_:rest}",
            "write to 55B406F628B0 [55B406FBBF50] (517 bytes => 517 (0x205))",
        ),
        ("{_:hex} - <SPACES/NULLS>", "0199 - <SPACES/NULLS>"),
        ("{_:hex} {_:hex}⟦ {text:rest}⟧", "0000 14 03 03 00 01                                   ....."),
        ("Read {count} chars: {text:rest}", "Read 25 chars: EHLO mail.example.com??"),
        ("Write {count} chars: {text:rest}", "Write 14 chars: 250 2.1.0 Ok??"),
        daemons=ANY,
        releases="2.2+, TLS log level 3 and up",
    ),
    *verbose_kinds(
        "verbose-tls-handover",
        "A TLS session is handed over between smtpd or smtp and tlsproxy. For debugging only.",
        "smtpdやsmtpとtlsproxyの間で、TLSセッションを受け渡す記録です。調査用です。",
        ("begin tls_{name:cname}", "begin tls_proxy_client_start_scan"),
        daemons=ANY,
        releases="3.4+, verbose",
    ),
    *verbose_kinds(
        "verbose-tls-random",
        "tlsmgr gathers randomness for TLS keys. Normal.",
        "tlsmgrがTLSの鍵に使う乱数を集めている記録です。正常な動作です。",
        ("tls_prng_{_:cname}: {text:rest}", "tls_prng_dev_open: opened entropy device /dev/urandom"),
        ("tlsmgr_{_:cname}: {text:rest}", "tlsmgr_prng_exch_event: update PRNG exchange file"),
        (
            "exiting to reopen external entropy source {name:rest}",
            "exiting to reopen external entropy source dev:/dev/urandom",
        ),
        daemons=("tlsmgr",),
        releases="2.2+, verbose",
        fallback=True,
    ),
)
