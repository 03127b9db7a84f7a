"""Warnings of smtpd: limits, DNS, and the programs it asks (smtpd.c, smtpd_peer.c, smtpd_proxy.c, milter8.c, xsasl)."""

from maillens.grammar.kind import Kind

SMTPD = ("smtpd",)
MILTER_USERS = ("smtpd", "cleanup")

LIMITS = (
    ("connection-concurrency-limit", "Connection concurrency limit exceeded", "2.2+", 51,
     "This client had too many connections open at once (smtpd_client_connection_count_limit) and was turned away for now."
     " Ordinary servers try again.",
     "この接続元が同時に開いた接続の数が上限（smtpd_client_connection_count_limit）を超えたため、一時的に断りました。"
     "普通のサーバーなら再送してきます。"),
    ("connection-rate-limit", "Connection rate limit exceeded", "2.2+", 20,
     "This client connected too often (smtpd_client_connection_rate_limit) and was turned away for now.",
     "この接続元の接続が頻繁で、上限（smtpd_client_connection_rate_limit）を超えたため、一時的に断りました。"),
    ("message-rate-limit", "Message delivery request rate limit exceeded", "2.2+", 11,
     "This client sent more mails than smtpd_client_message_rate_limit allows and must wait. If it is one of your users,"
     " see whether the account is stolen.",
     "この接続元の送った通数が上限（smtpd_client_message_rate_limit）を超えたため、待ってもらいました。自分のところの利用者なら、"
     "アカウントが乗っ取られていないか確かめてください。"),
    ("recipient-rate-limit", "Recipient address rate limit exceeded", "2.2+", 21,
     "This client named more recipients than smtpd_client_recipient_rate_limit allows and must wait. If it is one of your"
     " users, see whether the account is stolen.",
     "この接続元の指定した宛先の数が上限（smtpd_client_recipient_rate_limit）を超えたため、待ってもらいました。"
     "自分のところの利用者なら、アカウントが乗っ取られていないか確かめてください。"),
    ("tls-rate-limit", "New TLS session rate limit exceeded", "2.3+", 49,
     "This client negotiated new TLS sessions too often (smtpd_client_new_tls_session_rate_limit) and was refused.",
     "この接続元が新しいTLSセッションを頻繁に始め、上限（smtpd_client_new_tls_session_rate_limit）を超えたため断りました。"),
    ("auth-rate-limit", "AUTH command rate limit exceeded", "3.1+", 4,
     "This client tried to log in too often (smtpd_client_auth_rate_limit) and was refused. Typical of password guessing.",
     "この接続元がSMTP認証を頻繁に試み、上限（smtpd_client_auth_rate_limit）を超えたため断りました。総当たり攻撃でよく見られます。"),
)  # fmt: skip


def _limit(name: str, words: str, releases: str, count: int, en: str, ja: str) -> Kind:
    return Kind(
        name=name,
        family="notice",
        daemons=SMTPD,
        shape=f"warning: {words}: {{count}} from {{client}} for service {{transport:rest}}",
        releases=releases,
        samples=(
            f"warning: {words}: {count} from mail.example.com[192.0.2.10] for service smtp",
            f"warning: {words}: {count} from unknown[2001:db8::66]:40112 for service submission",
        ),
        en=en,
        ja=ja,
    )


LIMIT_KINDS = tuple(_limit(*limit) for limit in LIMITS)

UNVERIFIED = (
    "The client's address has a name in DNS, but that name does not lead back to the address, so Postfix calls the client"
    " `unknown`. Common and harmless, unless you reject unknown clients.",
    "接続元のIPアドレスには逆引きの名前がありますが、その名前を引いても元のIPアドレスに戻らないため、"
    "Postfixは接続元をunknownとして扱います。"
    "よくあることで、unknownを拒否する設定でなければ問題ありません。",
)

