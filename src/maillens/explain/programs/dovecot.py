"""Dovecot: its services, as doc.dovecot.org calls them."""

from maillens.explain.programs.program import programs

PROGRAMS = programs(
    "dovecot",
    "",
    (
        "dovecot",
        "Dovecot, the server behind the mailboxes: it stores mail that Postfix hands over and lets users read it by "
        "IMAP or POP3.",
        "メールボックスを受け持つサーバーです。Postfixから渡されたメールを保存し、利用者がIMAPやPOP3で読めるようにします。",
    ),
    (
        "imap-login pop3-login",
        "Takes the connections of mail programs and has their login checked; after that imap or pop3 takes over.",
        "メールソフトからの接続を受け、ログインを確かめます。成功するとimapまたはpop3が引き継ぎます。",
    ),
    (
        "submission-login managesieve-login sieve-login imap-urlauth-login",
        "Takes connections for a service of Dovecot and has their login checked.",
        "Dovecotの各サービスへの接続を受け、ログインを確かめます。",
    ),
    (
        "imap",
        "Serves a logged-in user by IMAP: reading, moving, deleting mail.",
        "ログインした利用者に、IMAPでメールの閲覧・移動・削除などを提供します。",
    ),
    (
        "pop3",
        "Serves a logged-in user by POP3: fetching and deleting mail.",
        "ログインした利用者に、POP3でメールの取り出しと削除を提供します。",
    ),
    (
        "submission",
        "Takes mail of logged-in users and hands it to Postfix.",
        "ログインした利用者の送信メールを受け取り、Postfixに渡します。",
    ),
    (
        "managesieve sieve",
        "Lets users edit their Sieve scripts, the rules that sort their mail.",
        "利用者が自分の振り分けルール（Sieveスクリプト）を編集できるようにします。",
    ),
    (
        "lmtp",
        "Takes mail from Postfix and stores it in the mailbox, after the user's Sieve rules.",
        "Postfixからメールを受け取り、利用者の振り分けルール（Sieve）に従ってメールボックスに保存します。",
    ),
    (
        "lda deliver",
        "Stores one mail in the mailbox, after the user's Sieve rules; called by Postfix for each mail.",
        "Postfixからメールごとに呼ばれ、振り分けルール（Sieve）に従ってメールボックスに保存します。",
    ),
    (
        "auth auth-worker",
        "Checks names and passwords, for Dovecot's services and for the SMTP login of Postfix.",
        "ユーザー名とパスワードを確かめます。Dovecotの各サービスのほか、PostfixのSMTP認証にも使われます。",
    ),
    (
        "anvil",
        "Counts the connections of each user and delays clients whose logins fail.",
        "利用者ごとの接続数を数え、認証に失敗し続ける相手を待たせます。",
    ),
    ("log", "Writes the log for all other services.", "ほかのサービスのログをまとめて書きます。"),
    (
        "master",
        "Starts the other services when they are needed and watches over them.",
        "Dovecotの親プロセスです。ほかのサービスを必要なときに起動し、見張ります。",
    ),
    ("config doveconf", "Reads the configuration.", "設定を読み込みます。"),
    (
        "stats old-stats aggregator",
        "Collects statistics.",
        "統計を集めます。",
    ),
    (
        "indexer indexer-worker",
        "Keeps the index for searching mail up to date.",
        "メールを検索するための索引を作ります。",
    ),
    ("ssl-params", "Makes parameters for TLS (2.2 and before).", "暗号化（TLS）のパラメーターを作ります（2.2まで）。"),
    (
        "doveadm doveadm-server",
        "The command of the administrator, and the service that runs it for remote hosts.",
        "管理者用のコマンドと、それをほかのホストのために実行するサービスです。",
    ),
    (
        "dict dict-async",
        "Asks databases for the other services: quotas, shared mailboxes …",
        "ほかのサービスのために、データベースを引きます（容量制限、共有メールボックスなど）。",
    ),
    (
        "director replicator dsync dsync-local dsync-server",
        "Spreads users over several Dovecot hosts, or keeps two hosts alike.",
        "利用者を複数のDovecotに振り分けたり、2台の内容をそろえたりします。",
    ),
    ("dns-client", "Asks DNS for the other services.", "ほかのサービスのためにDNSを引きます。"),
    ("ipc", "Passes messages between services.", "サービス同士の連絡を受け持ちます。"),
    ("script welcome", "Runs a script of the administrator.", "管理者のスクリプトを実行します。"),
    (
        "quota-status",
        "Tells Postfix, before it takes a mail, whether the mailbox is full.",
        "メールを受け取る前に、メールボックスに空きがあるかをPostfixに答えます。",
    ),
    (
        "imap-urlauth imap-urlauth-worker",
        "Lets other services fetch parts of a mailbox by URL (URLAUTH).",
        "メールボックスの一部をURLで取り出せるようにします（URLAUTH）。",
    ),
    (
        "imap-hibernate",
        "Keeps idle IMAP connections with little memory.",
        "待機中のIMAP接続を、少ないメモリーで保ちます。",
    ),
    (
        "tcpwrap",
        "Asks /etc/hosts.allow and hosts.deny about clients.",
        "接続元を/etc/hosts.allowとhosts.denyで調べます。",
    ),
    ("health-check", "Answers whether Dovecot is alive.", "Dovecotが動いているかの問い合わせに答えます。"),
)
