"""smtpd and qmqpd: sessions, the start of a message, SMTP logins (smtpd/smtpd.c, smtpd_sasl_glue.c)."""

from maillens.grammar.kind import Kind

COUNTERS = (
    "helo", "ehlo", "xclient", "xforward", "starttls", "auth", "mail", "rcpt", "data", "bdat",
    "rset", "noop", "vrfy", "etrn", "quit", "help", "unknown", "commands",
)  # fmt: skip
"""Commands in the order in which `disconnect` counts them (smtpd_format_cmd_stats)."""

BROKEN_OFF = (
    (
        "lost-connection",
        "lost connection",
        "smtpd, qmqpd: all; byte count 2.5+; queue id or NOQUEUE 3.10+",
        (
            "lost connection after RCPT from mail.example.com[192.0.2.10]",
            "lost connection after DATA (494133 bytes) from localhost[127.0.0.1]",
            "lost connection after DATA (approximately 0 bytes) from mail.example.com[192.0.2.10]",
            "lost connection after END-OF-MESSAGE from mail.example.com[2001:db8::10]:40112",
            "NOQUEUE: lost connection after UNKNOWN from unknown[192.0.2.66]",
            "4f9XHr2qzTzKWgb: lost connection after BDAT (20 bytes) from mail.example.com[192.0.2.10]",
        ),
        "The other side hung up in the middle of the dialogue, after the command named. Scanners do this all day;"
        " after DATA it means that a mail did not arrive in full and the sender will try again.",
        "接続元が通信の途中で接続を切りました。名前の出ているSMTPコマンドのあとです。スキャナーによるものがほとんどですが、"
        "DATAのあとならメールを最後まで受け取れておらず、送信元が再送してくるはずです。",
    ),
    (
        "timeout",
        "timeout",
        "smtpd: all; byte count 2.5+; queue id or NOQUEUE 3.10+",
        (
            "timeout after EHLO from mail.example.com[192.0.2.10]",
            "timeout after DATA (6253 bytes) from mail.example.com[192.0.2.10]",
            "NOQUEUE: timeout after CONNECT from unknown[2001:db8::66]",
        ),
        "The other side said nothing for longer than smtpd_timeout, so Postfix hung up. Now and then this is normal;"
        " often after DATA it points to a network problem such as a wrong MTU.",
        "接続元から何も届かないままsmtpd_timeoutを過ぎたため、Postfixが接続を切りました。たまに出る分には問題ありません。"
        "DATAのあとで繰り返すときは、MTUなど途中のネットワークに原因がある可能性があります。",
    ),
    (
        "too-many-errors",
        "too many errors",
        "smtpd: all; byte count 2.5+; queue id or NOQUEUE 3.10+",
        (
            "too many errors after AUTH from unknown[198.51.100.206]",
            "too many errors after DATA (0 bytes) from mail.example.com[192.0.2.10]",
            "NOQUEUE: too many errors after RCPT from unknown[198.51.100.206]",
        ),
        "The client made more mistakes than smtpd_hard_error_limit allows and was disconnected. Typical of password"
        " guessing and of spammers who try many addresses.",
        "エラーの回数がsmtpd_hard_error_limitを超えたため、Postfixが接続を切りました。パスワードの総当たり攻撃や、"
        "宛先を次々に試す迷惑メール送信でよく見られます。",
    ),
    (
        "bare-newline",
        "bare <LF> received",
        "smtpd: 3.9+, 3.8.5+, 3.7.10+, 3.6.14+, 3.5.24+ with smtpd_forbid_bare_newline = reject",
        (
            "bare <LF> received after CONNECT from mail.example.com[192.0.2.10]",
            "bare <LF> received after DATA (20 bytes) from unknown[2001:db8::66]",
        ),
        "The client ended a line without <CR>, and smtpd_forbid_bare_newline made Postfix hang up: such lines are used to"
        " smuggle forged mail past filters, but broken programs write them too.",
        "接続元が<CR>のない改行を送ったため、smtpd_forbid_bare_newlineの設定により接続を切りました。"
        "偽メールの紛れ込ませ（SMTPスマグリング）に使われる書き方ですが、不具合のあるプログラムが送ることもあります。",
    ),
)  # fmt: skip