DNS_KINDS = (
    # smtpd/smtpd_peer.c
    Kind(
        name="hostname-unverified",
        family="notice",
        daemons=("smtpd", "qmqpd"),
        shape="warning: hostname {name} does not resolve to address {client_address:word}",
        releases="2.9+",
        samples=("warning: hostname host.example.com does not resolve to address 192.0.2.66",),
        en=UNVERIFIED[0],
        ja=UNVERIFIED[1],
    ),
    Kind(
        name="hostname-unverified",
        family="notice",
        daemons=("smtpd", "qmqpd"),
        shape="warning: hostname {name} does not resolve to address {client_address}: {reason:rest}",
        releases="2.9+",
        samples=(
            "warning: hostname host.example.com does not resolve to address 192.0.2.66: Name or service not known",
            "warning: hostname host.example.com does not resolve to address 2001:db8::66: host not found, try again",
        ),
        en=UNVERIFIED[0],
        ja=UNVERIFIED[1],
    ),
    Kind(
        name="hostname-unverified",
        family="notice",
        daemons=("smtpd", "qmqpd"),
        shape="warning: ⟦smtpd_peer_init: ⟧{client_address}: hostname {name} verification failed: {reason:rest}",
        releases="<=2.8",
        samples=(
            "warning: 192.0.2.66: hostname host.example.com verification failed: Host not found",
            "warning: smtpd_peer_init: 192.0.2.66: hostname host.example.com verification failed: Name or service not known",
        ),
        en=UNVERIFIED[0],
        ja=UNVERIFIED[1],
    ),
    Kind(
        name="hostname-unverified",
        family="notice",
        daemons=("smtpd", "qmqpd"),
        shape="warning: ⟦smtpd_peer_init: ⟧{client_address}: address not listed for hostname {name:rest}",
        releases="<=2.8",
        samples=("warning: 192.0.2.66: address not listed for hostname host.example.com",),
        en=UNVERIFIED[0],
        ja=UNVERIFIED[1],
    ),
    # smtpd/smtpd_check.c
    Kind(
        name="dnsbl-lookup-error",
        family="notice",
        daemons=SMTPD,
        shape="warning: {name}: RBL lookup error: {reason:rest}",
        releases="1.1+",
        samples=(
            "warning: 66.2.0.192.bl.example.org: RBL lookup error: Host or domain name not found."
            " Name service error for name=66.2.0.192.bl.example.org type=A: Host not found, try again",
        ),
        en="A blocklist (DNSBL) could not be asked, so this client was not checked against it. Often: your resolver is"
        " unhealthy or the list no longer exists.",
        ja="ブラックリスト（DNSBL）に問い合わせできず、この接続元を調べられませんでした。続くときは、DNSの不調か、"
        "リストの廃止が考えられます。",
    ),
    Kind(
        name="dns-lookup-error",
        family="notice",
        daemons=SMTPD,
        shape="warning: {name}: ⟦TXT⟧⟦address or MX⟧⟦MX or address⟧ lookup error: {reason:rest}",
        releases="3.0+",
        samples=(
            "warning: 66.2.0.192.bl.example.org: TXT lookup error: DNS reply filter drops all results",
            "warning: example.com: address or MX lookup error: DNS reply filter drops all results",
            "warning: example.com: MX or address lookup error: DNS reply filter drops all results",
        ),
        en="smtpd_dns_reply_filter removed every answer for this name, so the check that asked is put off.",
        ja="smtpd_dns_reply_filterがこの名前の応答をすべて取り除いたため、判定できませんでした。",
    ),
    Kind(
        name="mx-lookup-failed",
        family="notice",
        daemons=SMTPD,
        shape="warning: Unable to look up {value:token} host for {domain}: {reason:rest}",
        releases="2.1+",
        samples=("warning: Unable to look up MX host for example.com: Host not found",),
        en="An access rule wanted the mail or name servers of this domain (check_sender_mx_access and the like), and DNS did"
        " not tell. Mail from invented domains causes it.",
        ja="アクセステーブルの検査（check_sender_mx_accessなど）でこのドメインのメールサーバーやネームサーバーを調べようとしましたが、"
        "DNSで分かりませんでした。実在しないドメインを名乗るメールで出ます。",
    ),
    Kind(
        name="mx-lookup-failed",
        family="notice",
        daemons=SMTPD,
        shape="warning: Unable to look up {value:token} host {name:token} for {text}: {reason:rest}",
        releases="2.1+",
        samples=(
            "warning: Unable to look up NS host ns1.example.com for Sender address alice@example.com: No address associated with hostname",
        ),
        en="The domain names a mail or name server that has no address. Mail from careless or invented domains causes it.",
        ja="ドメインの示すメールサーバーまたはネームサーバーに、IPアドレスがありません。設定の誤ったドメインや、"
        "実在しないドメインを名乗るメールで出ます。",
    ),
    Kind(
        name="queue-space-low",
        family="notice",
        daemons=SMTPD,
        shape="warning: not enough free space in mail queue: {count} bytes < {text:rest}",
        releases="2.1+",
        samples=("warning: not enough free space in mail queue: 10485760 bytes < 1.5*message size limit",),
        en="The disk with the mail queue is nearly full: Postfix accepts no mail until there is room. Act now.",
        ja="メールキューのあるディスクの空きが足りず、Postfixはメールを受け付けられません。すぐに空きを作ってください。",
    ),
    Kind(
        name="queue-file-too-large",
        family="notice",
        daemons=("smtpd", "cleanup"),
        shape="warning: {queue_id}: queue file size limit exceeded",
        releases="1.1+; smtpd 2.4+",
        samples=(
            "warning: 3F2A1C0D5E: queue file size limit exceeded",
            "warning: NOQUEUE: queue file size limit exceeded",
        ),
        en="A mail was larger than message_size_limit and was refused.",
        ja="メールがmessage_size_limitより大きいため断りました。",
    ),
)

