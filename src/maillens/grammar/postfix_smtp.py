"""What the SMTP and LMTP clients say beside delivery and TLS lines (smtp/smtp_connect.c, smtp_proto.c, smtp_trouble.c)."""

from maillens.grammar.kind import Kind
from maillens.grammar.postfix_tls import RELAY

CLIENTS = ("smtp", "lmtp", "relay")
CONNECT_EN = (
    "The next server could not be reached at this address. Postfix tries its other addresses and, if none answers, "
    "again later; worry only if it goes on for hours or hits many destinations."
)
CONNECT_JA = (
    "この配送先サーバーに接続できませんでした。ほかのアドレスを試し、だめなら時間をおいて再送します。"
    "何時間も続くときや多くの配送先で起きるときは調べてください。"
)
SAID_EN = "The next server answered with an error. Postfix goes on to another server of that domain; the outcome is in the delivery line."
SAID_JA = "配送先サーバーがエラーを返しました。同じドメインの別のサーバーを試します。結果はこのあとの配送の行に出ます。"
TLS_REQUIRED_EN = (
    "Our settings demand encryption, but it could not be had from this server, so the mail is not sent to it."
)
TLS_REQUIRED_JA = "暗号化（TLS）を必須にしていますが、この配送先サーバーとは暗号化できず、メールを渡しませんでした。"
PIX_EN = "The next server sits behind an old Cisco PIX firewall; Postfix works around its bugs. No action needed."
PIX_JA = "配送先が古いCisco PIXファイアウォールの内側にあるため、その不具合を避ける方法で送ります。対応は不要です。"
LOGIN_EN = (
    "We could not log in to the server that relays our mail, so mail through it waits. "
    "Check smtp_sasl_password_maps and the account there."
)
LOGIN_JA = (
    "中継先のサーバーにSMTP認証でログインできず、そこを通るメールは再送待ちになります。"
    "smtp_sasl_password_mapsと中継先のアカウントを確認してください。"
)
UTF8_EN = "The mail has an address in non-ASCII letters, which the next server does not support, so it goes back to the sender."
UTF8_JA = "アドレスに英数字以外の文字を含むメールですが、配送先サーバーが対応していないため差出人に返します。"

