"""The doorkeeper: postscreen(8) and its DNS list helper dnsblog(8), since 2.8.

One postscreen process serves all clients: a session is known by its [addr]:port,
not by the process id.
"""

from maillens.grammar.kind import Kind

POSTSCREEN = ("postscreen",)

POSTSCREEN_ALLOWLISTED_EN = "The client is permitted by postscreen_access_list and skips the tests."
POSTSCREEN_ALLOWLISTED_JA = "postscreen_access_listで許可された接続元なので、検査を省きました。"
POSTSCREEN_NON_SMTP_EN = "The client speaks no SMTP, for example HTTP or binary data: a scanner or an abused proxy."
POSTSCREEN_NON_SMTP_JA = "SMTPではない通信（HTTPなど）が届きました。脆弱性を探す動きか、踏み台の可能性があります。"

KINDS = (
    # postscreen/postscreen.c
    Kind(
        name="postscreen-connect",
        family="session",
        daemons=POSTSCREEN,
        shape="CONNECT from {peer}⟦ to [{local_address}]:{local_port}⟧",
        releases="2.8+; to 2.9+",
        samples=(
            "CONNECT from [198.51.100.100]:40586 to [192.0.2.25]:25",
            "CONNECT from [2001:db8::100]:40586 to [2001:db8::25]:25",
            "CONNECT from [198.51.100.100]:40586",
        ),
        en="A client connected and postscreen looks at it before a real SMTP server process is spent on it.",
        ja="接続がありました。postscreenが接続元を調べてから、通常のSMTPサーバーに渡すかどうかを決めます。",
    ),
    Kind(
        name="postscreen-pass-old",
        family="session",
        daemons=POSTSCREEN,
        shape="PASS OLD {peer}",
        releases="2.8+",
        samples=("PASS OLD [203.0.113.11]:40619",),
        en="The client passed the tests earlier and goes straight to the SMTP server. Normal.",
        ja="以前に検査に合格した接続元なので、すぐにSMTPサーバーへ渡しました。正常です。",
    ),
    # postscreen/postscreen_misc.c
    Kind(
        name="postscreen-pass-new",
        family="session",
        daemons=POSTSCREEN,
        shape="PASS NEW {peer}",
        releases="2.8+",
        samples=("PASS NEW [203.0.113.11]:40588", "PASS NEW [2001:db8::11]:36051"),
        en="The client just passed all tests and is remembered. After deep tests it must come back to deliver.",
        ja="接続元が検査に合格し、記録されました。詳しい検査をしたときは、相手が再接続してから受け付けます。",
    ),
    # postscreen/postscreen.c
    Kind(
        name="postscreen-allowlisted",
        family="session",
        daemons=POSTSCREEN,
        shape="ALLOWLISTED {peer}",
        releases="3.6+",
        samples=("ALLOWLISTED [203.0.113.10]:40584",),
        en=POSTSCREEN_ALLOWLISTED_EN,
        ja=POSTSCREEN_ALLOWLISTED_JA,
    ),
    Kind(
        name="postscreen-allowlisted",
        family="session",
        daemons=POSTSCREEN,
        shape="WHITELISTED {peer}",
        releases="2.8-3.5; later with respectful_logging=no",
        samples=("WHITELISTED [203.0.113.10]:40584",),
        en=POSTSCREEN_ALLOWLISTED_EN,
        ja=POSTSCREEN_ALLOWLISTED_JA,
    ),
    Kind(
        name="postscreen-denylisted",
        family="session",
        daemons=POSTSCREEN,
        shape="DENYLISTED {peer}",
        releases="3.6+",
        samples=("DENYLISTED [203.0.113.200]:40585",),
        en="The client is refused by postscreen_access_list; postscreen_denylist_action decides what it gets.",
        ja="postscreen_access_listで拒否するよう設定された接続元です。扱いはpostscreen_denylist_actionで決まります。",
    ),
    Kind(
        name="postscreen-denylisted",
        family="session",
        daemons=POSTSCREEN,
        shape="BLACKLISTED {peer}",
        releases="2.8-3.5; later with respectful_logging=no",
        samples=("BLACKLISTED [203.0.113.200]:40585",),
        en="The client is refused by postscreen_access_list; postscreen_blacklist_action decides what it gets.",
        ja="postscreen_access_listで拒否するよう設定された接続元です。扱いはpostscreen_blacklist_actionで決まります。",
    ),
    *(
        Kind(
            name="postscreen-veto",
            family="session",
            daemons=POSTSCREEN,
            shape=f"{word} VETO {{peer}}",
            releases=releases,
            samples=(f"{word} VETO [203.0.113.200]:40585",),
            en="The client spoke first to a backup MX address only, which spam senders do, so it may not pass.",
            ja="予備のMXのアドレスに直接接続してきたため、合格を取り消しました。迷惑メールの送信元によくある動きです。",
        )
        for word, releases in (
            ("ALLOWLIST", "3.6+"),
            ("WHITELIST", "2.9-3.5; later with respectful_logging=no"),
        )
    ),
    # postscreen/postscreen_early.c
    Kind(
        name="postscreen-pregreet",
        family="session",
        daemons=POSTSCREEN,
        shape="PREGREET {count} after {elapsed_s} from {peer}: {text:rest}",
        releases="2.8+",
        samples=(
            r"PREGREET 14 after 0.04 from [198.51.100.100]:40586: EHLO ylmf-pc\r\n",
            r"PREGREET 9 after 0 from [198.51.100.101]:40583: \026\003\001\000\245\001\000\r\n",
        ),
        en="The client talked before the server greeted it, as spam robots do. The text is what it sent.",
        ja="サーバーのあいさつを待たずに話し始めた接続元です。迷惑メールを送るプログラムによくある動きです。",
    ),
    # postscreen/postscreen_misc.c
    Kind(
        name="postscreen-hangup",
        family="session",
        daemons=POSTSCREEN,
        shape="HANGUP after {elapsed_s} from {peer} in {text:rest}",
        releases="2.8+",
        samples=(
            "HANGUP after 0.3 from [198.51.100.102]:40589 in tests before SMTP handshake",
            "HANGUP after 63 from [2001:db8::102]:40590 in tests after SMTP handshake",
        ),
        en="The client broke off during the tests, so no mail came of it. Common with robots and scanners.",
        ja="検査の途中で相手が接続を切りました。メールは届いていません。迷惑メールの送信元や探索によくある動きです。",
    ),
    # postscreen/postscreen_early.c
    Kind(
        name="postscreen-dnsbl",
        family="session",
        daemons=POSTSCREEN,
        shape="DNSBL rank {rank} for {peer}",
        releases="2.8+",
        samples=("DNSBL rank 3 for [198.51.100.7]:64273",),
        en="Blocklists name this client; its score reached postscreen_dnsbl_threshold. A reject usually follows.",
        ja="ブラックリスト（DNSBL）の点数が基準（postscreen_dnsbl_threshold）に達した接続元です。多くはこのあと拒否されます。",
    ),
    # postscreen/postscreen_smtpd.c
    Kind(
        name="postscreen-reject",
        family="refusal",
        daemons=POSTSCREEN,
        # The reason is postscreen's own text, the attributes are the client's: the first
        # `; from=<` is the true one, whatever sender or HELO hold.
        shape=(
            "{queue_id}: reject: {stage:stage} from {peer}: ⟦{reply_code} ⟧⟦{dsn:dotted} ⟧{reason}"
            "; from=<{sender}>, to=<{recipient}>, proto={protocol}, helo=<{helo}>"
        ),
        releases="2.8+",
        samples=(
            "NOQUEUE: reject: RCPT from [198.51.100.7]:47407: 550 5.7.1 Service unavailable; client [198.51.100.7]"
            " blocked using bl.example.net; from=<spam@example.com>, to=<alice@example.jp>, proto=ESMTP, helo=<robot>",
            "NOQUEUE: reject: RCPT from [2001:db8::7]:45263: 450 4.3.2 Service currently unavailable;"
            ' from=<"a>, to=<b"@example.com>, to=<alice@example.jp>, proto=SMTP,'
            " helo=<x>; from=<y>, to=<z>, proto=SMTP, helo=<x>",
        ),
        en="postscreen turned the client away; the reason says why. 450 is temporary: a proper server comes back.",
        ja="postscreenが受信を拒否しました。理由はこの行にあります。450は一時的な拒否で、正規のサーバーなら再送してきます。",
        constants=(("action", "reject"),),
    ),
    # postscreen/postscreen.c
    Kind(
        name="postscreen-reject",
        family="refusal",
        daemons=POSTSCREEN,
        shape="{queue_id}: reject: {stage:stage} from {peer}: ⟦{reply_code} ⟧⟦{dsn:dotted} ⟧{reason:rest}",
        releases="2.8+",
        samples=(
            "NOQUEUE: reject: CONNECT from [198.51.100.7]:1337: too many connections",
            "NOQUEUE: reject: CONNECT from [198.51.100.7]:1337: all server ports busy",
        ),
        en="postscreen turned the client away at once; too many connections or busy ports mean load or an attack.",
        ja="postscreenが接続を拒否しました。接続数の上限や空きポート不足が理由なら、混雑か攻撃の可能性があります。",
        constants=(("action", "reject"),),
    ),
    Kind(
        name="postscreen-busy",
        family="session",
        daemons=POSTSCREEN,
        shape="reject: connect from {peer}: all screening ports busy",
        releases="2.8+",
        samples=("reject: connect from [198.51.100.111]:40602: all screening ports busy",),
        en=(
            "postscreen tests as many clients as it may (postscreen_pre_queue_limit) and turned this one away. "
            "Load or an attack."
        ),
        ja="検査中の接続が上限（postscreen_pre_queue_limit）に達し、接続を断りました。混雑か攻撃の可能性があります。",
    ),
    # postscreen/postscreen_smtpd.c
    Kind(
        name="postscreen-pipelining",
        family="session",
        daemons=POSTSCREEN,
        shape="COMMAND PIPELINING from {peer} after {last_command}⟦: {text:rest}⟧",
        releases="2.8+; data 2.9+",
        samples=(
            r"COMMAND PIPELINING from [198.51.100.106]:40592 after HELO: MAIL FROM:<a@example.com>\r\n",
            r"COMMAND PIPELINING from [198.51.100.106]:42606 after .: \n",
            "COMMAND PIPELINING from [198.51.100.106]:42606 after HELO",
        ),
        en="The client sent several commands at once without being allowed to, as spam robots do.",
        ja="許されていないのに複数のコマンドをまとめて送ってきました。迷惑メールを送るプログラムによくある動きです。",
    ),
    *(
        Kind(
            name=name,
            family="session",
            daemons=POSTSCREEN,
            shape=f"{text} from {{peer}}⟦ after {{last_command:rest}}⟧",
            releases="2.8+; after 2.10+",
            samples=(f"{text} from [198.51.100.108]:40599 after EHLO", f"{text} from [2001:db8::108]:40599"),
            en=en,
            ja=ja,
        )
        for name, text, en, ja in (
            (
                "postscreen-time-limit",
                "COMMAND TIME LIMIT",
                "The client took too long for its next command and was dropped. Harmless.",
                "次のコマンドが時間内に届かないため、接続を切りました。特に心配はありません。",
            ),
            (
                "postscreen-count-limit",
                "COMMAND COUNT LIMIT",
                "The client sent more commands than postscreen_command_count_limit and was dropped.",
                "コマンドの数が上限（postscreen_command_count_limit）を超えたため、接続を切りました。",
            ),
            (
                "postscreen-length-limit",
                "COMMAND LENGTH LIMIT",
                "The client sent a command longer than line_length_limit and was dropped: a broken program or a probe.",
                "コマンドが長すぎるため、接続を切りました。作りの悪いプログラムか、脆弱性を探す動きです。",
            ),
            (
                "postscreen-bare-newline",
                "BARE NEWLINE",
                "The client ended a line with a bare newline, which SMTP forbids and spam robots do.",
                "SMTPで禁じられた改行（LFのみ）を送ってきました。迷惑メールを送るプログラムによくある動きです。",
            ),
        )
    ),
    Kind(
        name="postscreen-non-smtp",
        family="session",
        daemons=POSTSCREEN,
        shape="NON-SMTP COMMAND from {peer} after {last_command}: {text:rest}",
        releases="2.10+",
        samples=(
            "NON-SMTP COMMAND from [198.51.100.104]:40591 after CONNECT: GET / HTTP/1.1",
            "NON-SMTP COMMAND from [198.51.100.101]:40583 after CONNECT: ???",
        ),
        en=POSTSCREEN_NON_SMTP_EN,
        ja=POSTSCREEN_NON_SMTP_JA,
    ),
    Kind(
        name="postscreen-non-smtp",
        family="session",
        daemons=POSTSCREEN,
        shape="NON-SMTP COMMAND from {peer}: {text:rest}",
        releases="2.8-2.9",
        samples=("NON-SMTP COMMAND from [198.51.100.104]:40591: Subject: hello",),
        en=POSTSCREEN_NON_SMTP_EN,
        ja=POSTSCREEN_NON_SMTP_JA,
    ),
    Kind(
        name="postscreen-no-rcpt",
        family="session",
        daemons=POSTSCREEN,
        shape="{last_command:token} without valid RCPT from {peer}",
        releases="3.5+",
        samples=(
            "DATA without valid RCPT from [198.51.100.110]:40596",
            "BDAT without valid RCPT from [198.51.100.110]:40596",
        ),
        en="The client wanted to send a message though no recipient had been accepted: a careless robot.",
        ja="宛先が一つも受け付けられていないのに、本文を送ろうとしました。応答を見ないプログラムによくある動きです。",
    ),
    # postscreen/postscreen_misc.c
    Kind(
        name="postscreen-disconnect",
        family="session",
        daemons=POSTSCREEN,
        shape="DISCONNECT {peer}",
        releases="2.8+",
        samples=("DISCONNECT [198.51.100.100]:40586",),
        en="The client's talk with postscreen is over; it was not handed to the SMTP server.",
        ja="postscreenとの通信が終わりました。SMTPサーバーには渡されていません。",
        constants=(("outcome", "disconnect"),),
    ),
    # dnsblog/dnsblog.c
    Kind(
        name="dnsblog-listed",
        family="session",
        daemons=("dnsblog",),
        shape="addr {client_address:word} listed by domain {dnsbl:word} as {value:rest}",
        releases="2.8+",
        samples=(
            "addr 198.51.100.30 listed by domain bl.example.net as 127.0.0.2",
            "addr 2001:db8::30 listed by domain list.example.org as 127.0.5.1",
        ),
        en="A DNS list knows this client; the 127.x.x.x value says on which grounds. Lists of good senders log alike.",
        ja="DNSのリストに載っている接続元です。127.x.x.xの値が理由を表します。優良な送信元のリストでも同じ行が出ます。",
    ),
    Kind(
        name="dnsblog-lookup-error",
        family="notice",
        daemons=("dnsblog",),
        shape="warning: {_:token}: lookup error for DNS query {name}: {reason:rest}",
        releases="2.8+",
        samples=(
            "warning: dnsblog_query: lookup error for DNS query 30.100.51.198.bl.example.net: Host or domain name not found."
            " Name service error for name=30.100.51.198.bl.example.net type=A: Host not found, try again",
        ),
        en="A DNS list could not be asked, so it did not count. If it goes on, check the resolver or drop that list.",
        ja="DNSのリストに問い合わせできず、判定に使われませんでした。続くときはDNSの設定かリストの選び方を見直してください。",
    ),
    # postscreen/postscreen_dnsbl.c
    Kind(
        name="dnsblog-timeout",
        family="notice",
        daemons=POSTSCREEN,
        shape="warning: dnsblog reply timeout {interval_s}s for {name:rest}",
        releases="2.10+",
        samples=("warning: dnsblog reply timeout 10s for bl.example.net",),
        en=(
            "A DNS list did not answer in time, so it did not count. If it goes on, check the resolver or drop "
            "that list."
        ),
        ja="DNSのリストから時間内に返事がなく、判定に使われませんでした。続くときはDNSの設定かリストの選び方を見直してください。",
    ),
    # postscreen/postscreen_state.c
    Kind(
        name="postscreen-stress",
        family="notice",
        daemons=POSTSCREEN,
        shape="{value:token} STRESS mode with {count} connections",
        releases="2.8+",
        samples=("entering STRESS mode with 18 connections", "leaving STRESS mode with 14 connections"),
        en="postscreen has many clients and shortens its timeouts (entering), or is back to normal (leaving).",
        ja="接続が多いため待ち時間を短くしました（entering）。または元に戻しました（leaving）。",
    ),
    # postscreen/postscreen_smtpd.c
    Kind(
        name="postscreen-ehlo-discard",
        family="notice",
        daemons=POSTSCREEN,
        # 2.8-3.11 leave out the colon before the port.
        shape="[{client_address}]⟦:⟧{client_port}: discarding EHLO keywords: {value:rest}",
        releases="2.8+",
        samples=("[198.51.100.100]40586: discarding EHLO keywords: CHUNKING",),
        en="Some SMTP features are not offered to this client, as the configuration says.",
        ja="設定により、この接続元には一部のSMTP拡張を見せません。",
    ),
    Kind(
        name="postscreen-command-replaced",
        family="notice",
        daemons=POSTSCREEN,
        shape='{peer}: replacing command "{command}" with "{value}"',
        releases="2.8+",
        samples=('[198.51.100.100]:40586: replacing command "HELO x?" with "HELO x"',),
        en="postscreen_command_filter rewrote what the client sent.",
        ja="postscreen_command_filterが相手のコマンドを書き換えました。",
    ),
    # postscreen/postscreen_dict.c
    Kind(
        name="postscreen-slow-table",
        family="notice",
        daemons=POSTSCREEN,
        shape="warning: psc_{_:token}: {name} average delay is {count} ms",
        releases="2.8+",
        samples=("warning: psc_cache_update: btree:/var/lib/postfix/postscreen_cache update average delay is 153 ms",),
        en=(
            "A table answers slowly, and postscreen serves all clients in one process. Move the table to a "
            "faster disk or type."
        ),
        ja="テーブルの参照や更新が遅く、postscreen全体を遅らせています。速いディスクや別の種類のテーブルに移してください。",
    ),
    # postscreen/postscreen_send.c
    Kind(
        name="postscreen-service-unreachable",
        family="notice",
        daemons=POSTSCREEN,
        shape="warning: cannot {_:token} to service {transport}: {reason:rest}",
        releases="2.8+",
        samples=("warning: cannot connect to service private/smtpd: Connection refused",),
        en=(
            "postscreen cannot reach the SMTP server service, so clients are not served. Check `smtpd pass` in "
            "master.cf."
        ),
        ja="postscreenがSMTPサーバーに接続を渡せません。master.cfのsmtpd passの行を確かめてください。",
    ),
    Kind(
        name="postscreen-service-unreachable",
        family="notice",
        daemons=POSTSCREEN,
        shape="warning: cannot pass connection to service {transport}: {reason:rest}",
        releases="2.8+",
        samples=("warning: cannot pass connection to service private/smtpd: Broken pipe",),
        en="postscreen could not hand a client to the SMTP server process; the client has to come back.",
        ja="postscreenが接続をSMTPサーバーに渡せませんでした。相手は接続し直すことになります。",
    ),
    Kind(
        name="postscreen-connection-dropped",
        family="notice",
        daemons=POSTSCREEN,
        shape="warning: {reason} -- dropping this connection",
        releases="2.8+",
        samples=("warning: getpeername: Transport endpoint is not connected -- dropping this connection",),
        en="The client was gone before postscreen could look at it. Harmless.",
        ja="調べる前に相手が接続を切っていました。特に心配はありません。",
    ),
    # postscreen/postscreen.c
    Kind(
        name="postscreen-table-changed",
        family="notice",
        daemons=POSTSCREEN,
        shape="table {name} has changed - finishing in the background",
        releases="2.8+",
        samples=("table hash:/etc/postfix/postscreen_access has changed - finishing in the background",),
        en="A table was edited; a new postscreen process takes over with the new contents. Normal.",
        ja="テーブルが更新されたため、新しい内容を読んだpostscreenが引き継ぎます。正常です。",
    ),
    Kind(
        name="haproxy-error",
        family="notice",
        daemons=POSTSCREEN,
        shape="warning: haproxy read: {reason:rest}",
        releases="2.10+",
        samples=(
            r"warning: haproxy read: unrecognized protocol header: EHLO no proxy header\r\n",
            "warning: haproxy read: time limit exceeded",
        ),
        en=(
            "A connection did not begin with the PROXY header that the load balancer should send. Check who "
            "connects to this port."
        ),
        ja="ロードバランサーが付けるはずのPROXYヘッダーがない接続です。このポートに直接接続されていないか確かめてください。",
    ),
    # util/dict_cache.c
    Kind(
        name="cache-cleanup",
        family="notice",
        daemons=("postscreen", "verify", "tlsmgr", "smtpd", "smtp", "lmtp", "tlsproxy"),
        shape="cache {name:word} {value:token} cleanup: retained={retained_count} dropped={dropped_count} entries",
        releases="2.7+",
        samples=(
            "cache btree:/var/lib/postfix/postscreen_cache full cleanup: retained=242 dropped=7 entries",
            "cache lmdb:/var/lib/postfix/verify_cache partial cleanup: retained=724 dropped=6 entries",
        ),
        en="Old entries were cleared out of a cache. Routine.",
        ja="キャッシュの古い項目を片付けました。定期的な作業です。",
    ),
)