SERVICE_KINDS = (
    # smtpd/smtpd_proxy.c
    Kind(
        name="proxy-rejected-command",
        family="notice",
        daemons=SMTPD,
        shape='warning: proxy {name} rejected "{command:last}": "{reply}"',
        releases="2.1+",
        samples=(
            'warning: proxy 127.0.0.1:10024 rejected "RCPT TO:<bob@example.jp>": "451 4.3.0 Error: queue file write error"',
        ),
        en="The before-queue filter refused a command; the client got the same answer.",
        ja="キューに入れる前のフィルターがコマンドを拒否しました。接続元にも同じ応答を返しています。",
    ),
    Kind(
        name="proxy-unreachable",
        family="notice",
        daemons=SMTPD,
        shape="warning: connect to proxy ⟦filter ⟧⟦service ⟧{name}: {reason:rest}",
        releases="2.1+ (2.1-2.7: proxy service)",
        samples=(
            "warning: connect to proxy filter 127.0.0.1:10024: Connection refused",
            "warning: connect to proxy service 127.0.0.1:10024: Connection refused",
        ),
        en="The before-queue filter does not answer, so no mail comes in on this port. Start the filter.",
        ja="キューに入れる前のフィルターが応答せず、このポートではメールを受け取れません。フィルターを起動してください。",
    ),
    Kind(
        name="proxy-lost",
        family="notice",
        daemons=SMTPD,
        shape="warning: ⟦lost connection with⟧⟦timeout talking to⟧ proxy {name:rest}",
        releases="2.1+",
        samples=(
            "warning: lost connection with proxy 127.0.0.1:10024",
            "warning: timeout talking to proxy 127.0.0.1:10024",
        ),
        en="The before-queue filter hung up or was too slow in the middle of a mail. The client was asked to try again."
        " Look at the filter's own log.",
        ja="キューに入れる前のフィルターが、メールの途中で接続を切ったか、時間内に応答しませんでした。"
        "接続元には再送を求めています。フィルターのログを確かめてください。",
    ),
    Kind(
        name="proxy-garbage",
        family="notice",
        daemons=SMTPD,
        shape="warning: received garbage from proxy {name}: {text:rest}",
        releases="2.1+",
        samples=("warning: received garbage from proxy 127.0.0.1:10024: hello",),
        en="The before-queue filter answered with something that is not SMTP. Check its address and its log.",
        ja="キューに入れる前のフィルターの応答がSMTPになっていません。接続先の指定とフィルターのログを確かめてください。",
    ),
    # util/attr_clnt.c
    Kind(
        name="policy-server-error",
        family="notice",
        daemons=SMTPD,
        shape="warning: problem talking to server {name}: {reason:rest}",
        releases="2.1+",
        samples=("warning: problem talking to server 127.0.0.1:10023: Connection refused",),
        en="A policy server (postgrey, SPF check, quota …) does not answer; clients get `Server configuration problem` (451)"
        " and must wait. Start it again.",
        ja="ポリシーサーバー（postgreyやSPFの検査など）が応答しません。その間、接続元には一時エラー（451）が返ります。"
        "ポリシーサーバーを起動し直してください。",
    ),
    # util/attr_scan*.c
    Kind(
        name="service-timeout",
        family="notice",
        daemons=SMTPD,
        shape="warning: ⟦timeout on⟧⟦premature end-of-input on⟧⟦unexpected end-of-input from⟧ {name} while reading {value:rest}",
        releases="1.1+",
        samples=(
            "warning: timeout on 127.0.0.1:10023 while reading input attribute name",
            "warning: premature end-of-input on private/anvil while reading input attribute name",
            "warning: unexpected end-of-input from 127.0.0.1:10031 while reading attribute value",
        ),
        en="Another program that Postfix asked (a policy server, or a Postfix process) was too slow or hung up. Once is"
        " nothing; repeatedly means that it is overloaded or crashing.",
        ja="Postfixが問い合わせた相手（ポリシーサーバーやPostfix内のプロセス）が、時間内に答えないか途中で切れました。"
        "一度きりなら問題ありません。続くときは、相手の過負荷か異常終了が考えられます。",
    ),
    # milter/milter8.c
    Kind(
        name="milter-unreachable",
        family="notice",
        daemons=MILTER_USERS,
        shape="warning: connect to Milter service {name}: {reason:rest}",
        releases="2.3+",
        samples=("warning: connect to Milter service inet:127.0.0.1:8891: Connection refused",),
        en="A milter (OpenDKIM, rspamd …) does not answer. Depending on milter_default_action, mail waits, is refused, or"
        " passes unsigned and unchecked. Start the milter.",
        ja="milter（OpenDKIMやrspamdなど）が応答しません。milter_default_actionの設定により、メールは待たされるか、拒否されるか、"
        "署名も検査もなしで通ります。milterを起動してください。",
    ),
    Kind(
        name="milter-error",
        family="notice",
        daemons=MILTER_USERS,
        shape="warning: milter {name}: can't read {command} reply packet header: {reason:rest}",
        releases="2.3+",
        samples=(
            "warning: milter inet:127.0.0.1:8891: can't read SMFIC_BODYEOB reply packet header: Connection timed out",
        ),
        en="A milter stopped answering in the middle of a mail: it crashed or is too slow. Look at its own log.",
        ja="milterがメールの処理の途中で応答しなくなりました。異常終了したか、時間がかかりすぎています。milterのログを確かめてください。",
    ),
    Kind(
        name="milter-error",
        family="notice",
        daemons=MILTER_USERS,
        shape="warning: milter {name}: {reason:rest}",
        releases="2.3+",
        samples=(
            "warning: milter unix:/run/opendkim/opendkim.sock: unreasonable packet length: 1397768525 > 1073741823",
            "warning: milter inet:127.0.0.1:8891: error writing command: Broken pipe",
        ),
        en="Postfix and a milter do not understand each other, or the milter broke off. Look at the milter's own log.",
        ja="Postfixとmilterの通信がうまくいきませんでした。milterのログを確かめてください。",
    ),
    Kind(
        name="milter-configuration-error",
        family="notice",
        daemons=MILTER_USERS,
        shape='warning: ⟦Milter service needs transport:endpoint instead of "{name}"⟧'
        "⟦invalid transport name: {transport} in Milter service: {value:rest}⟧",
        releases="2.3+",
        samples=(
            'warning: Milter service needs transport:endpoint instead of "/run/opendkim/opendkim.sock"',
            "warning: invalid transport name: tcp in Milter service: tcp:127.0.0.1:8891",
        ),
        en="smtpd_milters names a milter in a form that Postfix does not know; write inet:host:port or unix:path.",
        ja="smtpd_miltersの書き方が正しくありません。「inet:ホスト:ポート」または「unix:パス」の形で書いてください。",
    ),
    # smtpd/smtpd_haproxy.c
    Kind(
        name="haproxy-error",
        family="notice",
        daemons=("smtpd", "postscreen"),
        shape="warning: haproxy read: {reason:rest}",
        releases="2.10+",
        samples=(
            r"warning: haproxy read: unrecognized protocol header: NOT A PROXY HEADER\r\n",
            "warning: haproxy read: timeout error",
        ),
        en="A client connected without the PROXY header that smtpd_upstream_proxy_protocol expects: it bypassed the load"
        " balancer, or the balancer is not set up for it.",
        ja="smtpd_upstream_proxy_protocolで求めているPROXYヘッダーなしに接続がありました。ロードバランサーを通らない接続か、"
        "ロードバランサー側の設定漏れです。",
    ),
    # smtpd/smtpd.c
    Kind(
        name="tls-refused",
        family="notice",
        daemons=SMTPD,
        shape="warning: Refusing ⟦STARTTLS⟧⟦TLS service⟧ request from {client} for service {transport:rest}",
        releases="2.3+",
        samples=(
            "warning: Refusing STARTTLS request from mail.example.com[192.0.2.10] for service smtp",
            "warning: Refusing TLS service request from mail.example.com[192.0.2.10] for service smtps",
        ),
        en="The client negotiated new TLS sessions too often (smtpd_client_new_tls_session_rate_limit) and was refused.",
        ja="この接続元が新しいTLSセッションを頻繁に始めたため（smtpd_client_new_tls_session_rate_limit）、断りました。",
    ),
    Kind(
        name="tls-unavailable",
        family="notice",
        daemons=SMTPD,
        shape="warning: Wrapper-mode request dropped from {client} for service {transport}. TLS context initialization failed."
        "⟦ {text:rest}⟧",
        releases="2.10+",
        samples=(
            "warning: Wrapper-mode request dropped from mail.example.com[192.0.2.10] for service smtps. TLS context initialization"
            " failed. For details see earlier warnings in your logs.",
        ),
        en="Postfix could not set up TLS, so it cannot serve this port at all. Usually the certificate or key file cannot"
        " be read; an earlier line says which.",
        ja="TLSの準備に失敗しているため、このポートでは接続を受けられません。たいていは証明書か鍵のファイルを読めないのが原因で、"
        "前のほうの行に詳細があります。",
    ),
)

