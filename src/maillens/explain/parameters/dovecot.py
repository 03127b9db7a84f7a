"""Settings of Dovecot about its log (doc.dovecot.org: logging, mail_log and auth settings)."""

from maillens.explain.parameters.parameter import settings

PARAMETERS = settings(
    "dovecot",
    (
        "log_path",
        "syslog",
        "Where Dovecot logs to: `syslog` (together with Postfix in the mail log), or a file of its own.",
        "Dovecotのログの書き込み先です。`syslog`なら、Postfixと同じメールのログに入ります。ファイルを指定すると別になります。",
    ),
    (
        "info_log_path",
        "$log_path",
        "A file of its own for what is no error: logins, stored mail.",
        "エラー以外（ログイン、メールの保存など）の書き込み先を別にします。",
    ),
    (
        "debug_log_path",
        "$info_log_path",
        "A file of its own for debugging lines.",
        "デバッグ用の細かい記録の書き込み先を別にします。",
    ),
    (
        "log_timestamp",
        "%b %d %H:%M:%S",
        "How Dovecot writes the time into files of its own; with syslog it does not count.",
        "Dovecotが自分のファイルに書くときの、時刻の形式です（syslogでは使われません）。",
    ),
    (
        "auth_verbose",
        "no",
        "`yes` logs each failed login with its reason (unknown user, wrong password).",
        "`yes`にすると、ログインの失敗を理由（利用者がいない、パスワードの誤り）とともに記録します。",
        "yes",
    ),
    (
        "auth_verbose_passwords",
        "no",
        "Logs the passwords of failed logins: `plain` as they are, `sha1` hashed, `sha1:6` cut. Never leave `plain` "
        "on: typing errors of real users stand in it.",
        "失敗したログインのパスワードを記録します（`plain`はそのまま、`sha1`はハッシュ、`sha1:6`は先頭だけ）。"
        "利用者の打ち間違いも残るため、`plain`のままにしないでください。",
        "sha1:6",
    ),
    (
        "auth_debug",
        "no",
        "`yes` logs every step of a login, for finding out why it fails.",
        "`yes`にすると、認証の手順を一つずつ記録します。失敗の原因を調べるときに使います。",
        "yes",
    ),
    (
        "auth_debug_passwords",
        "no",
        "`yes` logs passwords in clear text at `auth_debug`. Only for a short test.",
        "`yes`にすると、`auth_debug`の記録にパスワードがそのまま残ります。短時間の調査だけにしてください。",
    ),
    (
        "mail_debug",
        "no",
        "`yes` logs why a mailbox is not found or cannot be opened (2.4: `log_debug = category=mail`).",
        "`yes`にすると、メールボックスが見つからない・開けない理由を記録します（2.4では`log_debug = category=mail`）。",
        "yes",
    ),
    (
        "log_debug",
        "",
        "Which subjects are logged in detail, as a filter: `category=auth`, `category=mail`, `event=*`.",
        "細かく記録する対象を、`category=auth`、`category=mail`、`event=*`のように条件で選びます。",
        "category=auth",
    ),
    (
        "verbose_ssl",
        "no",
        "`yes` logs TLS trouble and the steps of the handshake (2.4: `log_debug = category=ssl`).",
        "`yes`にすると、暗号化（TLS）の問題や手順を記録します（2.4では`log_debug = category=ssl`）。",
        "yes",
    ),
    (
        "mail_log_events",
        "",
        "Which actions of users the plugin mail_log logs: delete, undelete, expunge, save, copy, mailbox_create … "
        "It answers the question who deleted a mail.",
        "プラグインmail_logが記録する利用者の操作です（delete、undelete、expunge、save、copy、mailbox_createなど）。"
        "「誰がメールを消したか」を調べられるようになります。",
        "delete undelete expunge save copy",
    ),
    (
        "mail_log_fields",
        "uid box msgid size",
        "What the plugin mail_log says of each mail: uid, box, msgid, size, from, subject, vsize, flags.",
        "プラグインmail_logがメールごとに記録する項目です（uid、box、msgid、size、from、subject、vsize、flags）。",
    ),
    (
        "login_log_format_elements",
        "user=<%u> method=%m rip=%r lip=%l mpid=%e %c session=<%{session}>",
        "What stands in the lines of logins: user, method, the address of the client (rip), of this server (lip), "
        "process (mpid), TLS, session.",
        "ログインの行に書く項目です。user（ユーザー名）、method（認証方式）、rip（接続元）、lip（このサーバー）、"
        "mpid（プロセス）、TLS、session（接続の番号）などです。",
    ),
    (
        "deliver_log_format",
        "msgid=%m: %$",
        "How lmtp and lda write that a mail was stored: `msgid=<…>: saved mail to INBOX`.",
        "lmtpとldaが、保存の結果（`msgid=<…>: saved mail to INBOX`）を書く形式です。",
    ),
    (
        "mail_log_prefix",
        "%s(%u)<%{pid}><%{session}>: ",
        "What stands before the lines of a logged-in user: `imap(taro)<2592><kD6i…>: `.",
        "ログインした利用者の行の先頭の形式です（`imap(taro)<2592><kD6i…>: `）。",
    ),
    (
        "rawlog_dir",
        "",
        "A folder in which whole IMAP or POP3 sessions are kept, for finding faults of mail programs.",
        "IMAPやPOP3の通信をそのまま保存するフォルダーです。メールソフトの不具合を調べるときに使います。",
    ),
)