KINDS = (
    Kind(
        name="connect-failed",
        family="connection",
        daemons=CLIENTS,
        shape="connect to {relay_name:name}[{relay_address}]: {reason:last} (port {relay_port})",
        releases="1.1-2.4",
        samples=(
            "connect to mx.example.com[192.0.2.25]: Connection refused (port 25)",
            "connect to mx.example.com[192.0.2.25]: server refused to talk to me: 452 try later (port 25)",
        ),
        en=CONNECT_EN,
        ja=CONNECT_JA,
    ),
    Kind(
        name="connect-failed",
        family="connection",
        daemons=CLIENTS,
        shape="connect to " + RELAY + ": {reason:rest}",
        releases="2.5+",
        samples=(
            "connect to mx.refused.test[127.0.0.12]:25: Connection refused",
            "connect to mx.example.com[2001:db8::25]:25: Network is unreachable",
            "connect to mail.example.jp[private/dovecot-lmtp]: No such file or directory",
        ),
        en=CONNECT_EN,
        ja=CONNECT_JA,
    ),
    Kind(
        name="host-said",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: host " + RELAY + " said: {reply:last} (in reply to {command})",
        releases="2.1+",
        samples=(
            "46245242D87: host mx.soft.test[127.0.0.20] said: 450 4.3.0 Error: command failed (in reply to RCPT TO command)",
            "46245242D87: host mx.example.com[2001:db8::25]:587 said: 421-4.7.0 Try (again) later 421 4.7.0 x (in reply to end of DATA command)",
        ),
        en=SAID_EN,
        ja=SAID_JA,
    ),
    Kind(
        name="host-said",
        family="connection",
        daemons=CLIENTS,
        shape="warning: host " + RELAY + " said: {reply:last} (in reply to {command})",
        releases="2.1+",
        samples=(
            "warning: host mx.example.com[192.0.2.25] said: 501 5.5.4 Bad XFORWARD (in reply to XFORWARD name/address command)",
        ),
        en="The next server did not take a side command such as XFORWARD; the mail itself is not affected.",
        ja="配送先サーバーがXFORWARDなどの補助的な命令を受け付けませんでした。メールの配送には影響しません。",
    ),
    Kind(
        name="host-refused",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: host " + RELAY + " refused to talk to me: {reply:rest}",
        releases="2.1+",
        samples=("46245242D87: host mx.example.com[192.0.2.25] refused to talk to me: 554 5.7.1 Poor reputation",),
        en="The next server turned us away at its greeting: it is busy, or it distrusts our address. Its text says which; "
        "if it names a blocklist, check that list for this server's address.",
        ja="配送先サーバーが接続した時点で受け付けを断りました。混雑か、送信元の評判が理由です。"
        "返答にブラックリストの名前があれば、このサーバーのアドレスが載っていないか確認してください。",
    ),
    Kind(
        name="lost-connection-remote",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: lost connection with " + RELAY + " while {command:rest}",
        releases="2.1+",
        samples=(
            "46245242D87: lost connection with mx.example.com[192.0.2.25] while receiving the initial server greeting",
            "46245242D87: lost connection with mx.example.com[192.0.2.25]:25 while sending end of data -- message may be sent more than once",
        ),
        en="The next server hung up in the middle. Postfix tries another server or later; if it broke at the end of data, "
        "the recipient may get the mail twice.",
        ja="配送の途中で相手に切断されました。別のサーバーまたは時間をおいて再送します。"
        "本文を送り終えた時点の切断では、同じメールが二重に届く可能性があります。",
    ),
    Kind(
        name="conversation-timeout",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: conversation with " + RELAY + " timed out while {command:rest}",
        releases="2.1+",
        samples=(
            "46245242D87: conversation with mx.example.com[192.0.2.25] timed out while receiving the initial server greeting",
        ),
        en="The next server took too long to answer. Postfix tries another server or later. If large mails always fail, suspect the network path (MTU).",
        ja="配送先サーバーの応答が遅く、時間切れになりました。別のサーバーまたは時間をおいて再送します。"
        "大きいメールだけ続けて失敗するなら、途中のネットワーク（MTU）を疑ってください。",
    ),
    Kind(
        name="local-data-error",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: local data error while talking to " + RELAY,
        releases="2.9+",
        samples=("46245242D87: local data error while talking to mx.example.com[192.0.2.25]",),
        en="This server could not read its own copy of the mail while sending it. Check the disk of the queue.",
        ja="送信中に、このサーバーのキューからメールを読み出せませんでした。キューのあるディスクを確認してください。",
    ),
    Kind(
        name="tls-handshake-failed",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: Cannot start TLS: {reason:rest}",
        releases="2.3+",
        samples=("9197C242DC2: Cannot start TLS: handshake failure",),
        en="Encryption with the next server failed. With the TLS level `may` Postfix tries again without; otherwise the mail waits.",
        ja="配送先サーバーとの暗号化（TLS）に失敗しました。設定がmayなら平文で送り直し、それより厳しい設定なら再送待ちになります。",
    ),
    Kind(
        name="tls-required",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: TLS is required, but was not offered by host " + RELAY,
        releases="2.3+",
        samples=("46245242D87: TLS is required, but was not offered by host mx.example.com[192.0.2.25]",),
        en=TLS_REQUIRED_EN,
        ja=TLS_REQUIRED_JA,
    ),
    Kind(
        name="tls-required",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: TLS is required, but host " + RELAY + " refused to start TLS: {reply:rest}",
        releases="2.2+",
        samples=(
            "46245242D87: TLS is required, but host mx.example.com[192.0.2.25] refused to start TLS: 454 4.7.0 TLS not available",
        ),
        en=TLS_REQUIRED_EN,
        ja=TLS_REQUIRED_JA,
    ),
    Kind(
        name="tls-certificate-refused",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: Server certificate not {reason:rest}",
        releases="2.5+",
        samples=("46245242D87: Server certificate not verified", "46245242D87: Server certificate not trusted"),
        en="Our settings demand a valid certificate of the next server, and its certificate is not, so the mail is not sent to it.",
        ja="配送先サーバーの証明書の確認を必須にしていますが、確認できなかったためメールを渡しませんでした。",
    ),
    Kind(
        name="require-tls",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: Sender requested REQUIRETLS{reason:rest}",
        releases="3.10+",
        samples=(
            "46245242D87: Sender requested REQUIRETLS, but TLS service was not offered by host mx.example.com[192.0.2.25]",
            "46245242D87: Sender requested REQUIRETLS, but no trusted server certificate was found. The last attempted server was"
            " mx.example.com[192.0.2.25]",
        ),
        en="The sender wants this mail sent over verified encryption only (RFC 8689); the text says whether that was possible.",
        ja="差出人が、確認済みの暗号化でだけ送ることを求めたメールです（RFC 8689）。それができたかどうかは続きの文で分かります。",
    ),
    Kind(
        name="relay-login-failed",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: SASL ⟦[CACHED] ⟧authentication failed; server " + RELAY + " said: {reply:rest}",
        releases="2.3+; [CACHED] 2.5+",
        samples=(
            "46245242D87: SASL authentication failed; server smtp.example.com[192.0.2.25] said: 535 5.7.8 Error: authentication failed",
            "46245242D87: SASL [CACHED] authentication failed; server smtp.example.com[192.0.2.25] said: 535 5.7.8 Error",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
    ),
    Kind(
        name="relay-login-failed",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: SASL authentication failed; cannot authenticate to server " + RELAY + ": {reason:rest}",
        releases="2.3+",
        samples=(
            "46245242D87: SASL authentication failed; cannot authenticate to server smtp.example.com[192.0.2.25]: no mechanism available",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
    ),
    Kind(
        name="relay-login-failed",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: SASL authentication failed; authentication protocol loop with server " + RELAY,
        releases="2.6+",
        samples=(
            "46245242D87: SASL authentication failed; authentication protocol loop with server smtp.example.com[192.0.2.25]",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
    ),
    Kind(
        name="relay-login-failed",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: SASL authentication failed: server " + RELAY + " offered {reason:rest}",
        releases="2.3+",
        samples=(
            "46245242D87: SASL authentication failed: server smtp.example.com[192.0.2.25] offered no compatible"
            " authentication mechanisms for this type of connection security",
        ),
        en=LOGIN_EN,
        ja=LOGIN_JA,
    ),
    Kind(
        name="relay-login-failed",
        family="connection",
        daemons=CLIENTS,
        shape="{relay_name:name}⟦[{relay_address}]⟧ offered null AUTH mechanism list",
        releases="1.1-2.1",
        samples=("smtp.example.com[192.0.2.25] offered null AUTH mechanism list",),
        en=LOGIN_EN,
        ja=LOGIN_JA,
    ),
    Kind(
        name="message-too-large-remote",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: message size {size_bytes} exceeds size limit {limit} of server " + RELAY,
        releases="2.3+",
        samples=(
            "46245242D87: message size 31457280 exceeds size limit 20971520 of server mx.example.com[192.0.2.25]",
        ),
        en="The mail is larger than the next server accepts, so it goes back to the sender.",
        ja="メールが配送先サーバーの受け付ける大きさを超えているため、差出人に返します。",
    ),
    Kind(
        name="smtputf8-unsupported",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: SMTPUTF8 is required, but was not offered by host " + RELAY,
        releases="3.0-3.10",
        samples=("46245242D87: SMTPUTF8 is required, but was not offered by host mx.example.com[192.0.2.25]",),
        en=UTF8_EN,
        ja=UTF8_JA,
    ),
    Kind(
        name="smtputf8-unsupported",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: message requires SMTPUTF8, but no server was found that supports SMTPUTF8."
        " The last attempted server was " + RELAY,
        releases="3.11+",
        samples=(
            "46245242D87: message requires SMTPUTF8, but no server was found that supports SMTPUTF8."
            " The last attempted server was mx.example.com[192.0.2.25]:25",
        ),
        en=UTF8_EN,
        ja=UTF8_JA,
    ),
    Kind(
        name="pix-workaround",
        family="notice",
        daemons=CLIENTS,
        shape="{queue_id}: enabling PIX workarounds: {text} for " + RELAY,
        releases="2.4+",
        samples=(
            "46245242D87: enabling PIX workarounds: disable_esmtp delay_dotcrlf for mx.example.com[192.0.2.25]:25",
        ),
        en=PIX_EN,
        ja=PIX_JA,
    ),
    Kind(
        name="pix-workaround",
        family="notice",
        daemons=CLIENTS,
        shape="{queue_id}: enabling PIX <CRLF>.<CRLF> workaround for " + RELAY,
        releases="1.1-2.3",
        samples=("46245242D87: enabling PIX <CRLF>.<CRLF> workaround for mx.example.com[192.0.2.25]",),
        en=PIX_EN,
        ja=PIX_JA,
    ),
    Kind(
        name="long-line-broken",
        family="notice",
        daemons=CLIENTS,
        shape="{queue_id}: breaking line > {limit} bytes with <CR><LF>SPACE",
        releases="2.2+",
        samples=("A3A71242E16: breaking line > 998 bytes with <CR><LF>SPACE",),
        en="The mail has lines longer than SMTP allows; Postfix broke them, which can invalidate a DKIM signature. The sending program is at fault.",
        ja="SMTPの上限より長い行があったため、途中で改行しました。DKIM署名が無効になることがあります。原因は送信したプログラムです。",
    ),
    Kind(
        name="client-header-check",
        family="notice",
        daemons=CLIENTS,
        shape="{queue_id}: {action:token}: {_:token} {header:rest}",
        releases="2.5+ with smtp_header_checks or smtp_body_checks",
        samples=("46245242D87: replace: header From: root <root@mail.example.jp>: From: root <root@example.jp>",),
        en="A rule in smtp_header_checks or smtp_body_checks fired while the mail was sent out.",
        ja="送信時に、smtp_header_checksやsmtp_body_checksの規則に一致しました。",
        fallback=True,
    ),
    Kind(
        name="non-esmtp-response",
        family="notice",
        daemons=CLIENTS,
        shape="warning: {queue_id}: non-{protocol:token} response from " + RELAY + ":⟦ {reply:rest}⟧",
        releases="2.4+",
        samples=("warning: 46245242D87: non-ESMTP response from mx.example.com[192.0.2.25]:25: Welcome!",),
        en="The next server's answer is not SMTP: perhaps another program listens on that port, or a firewall meddles.",
        ja="配送先の返答がSMTPの形式ではありません。そのポートで別のプログラムが動いているか、ファイアウォールが介在している可能性があります。",
    ),
    Kind(
        name="ehlo-size-invalid",
        family="notice",
        daemons=CLIENTS,
        shape='warning: bad ⟦EHLO SIZE⟧⟦size⟧ limit "{value}" ⟦in EHLO reply ⟧from ' + RELAY,
        releases="1.1+",
        samples=(
            'warning: bad size limit "-679215104" in EHLO reply from mx.example.com[192.0.2.25]',
            'warning: bad EHLO SIZE limit "x" from mx.example.com[192.0.2.25]:25',
        ),
        en="The next server states a senseless size limit; Postfix ignores it.",
        ja="配送先サーバーが示したサイズの上限が正しくないため、無視しました。対応は不要です。",
    ),
    Kind(
        name="relay-misconfigured",
        family="notice",
        daemons=CLIENTS,
        shape="warning: {name} configuration problem⟦: {reason:rest}⟧",
        releases="2.1+",
        samples=("warning: relayhost configuration problem",),
        en="Mail cannot leave because relayhost or smtp_fallback_relay is set wrong. Correct that parameter.",
        ja="relayhostやsmtp_fallback_relayの設定に誤りがあり、メールを送り出せません。設定を直してください。",
        fallback=True,
    ),
    Kind(
        name="source-address-failed",
        family="notice",
        daemons=CLIENTS,
        shape="warning: smtp_connect_addr: bind {local_address}: {reason:rest}",
        releases="1.1+",
        samples=("warning: smtp_connect_addr: bind 192.0.2.1: Cannot assign requested address",),
        en="The address that mail should be sent from (smtp_bind_address) is not usable on this host. Correct the parameter or the network.",
        ja="送信元に指定したアドレス（smtp_bind_address）がこのサーバーで使えません。設定かネットワークを直してください。",
    ),
    Kind(
        name="smtps-port-hint",
        family="notice",
        daemons=CLIENTS,
        shape="SMTPS wrappermode (TCP port 465) requires setting {text:rest}",
        releases="3.0+",
        samples=(
            'SMTPS wrappermode (TCP port 465) requires setting "smtp_tls_wrappermode = yes", and "smtp_tls_security_level = encrypt" (or stronger)',
        ),
        en="Port 465 expects encryption from the first byte. Set the two parameters that are named, or use port 587.",
        ja="465番ポートは最初から暗号化が必要です。示された2つの設定をするか、587番ポートを使ってください。",
    ),
    Kind(
        name="reply-replaced",
        family="notice",
        daemons=CLIENTS,
        shape=RELAY + ': replacing server reply "{reply:last}" with "{value}"',
        releases="2.7+",
        samples=('mx.example.com[192.0.2.25]:25: replacing server reply "450 4.7.1 Blocked" with "550 5.7.1 Blocked"',),
        en="A rule in smtp_reply_filter changed the next server's answer before Postfix acted on it. As configured.",
        ja="smtp_reply_filterの設定により、配送先サーバーの返答を書き換えて扱いました。設定どおりの動作です。",
    ),
)