SASL_KINDS = (
    # xsasl/xsasl_cyrus_log.c
    Kind(
        name="sasl-library-failure",
        family="notice",
        daemons=("smtpd", "smtp", "lmtp"),
        shape="warning: SASL authentication failure: {reason:rest}",
        releases="2.0+",
        samples=(
            "warning: SASL authentication failure: Password verification failed",
            "warning: SASL authentication failure: cannot connect to saslauthd server: Permission denied",
        ),
        en="The Cyrus SASL library says why a login failed. `Password verification failed` is a wrong password; `cannot"
        " connect to saslauthd` means that nobody can log in.",
        ja="認証に失敗した理由をCyrus SASLライブラリーが書いたものです。「Password verification failed」はパスワードの誤り、"
        "「cannot connect to saslauthd」なら誰もSMTP認証できない状態です。",
    ),
    Kind(
        name="sasl-library-problem",
        family="notice",
        daemons=("smtpd", "smtp", "lmtp"),
        shape="warning: SASL authentication problem: {reason:rest}",
        releases="1.1+",
        samples=("warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: Permission denied",),
        en="The Cyrus SASL library reports a problem of its own, such as a password file that it cannot read.",
        ja="Cyrus SASLライブラリー側の問題です（パスワードファイルを読めないなど）。",
    ),
    # xsasl/xsasl_dovecot_server.c
    Kind(
        name="sasl-backend-error",
        family="notice",
        daemons=SMTPD,
        shape="warning: SASL: Connect to {name} failed: {reason:rest}",
        releases="2.3+ (3.7+: Connect to Dovecot auth socket '…' failed)",
        samples=(
            "warning: SASL: Connect to private/auth failed: No such file or directory",
            "warning: SASL: Connect to Dovecot auth socket 'private/auth' failed: Connection refused",
        ),
        en="Dovecot's authentication service cannot be reached, so nobody can log in to send mail. Is Dovecot running, and is"
        " smtpd_sasl_path the socket that it offers?",
        ja="Dovecotの認証サービスに接続できず、誰もSMTP認証できません。Dovecotが動いているか、"
        "smtpd_sasl_pathのソケットが合っているかを確かめてください。",
    ),
    Kind(
        name="sasl-backend-error",
        family="notice",
        daemons=SMTPD,
        shape="warning: SASL: {reason:rest}",
        releases="2.3+",
        samples=(
            "warning: SASL: Connected to wrong auth socket (auth-master instead of auth-client)",
            "warning: SASL: Protocol version mismatch (2 vs. 1)",
        ),
        en="Postfix and Dovecot's authentication service do not understand each other; smtpd_sasl_path may name the wrong socket.",
        ja="PostfixとDovecotの認証サービスの間で通信がうまくいきません。smtpd_sasl_pathのソケットが違う可能性があります。",
    ),
    Kind(
        name="sasl-setup-error",
        family="notice",
        daemons=SMTPD,
        shape="warning: SASL per-⟦process initialization failed: ⟧⟦connection server initialization: ⟧⟦connection security setup;"
        " ⟧{reason:rest}",
        releases="1.1+",
        samples=(
            "warning: SASL per-process initialization failed: generic failure",
            "warning: SASL per-connection server initialization: no mechanism available",
            "warning: SASL per-connection security setup; invalid parameter supplied",
        ),
        en="The Cyrus SASL library could not be set up; nobody can log in to send mail. Check its smtpd.conf.",
        ja="Cyrus SASLライブラリーの準備に失敗し、誰もSMTP認証できません。Cyrus SASLのsmtpd.confを確かめてください。",
    ),
    # smtpd/smtpd_sasl_glue.c
    Kind(
        name="sasl-setup-error",
        family="notice",
        daemons=SMTPD,
        shape="fatal: ⟦no SASL authentication mechanisms⟧⟦SASL per-process initialization failed⟧⟦SASL per-connection"
        " initialization failed⟧",
        releases="1.1+",
        samples=("fatal: no SASL authentication mechanisms", "fatal: SASL per-connection initialization failed"),
        en="smtpd_sasl_auth_enable is on, but there is no way to authenticate: smtpd gives up on every connection and no mail"
        " comes in. Start Dovecot or saslauthd, or correct smtpd_sasl_type and smtpd_sasl_path.",
        ja="smtpd_sasl_auth_enableが有効なのに使える認証方式がなく、smtpdは接続のたびに異常終了します。メールを受け取れません。"
        "Dovecotやsaslauthdを起動するか、smtpd_sasl_typeとsmtpd_sasl_pathを直してください。",
    ),
    Kind(
        name="sasl-setup-error",
        family="notice",
        daemons=SMTPD,
        shape="fatal: {name:token} discards all mechanisms in '{value}'",
        releases="3.6+",
        samples=("fatal: smtpd_sasl_mechanism_filter discards all mechanisms in 'PLAIN LOGIN'",),
        en="smtpd_sasl_mechanism_filter leaves no way to log in; smtpd gives up on every connection.",
        ja="smtpd_sasl_mechanism_filterにより認証方式が一つも残らず、smtpdは接続のたびに異常終了します。",
    ),
)

KINDS = LIMIT_KINDS + DNS_KINDS + SERVICE_KINDS + SASL_KINDS