def _broken_off(name: str, words: str, releases: str, samples: tuple[str, ...], en: str, ja: str) -> Kind:
    shape = f"⟦{{queue_id}}: ⟧{words} after {{last_command}}⟦ (⟦approximately ⟧{{size_bytes}} bytes)⟧ from {{client}}"
    return Kind(name, "session", ("smtpd", "qmqpd"), shape, releases, samples, en, ja)


KINDS = (
    # smtpd/smtpd.c
    Kind(
        name="connect",
        family="session",
        daemons=("smtpd", "qmqpd"),
        shape="connect from {client}",
        releases="all; port 2.5+ with smtpd_client_port_logging",
        samples=(
            "connect from mail.example.com[192.0.2.10]",
            "connect from unknown[2001:db8::66]:40112",
            "connect from unknown[unknown]",
        ),
        en="A client connected. `unknown` means that its reverse DNS is missing or does not lead back to the address.",
        ja="接続がありました。unknownは、逆引きがないか、逆引きの名前が元のIPアドレスに戻らないことを表します。",
    ),
    Kind(
        name="disconnect",
        family="disconnect",
        daemons=("smtpd", "qmqpd"),
        shape=(
            "disconnect from {client}"
            + "".join(f"⟦ {c}={{{c}_count}}⟦/{{{c}_total}}⟧⟧" for c in COUNTERS)
            + "⟦ notes={text:rest}⟧"
        ),
        releases="all; counters 3.0+; notes=bare_lf 3.9+",
        samples=(
            "disconnect from mail.example.com[192.0.2.10]",
            "disconnect from mail.example.com[192.0.2.10] ehlo=2 starttls=1 mail=1 rcpt=0/1 data=0/1 quit=1 commands=5/7",
            "disconnect from unknown[2001:db8::66]:40112 ehlo=1 auth=0/3 unknown=0/1 commands=1/5",
            "disconnect from unknown[192.0.2.66] commands=0/0",
            "disconnect from mail.example.com[192.0.2.10] ehlo=1 mail=1 rcpt=1 data=0/1 commands=3/4 notes=bare_lf",
        ),
        en="The session ended. Each counter shows how many commands of that kind succeeded, and after the slash"
        " how many there were: auth=0/3 is three failed logins.",
        ja="通信が終わりました。数字はコマンドごとの成功回数で、「/」のあとは全体の回数です。たとえばauth=0/3は、"
        "認証に3回失敗したことを表します。",
    ),
    *(_broken_off(*broken) for broken in BROKEN_OFF),
    Kind(
        name="client",
        family="message",
        daemons=("smtpd", "qmqpd"),
        shape=(
            "{queue_id}: client={client}⟦, sasl_method={sasl_method}⟧⟦, sasl_username={sasl_username}⟧"
            "⟦, sasl_sender={sasl_sender}⟧⟦, orig_queue_id={original_queue_id:token}⟧⟦, orig_client={original_client:rest}⟧"
        ),
        releases="all; orig_queue_id and orig_client 2.8+",
        samples=(
            "3F2A1C0D5E: client=mail.example.com[192.0.2.10]",
            "3F2A1C0D5E: client=unknown[2001:db8::5]:50123, sasl_method=PLAIN, sasl_username=alice@example.jp",
            "3F2A1C0D5E: client=pc.example.jp[192.0.2.5], sasl_method=LOGIN, sasl_username=Suzuki, Hanako (sales),"
            " sasl_sender=hanako@example.jp",
            "4jX5hn0hfGzKWgb: client=localhost[127.0.0.1], orig_queue_id=4jX5hm3bZtzKWgL, orig_client=mail.example.com[192.0.2.10]",
            "NOQUEUE: client=mail.example.com[192.0.2.10]",
        ),
        en="A mail begins to arrive and gets its queue id; from where and, after a login, as whom. NOQUEUE stands here"
        " when a before-queue filter takes the mail.",
        ja="メールの受信が始まり、キューIDが付きました。どこから来たか、ログインしていれば誰としてかが分かります。"
        "キューに入れる前のフィルターを通すときは、キューIDの代わりにNOQUEUEと出ます。",
    ),
    # smtpd/smtpd_sasl_glue.c
    Kind(
        name="sasl-failure",
        family="login",
        daemons=("smtpd",),
        shape=(
            "warning: {client}: SASL {sasl_method} authentication failed⟦:⟧⟦ {reason}⟧⟦, sasl_username={sasl_username:rest}⟧"
        ),
        releases="1.1+; reason 2.3+; sasl_username 3.9+",
        samples=(
            "warning: unknown[198.51.100.210]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
            "warning: unknown[198.51.100.210]: SASL PLAIN authentication failed:",
            "warning: mail.example.com[192.0.2.10]: SASL DIGEST-MD5 authentication failed",
            "warning: unknown[2001:db8::66]:40112: SASL LOGIN authentication failed: authentication failure",
            "warning: unknown[198.51.100.203]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=user, with space",
            "warning: unknown[198.51.100.205]: SASL NTLM authentication failed: Invalid authentication mechanism,"
            " sasl_username=(unavailable)",
            "warning: unknown[198.51.100.204]: SASL PLAIN authentication failed: (reason unavailable), sasl_username=",
        ),
        en="Somebody tried to log in to send mail and failed. A few are typing errors; many from one address, or of one"
        " name from many addresses, are password guessing.",
        ja="SMTP認証に失敗しました。数件なら入力の間違いです。同じIPアドレスから、または同じ利用者名で多数のIPアドレスから続くときは、"
        "パスワードの総当たり攻撃と考えてよいでしょう。",
        constants=(("login_result", "failure"), ("login_protocol", "smtp")),
    ),
    Kind(
        name="sasl-aborted",
        family="login",
        daemons=("smtpd",),
        shape="warning: {client}: SASL {sasl_method} authentication aborted",
        releases="2.3+",
        samples=("warning: unknown[198.51.100.205]: SASL LOGIN authentication aborted",),
        en="The client broke off its own login attempt with `*`. Harmless by itself; scanners do it to see what is offered.",
        ja="接続元が自分からSMTP認証を取りやめました。これだけなら心配はいりません。認証方式を調べるスキャナーでも出ます。",
        constants=(("login_result", "aborted"), ("login_protocol", "smtp")),
    ),
    # smtpd/smtpd.c
    Kind(
        name="non-smtp-command",
        family="notice",
        daemons=("smtpd",),
        shape="warning: non-SMTP command from {client}: {command:rest}",
        releases="2.3+",
        samples=(
            "warning: non-SMTP command from unknown[192.0.2.66]: GET / HTTP/1.1",
            r"warning: non-SMTP command from unknown[192.0.2.66]: \026\003\001\002\000\001\000",
        ),
        en="The client spoke something other than SMTP (a web request, a TLS greeting, a bare mail header) and was"
        " disconnected. Almost always a scanner.",
        ja="接続元がSMTPではないもの（HTTPのリクエストなど）を送ってきたため、Postfixが接続を切りました。ほとんどはスキャナーです。",
    ),
    Kind(
        name="non-smtp-command",
        family="notice",
        daemons=("smtpd",),
        shape="warning: {client} sent ⟦non-SMTP command⟧⟦{text} header instead of SMTP command⟧: {command:rest}",
        releases="2.0-2.2",
        samples=(
            "warning: unknown[192.0.2.66] sent non-SMTP command: GET / HTTP/1.0",
            'warning: mail.example.com[192.0.2.10] sent message header instead of SMTP command: From: "Someone" <someone@example.com>',
        ),
        en="The client spoke something other than SMTP and was disconnected. Almost always a scanner.",
        ja="接続元がSMTPではないものを送ってきたため、Postfixが接続を切りました。ほとんどはスキャナーです。",
    ),
    Kind(
        name="pipelining-error",
        family="notice",
        daemons=("smtpd",),
        shape="improper command pipelining after {last_command} from {client}⟦: {text:rest}⟧",
        releases="2.6+; the data sent too early 2.9+",
        samples=(
            "improper command pipelining after RCPT from unknown[192.0.2.66]",
            r"improper command pipelining after EHLO from mail.example.com[192.0.2.10]: MAIL FROM:<p@example.com>\r\nDATA\r\n",
        ),
        en="The client sent commands without waiting for its turn. Real mail servers do not do this; spam programs do.",
        ja="接続元が応答を待たずに次のコマンドを送ってきました。普通のメールサーバーはこのようなことをせず、"
        "迷惑メールの送信プログラムによく見られます。",
    ),
    Kind(
        name="illegal-address",
        family="notice",
        daemons=("smtpd",),
        shape="warning: Illegal address syntax from {client} in {command} command: {text:rest}",
        releases="1.1+",
        samples=(
            "warning: Illegal address syntax from mail.example.com[192.0.2.10] in MAIL command: user@example.com",
            "warning: Illegal address syntax from mail.example.com[192.0.2.10] in RCPT command: <x y@example.jp>",
        ),
        en="The client gave an address that is not written as SMTP wants it, often without angle brackets; it was refused.",
        ja="接続元が送ってきたアドレスの書き方がSMTPの決まりに合わず（山かっこがないなど）、断りました。",
    ),
    # smtpd/smtpd_chat.c
    Kind(
        name="request-too-long",
        family="notice",
        daemons=("smtpd",),
        shape="warning: {client}: request longer than {limit}: {text:rest}",
        releases="1.1+",
        samples=("warning: mail.example.com[192.0.2.10]: request longer than 2048: XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX...",),
        en="The client sent a command line longer than line_length_limit. Usually a broken or hostile client; the rest was cut off.",
        ja="接続元のコマンドがline_length_limitより長く、超えた分を切り捨てました。多くは不具合のあるソフトウェアか攻撃です。",
    ),
    Kind(
        name="bdat-error",
        family="notice",
        daemons=("smtpd",),
        shape=(
            "warning: {queue_id}: ⟦malformed BDAT command syntax⟧⟦null BDAT request⟧⟦BDAT request⟧ from {client}"
            "⟦ exceeds message size limit⟧⟦: {command:rest}⟧"
        ),
        releases="3.4+",
        samples=(
            "warning: 3F2A1C0D5E: malformed BDAT command syntax from mail.example.com[192.0.2.10]: BDAT x",
            "warning: NOQUEUE: null BDAT request from mail.example.com[192.0.2.10]",
            "warning: 3F2A1C0D5E: BDAT request from mail.example.com[192.0.2.10] exceeds message size limit",
        ),
        en="A part of a mail sent with BDAT (RFC 3030) was malformed, empty or too large and was refused.",
        ja="BDAT（RFC 3030）で送られてきたメールの一部が、形式の誤り・空・大きすぎのいずれかで断られました。",
    ),
    Kind(
        name="etrn-refused",
        family="notice",
        daemons=("smtpd",),
        shape="warning: ⟦reject: ⟧⟦bad ⟧ETRN {name:last}... from {client}",
        releases="2.0+",
        samples=(
            "warning: reject: ETRN ok.example.com... from mail.example.com[192.0.2.10]",
            "warning: bad ETRN x!y... from mail.example.com[192.0.2.10]",
        ),
        en="A client asked to have the queue for a domain flushed (ETRN) and was refused. Harmless unless you offer this service.",
        ja="接続元がETRN（ドメイン宛てのキューをすぐ流す要求）を送ってきたため、断りました。"
        "このサービスを提供していなければ気にする必要はありません。",
    ),
    # smtpd/smtpd.c
    Kind(
        name="tls-abort",
        family="notice",
        daemons=("smtpd",),
        shape="{queue_id}: abort: TLS from {client}: {reason:rest}",
        releases="2.5+",
        samples=(
            "NOQUEUE: abort: TLS from mail.example.com[192.0.2.10]: No client certificate presented",
            "NOQUEUE: abort: TLS from mail.example.com[192.0.2.10]: Client certificate not trusted",
        ),
        en="smtpd_tls_req_ccert demands a client certificate, and this client had none that is trusted; it was disconnected.",
        ja="smtpd_tls_req_ccertでクライアント証明書を求めていますが、信頼できる証明書が示されなかったため接続を切りました。",
    ),
    Kind(
        name="command-replaced",
        family="notice",
        daemons=("smtpd",),
        shape='{client}: replacing ⟦client ⟧command "{command:last}" with "{value}"',
        releases="2.8+ (2.7: replacing client command)",
        samples=('unknown[192.0.2.66]: replacing command "HELP" with "NOOP"',),
        en="smtpd_command_filter changed what the client said, as you configured it.",
        ja="設定したsmtpd_command_filterに従い、接続元のコマンドを書き換えました。",
    ),
    Kind(
        name="reply-filter",
        family="notice",
        daemons=("smtpd",),
        shape="{queue_id}: reply filter {direction:token}: {text:rest}",
        releases="3.11+",
        samples=(
            "NOQUEUE: reply filter in: 550 5.1.1 <nobody@example.jp>: Recipient address rejected: User unknown",
            "NOQUEUE: reply filter out: 550 5.1.1 User unknown",
        ),
        en="smtpd_reject_filter_maps changed a reply: `in` is the text before, `out` the text after.",
        ja="smtpd_reject_filter_mapsが応答を書き換えました。inが元の文、outが書き換えたあとの文です。",
    ),
    Kind(
        name="ehlo-keywords",
        family="notice",
        daemons=("smtpd", "smtp", "lmtp"),
        shape="discarding EHLO keywords: {text:rest}",
        releases="2.2+",
        samples=("discarding EHLO keywords: CHUNKING ETRN DSN 8BITMIME",),
        en="Postfix hides these SMTP extensions, as smtpd_discard_ehlo_keywords (or the smtp_ one) says. Nothing is wrong.",
        ja="設定（smtpd_discard_ehlo_keywordsなど）に従い、これらのSMTP拡張を使わないようにしました。異常ではありません。",
    ),
    Kind(
        name="qmqp-broken-off",
        family="notice",
        daemons=("qmqpd",),
        shape="{queue_id}: {client}: {reason} while {command:rest}",
        releases="1.1+",
        samples=("NOQUEUE: mail.example.com[192.0.2.10]: lost connection while receiving netstring data",),
        en="A QMQP session broke off before the mail was complete; the client will try again.",
        ja="QMQPの通信が、メールを受け取り終える前に途切れました。接続元が再送してくるはずです。",
    ),
    Kind(
        name="table-changed",
        family="notice",
        daemons=(
            "smtpd",
            "smtp",
            "lmtp",
            "relay",
            "cleanup",
            "tlsproxy",
            "local",
            "virtual",
            "pipe",
            "qmgr",
            "oqmgr",
            "nqmgr",
            "verify",
            "trivial-rewrite",
            "proxymap",
            "proxywrite",
            "qmqpd",
            "postscreen",
            "bounce",
            "pickup",
            "error",
        ),
        shape="table ⟦{name} ⟧has changed -- ⟦restarting⟧⟦exiting⟧",
        releases="all (<=2.0: table has changed -- exiting)",
        samples=(
            "table hash:/etc/postfix/virtual(0,lock|fold_fix) has changed -- restarting",
            "table has changed -- exiting",
        ),
        en="A lookup table was rebuilt (postmap, postalias), and the process restarts itself to read it. Normal.",
        ja="検索テーブルが作り直された（postmapやpostalias）ため、プロセスが読み直しのために自動的に再起動しました。正常な動作です。",
    ),
)
