"""Postfix: the programs of master.cf (master(5)) and its commands, in the order in which mail meets them."""

from maillens.explain.programs.program import Program, programs
from maillens.explain.text import Text

PROGRAMS = (
    *programs(
        "postfix",
        "8",
        (
            "postscreen",
            "Stands before smtpd on port 25: it turns spam programs away by how they behave and by blocklists, "
            "and hands real servers to smtpd.",
            "25番ポートでsmtpdの手前に立つ門番です。迷惑メールの送信プログラムを、動作やブラックリスト（DNSBL）で見分けて断り、"
            "まともな接続元だけをsmtpdに渡します。",
        ),
        (
            "dnsblog",
            "Asks blocklists (DNSBL) about clients, for postscreen.",
            "postscreenのために、接続元がブラックリスト（DNSBL）に載っているかをDNSで調べます。",
        ),
        (
            "tlsproxy",
            "Encrypts and decrypts (TLS) for postscreen, and for smtp when it reuses connections.",
            "postscreenや、接続を使い回すsmtpの代わりに、暗号化（TLS）を受け持ちます。",
        ),
        (
            "smtpd",
            "Takes mail from the network: other servers on port 25, users on port 587 or 465. It checks client, "
            "sender and recipient, asks for the login, and hands what it accepts to cleanup.",
            "外からメールを受け取る入口です（他のサーバーは25番、利用者は587番や465番ポート）。接続元・差出人・宛先を調べ、"
            "SMTP認証を行い、受け付けたメールをcleanupに渡します。",
        ),
        (
            "qmqpd",
            "Takes mail by QMQP, a protocol of qmail; hardly ever used.",
            "QMQP（qmailの方式）でメールを受け取ります。ほとんど使われません。",
        ),
        (
            "pickup",
            "Takes mail that programs on this host sent (sendmail command, cron, PHP) and hands it to cleanup.",
            "このサーバーの中で送られたメール（sendmailコマンド、cron、PHPなど）を拾い、cleanupに渡します。",
        ),
        (
            "cleanup",
            "Puts the mail in order (missing headers, address rewriting, header_checks, milters) and writes it into "
            "the queue. Between the entrances (smtpd, pickup) and qmgr.",
            "メールを整えて（足りないヘッダーの補充、アドレスの書き換え、header_checks、milterの検査）、"
            "キュー（配送待ちの列）に書き込みます。入口（smtpd、pickup）とqmgrの間にあります。",
        ),
        (
            "trivial-rewrite",
            "Brings addresses into their full form, and tells qmgr which way (transport) leads to each recipient.",
            "アドレスを完全な形に直し、宛先ごとの配送方法（transport）をqmgrに教えます。",
        ),
        (
            "qmgr oqmgr nqmgr",
            "The heart of Postfix: keeps the queue, hands each mail to a delivery agent (smtp, local, lmtp …), "
            "tries again later what did not work, and removes what is done.",
            "Postfixの中心です。キューを管理し、メールを配送役（smtp、local、lmtpなど）に渡し、届かなければあとで再送し、"
            "終わったメールをキューから消します。",
        ),
        (
            "smtp relay",
            "Delivers to other mail servers over the network (the client side of SMTP).",
            "ほかのメールサーバーへ、ネットワーク経由でメールを届けます（SMTPの送信側）。",
        ),
        (
            "lmtp",
            "Delivers by LMTP, mostly to Dovecot on this host, which stores the mail in the mailbox.",
            "LMTPで配送します。多くは同じサーバーのDovecotに渡し、Dovecotがメールボックスに保存します。",
        ),
        (
            "local",
            "Delivers to users of this host: aliases, .forward files, mailboxes.",
            "このサーバーの利用者（UNIXアカウント）に配送します。エイリアスや.forwardによる転送もここで行います。",
        ),
        (
            "virtual",
            "Delivers to the mailboxes of virtual domains, whose users have no account on this host.",
            "バーチャルドメイン（UNIXアカウントのない利用者）のメールボックスに配送します。",
        ),
        (
            "pipe",
            "Delivers by handing the mail to a command (a filter, a mailing list, Dovecot's LDA).",
            "外部のコマンドにメールを渡して配送します（フィルター、メーリングリスト、DovecotのLDAなど）。",
        ),
        (
            "error retry",
            "Delivers nothing: it gives back (error) or puts off (retry) mail for destinations that are set so, or "
            "that qmgr believes unreachable at the moment.",
            "配送はせず、不達（error）または再送待ち（retry）として返します。そう設定された宛先か、"
            "いま届かないとqmgrが判断した宛先に使われます。",
        ),
        (
            "discard",
            "Throws mail away and reports it as delivered, where the configuration asks for it.",
            "設定に従い、メールを配送したことにして捨てます。",
        ),
        (
            "bounce defer trace",
            "Remembers why recipients could not be reached (bounce, defer) or what became of them (trace), and writes "
            "the notice for the sender.",
            "届かなかった理由（bounce、defer）や配送の経過（trace）を記録し、差出人への通知（不達通知など）を作ります。",
        ),
        (
            "verify",
            "Finds out whether an address exists by a trial delivery without content, and remembers the answer.",
            "内容のない試し配送でアドレスの有無を調べ、結果を覚えておきます（アドレスの検証）。",
        ),
        (
            "anvil",
            "Counts connections and requests of each client, so that smtpd can limit them. Its lines are statistics.",
            "接続元ごとの接続数や要求数を数え、smtpdが制限できるようにします。ログに出るのはその統計です。",
        ),
        (
            "scache",
            "Keeps open connections to other servers, so that smtp can use them again.",
            "相手サーバーとの接続をしばらく保ち、smtpが使い回せるようにします。",
        ),
        (
            "tlsmgr",
            "Keeps what TLS needs in common: random numbers, the session cache, ticket keys.",
            "暗号化（TLS）に必要な乱数、セッションの記憶、チケットの鍵を管理します。",
        ),
        (
            "proxymap proxywrite",
            "Looks up tables (databases, files) for the other programs.",
            "ほかのプログラムに代わって、表（データベースやファイル）を引きます。",
        ),
        (
            "flush",
            "Remembers which mail waits for which destination, for `postqueue -s` and ETRN.",
            "どの宛先にどのメールが待っているかを覚え、`postqueue -s`やETRNに備えます。",
        ),
        (
            "showq",
            "Lists the queue, for `mailq` and `postqueue -p`.",
            "キューの一覧を作ります（`mailq`、`postqueue -p`から使われます）。",
        ),
        (
            "spawn",
            "Starts an outside command for a connection, mostly a policy service.",
            "接続を受けて外部のコマンドを起動します（ポリシーサーバーなど）。",
        ),
        (
            "master",
            "Starts all other programs of Postfix when they are needed, as master.cf says, and watches over them.",
            "Postfixの親プロセスです。master.cfに従ってほかのプログラムを必要なときに起動し、見張ります。",
        ),
        (
            "postlogd",
            "Writes the log, where `maillog_file` is set.",
            "`maillog_file`を設定したとき、ログを書く役目をします。",
        ),
    ),
    *programs(
        "postfix",
        "1",
        (
            "sendmail",
            "The command by which programs on this host send mail; it hands it to postdrop.",
            "このサーバーのプログラムがメールを送るためのコマンドです。postdropに渡します。",
        ),
        (
            "postdrop",
            "Puts mail of local programs into the maildrop queue, where pickup finds it.",
            "サーバー内のプログラムのメールをmaildropキューに置きます。そこからpickupが拾います。",
        ),
        (
            "postqueue",
            "Shows the queue and has it delivered now (`mailq`, `postqueue -f`).",
            "キューを表示し、すぐに再送させるコマンドです（`mailq`、`postqueue -f`）。",
        ),
        (
            "postsuper",
            "Deletes, holds, releases and requeues mail in the queue; for root.",
            "キューのメールを削除・保留・解放・再投入するコマンドです（root用）。",
        ),
        (
            "postmap postalias",
            "Makes lookup tables of text files, such as /etc/aliases.",
            "テキストファイル（/etc/aliasesなど）から、検索用の表を作るコマンドです。",
        ),
        (
            "postmulti",
            "Manages several Postfix instances on one host.",
            "1台で複数のPostfixインスタンスを管理するコマンドです。",
        ),
        ("postlog", "Lets scripts write to the mail log.", "スクリプトからメールのログに書き込むためのコマンドです。"),
    ),
    Program(
        "postfix",
        "postfix-script",
        Text(
            "The script behind `postfix start`, `stop`, `reload` and `check`.",
            "`postfix start`、`stop`、`reload`、`check`の本体のスクリプトです。",
        ),
        "postfix(1)",
    ),
    Program(
        "postfix",
        "postfix",
        Text(
            "Postfix, the mail server that takes, queues and delivers mail: smtpd or pickup take it in, cleanup writes "
            "it into the queue, qmgr hands it on, smtp, lmtp or local deliver it.",
            "メールを受け取り、キューにためて届けるメールサーバーです。smtpdやpickupが受け付け、cleanupがキューに書き、"
            "qmgrが振り分け、smtp・lmtp・localが届けます。",
        ),
        "postfix(1)",
    ),
)
