"""How much Postfix says: settings for looking closely at one client, at TLS, at a decision (postconf(5))."""

from maillens.explain.parameters.parameter import settings

PARAMETERS = settings(
    "postfix",
    (
        "debug_peer_list",
        "",
        "Clients and servers (names, addresses, networks) whose sessions are logged in every detail: the whole SMTP "
        "dialogue, all lookups and decisions. `maillens explain` reads those lines too. Take the entry out afterwards: "
        "the log grows fast, and logins stand in it nearly readable.",
        "ここに書いた相手（ホスト名、IPアドレス、ネットワーク）との通信だけを、SMTPのやり取り・表引き・判断まで細かく記録します。"
        "その行も`maillens explain`で説明できます。ログが急に増え、認証の情報も読み取れる形で残るため、"
        "調べ終えたら外してください。",
        "192.0.2.25",
    ),
    (
        "debug_peer_level",
        "2",
        "How much more is logged for peers in `debug_peer_list`: 1 shows the dialogue and the decisions, 2 (the "
        "default) nearly all, higher still more. Without `debug_peer_list` it does nothing.",
        "`debug_peer_list`に書いた相手について、どれだけ細かく記録するかです。1で通信と判断、2（初期値）でほぼすべて、"
        "さらに大きいとより細かくなります。`debug_peer_list`が空なら何も変わりません。",
        "1",
    ),
    *(
        (
            name,
            default,
            f"How much {en} logs about TLS. 0: nothing; 1: one summary a connection (`… TLS connection established "
            f"…`), "
            "the right value for every day; 2: the steps of the handshake too (`SSL_accept:…`, session tickets); 3 and "
            "4: dumps of the bytes, for developers only.",
            f"{ja}が、暗号化（TLS）についてどれだけ記録するかです。0は記録なし、1は接続ごとに1行の要約"
            "（`… TLS connection established …`）で、ふだんはこの値が適切です。2は手順の細部（`SSL_accept:…`、"
            "セッションチケットなど）も記録します。3と4は通信の生データを含み、開発者向けです。",
            "1",
        )
        for name, default, en, ja in (
            ("smtpd_tls_loglevel", "0", "smtpd, on the receiving side,", "smtpd（受信側）"),
            ("smtp_tls_loglevel", "0", "smtp, on the sending side,", "smtp（送信側）"),
            ("lmtp_tls_loglevel", "0", "lmtp", "lmtp"),
            ("tlsproxy_tls_loglevel", "$smtpd_tls_loglevel", "tlsproxy, on the receiving side,", "tlsproxy（受信側）"),
            ("tlsproxy_client_loglevel", "$smtp_tls_loglevel", "tlsproxy, on the sending side,", "tlsproxy（送信側）"),
        )
    ),
    (
        "smtp_tls_note_starttls_offer",
        "no",
        "`yes` logs the name of each server that offers TLS while we send in the clear: "
        "`Host offered STARTTLS: [mx.example.com]`.",
        "`yes`にすると、平文で送った相手が暗号化（TLS）に対応していたとき、"
        "`Host offered STARTTLS: [mx.example.com]`と記録します。",
        "yes",
    ),
    (
        "smtpd_client_port_logging",
        "no",
        "`yes` adds the TCP port to clients in the log: `client.example.jp[192.0.2.9]:50412`. Needed to tell apart "
        "users behind one address (CGNAT).",
        "`yes`にすると、接続元に続けてTCPポート番号も記録します（`client.example.jp[192.0.2.9]:50412`）。"
        "一つのIPアドレスを多くの人が共有する回線（CGNAT）で、利用者を特定するときに必要です。",
        "yes",
    ),
    (
        "smtpd_log_access_permit_actions",
        "",
        "Which permissions are logged, as `permit: …` lines; normally only what is refused is. `static:all` logs all.",
        "許可した判断も`permit: …`の行として記録します（ふだんは拒否だけが記録されます）。`static:all`で"
        "すべて記録します。",
        "static:all",
    ),
    (
        "smtpd_delay_reject",
        "yes",
        "`yes` waits with refusals until RCPT TO, so that the log knows client, HELO, sender and recipient of each "
        "refusal. `no` refuses earlier, and the line says less.",
        "`yes`（初期値）では、拒否をRCPT TOまで待ちます。そのため拒否の行に、接続元・HELO・差出人・宛先がそろいます。"
        "`no`では早く断る代わりに、行の情報が減ります。",
    ),
    (
        "header_checks",
        "",
        "A table of patterns for headers; its actions INFO, WARN, REJECT, HOLD, DISCARD … each leave a line. To see "
        "subjects in the log: `/^Subject:/ INFO`.",
        "ヘッダーを検査する表です。INFO、WARN、REJECT、HOLD、DISCARDなどの処置ごとに行が残ります。"
        "件名をログに残すには`/^Subject:/ INFO`と書きます。",
        "regexp:/etc/postfix/header_checks",
    ),
    (
        "body_checks",
        "",
        "The same as `header_checks` for the lines of the body: what matches with INFO or WARN is logged with its "
        "text.",
        "`header_checks`と同じ検査を、本文の行に対して行います。INFOやWARNに一致した行は、その文字ごと記録されます。",
    ),
    (
        "notify_classes",
        "resource, software",
        "Which troubles postmaster gets by mail (bounce, delay, policy, protocol, resource, software). It does not "
        "change the log, but its mails appear in it, from `double-bounce`.",
        "どの問題をpostmasterにメールで知らせるかです（bounce、delay、policy、protocol、resource、software）。"
        "ログは変わりませんが、知らせるメールの行（差出人double-bounce）が増えます。",
    ),
)
