"""Where Postfix logs to, and how its lines look (postconf(5), MAILLOG_README)."""

from maillens.explain.parameters.parameter import settings

PARAMETERS = settings(
    "postfix",
    (
        "maillog_file",
        "",
        "The file that Postfix (3.4 and later) writes its log to by itself, through postlogd; `/dev/stdout` in "
        "containers. Empty: the log goes to syslog, which decides on the file. It needs the `postlog` line in "
        "master.cf.",
        "Postfix（3.4以降）が、syslogを通さずに自分でログを書くファイルです（postlogdが書きます。コンテナでは`/dev/stdout`）。"
        "空なら、syslogに送り、書き込み先はsyslogの設定で決まります。master.cfに`postlog`の行が必要です。",
        "/var/log/postfix.log",
    ),
    (
        "maillog_file_prefixes",
        "/var, /dev/stdout",
        "Where the file of `maillog_file` may be, so that a slip cannot overwrite other files.",
        "`maillog_file`に指定できる場所です。間違えてほかのファイルを壊さないための制限です。",
    ),
    (
        "maillog_file_permissions",
        "0600",
        "Mode of a new log file of `maillog_file` (3.9 and later): `0600`, `0640` or `0644`.",
        "`maillog_file`で新しく作るログの権限です（3.9以降。`0600`、`0640`、`0644`）。",
        "0640",
    ),
    (
        "maillog_file_compressor",
        "gzip",
        "The command that packs the old log at `postfix logrotate`.",
        "`postfix logrotate`で、古いログを圧縮するコマンドです。",
    ),
    (
        "maillog_file_rotate_suffix",
        "%Y%m%d-%H%M%S",
        "The ending, a date and time, of the old log at `postfix logrotate`.",
        "`postfix logrotate`で、古いログの名前の後ろに付ける日時の形式です。",
    ),
    (
        "syslog_facility",
        "mail",
        "Under which heading syslog gets the lines; its configuration sorts them into files by that.",
        "syslogに送るときの分類（ファシリティ）です。syslogは、これを見て書き込み先のファイルを決めます。",
    ),
    (
        "syslog_name",
        "${multi_instance_name?{$multi_instance_name}:{postfix}}",
        "What stands before the slash in `postfix/smtpd[123]`. In master.cf `-o syslog_name=postfix/submission` makes "
        "the lines of each service known: `postfix/submission/smtpd`.",
        "`postfix/smtpd[123]`の先頭の部分です。master.cfで`-o syslog_name=postfix/submission`とすると、"
        "`postfix/submission/smtpd`となり、どの窓口（サービス）の行かが分かります。",
        "postfix/submission",
    ),
    (
        "enable_long_queue_ids",
        "no",
        "`yes` makes queue ids longer (`4jX5hn0hfGzKWgb`) and never uses one twice. With `no` the short ones "
        "(`3F2A1C0D5E`) come again after a while, and `grep` then finds two mails.",
        "`yes`にすると、キューIDが長くなり（`4jX5hn0hfGzKWgb`）、同じIDは二度と使われません。`no`の短いID（`3F2A1C0D5E`）は"
        "しばらくすると再利用されるため、`grep`で別のメールが混ざることがあります。",
        "yes",
    ),
    (
        "delay_logging_resolution_limit",
        "2",
        "How many digits `delay=` and `delays=` have after the point; 0 to 6.",
        "`delay=`と`delays=`の小数点以下の桁数です（0〜6）。",
    ),
    (
        "info_log_address_format",
        "external",
        "How addresses are written in the log (3.5 and later): `external` puts a strange local part in quotes, as in "
        'mail (`<"a b"@example.jp>`); `internal` is the form of before.',
        "ログでのアドレスの書き方です（3.5以降）。`external`では、特殊な文字を含む部分を引用符で囲みます"
        '（`<"a b"@example.jp>`）。'
        "`internal`は以前の書き方です。",
    ),
    (
        "respectful_logging",
        "(see compatibility_level)",
        "`yes` (3.6 and later) writes `allowlist` and `denylist` where older releases write `whitelist` and "
        "`blacklist`.",
        "`yes`（3.6以降）では、`whitelist`・`blacklist`の代わりに`allowlist`・`denylist`と記録します。",
    ),
    (
        "compatibility_level",
        "0",
        "From which release on defaults are those of now. Where it is lower than your release, Postfix uses old "
        "defaults and logs `using backwards-compatible default setting …` for each.",
        "どの版の初期値に従うかです。使っている版より小さいと、以前の初期値が使われ、そのつど"
        "`using backwards-compatible default setting …`と記録されます。",
    ),
    (
        "anvil_status_update_time",
        "600s",
        "How often anvil writes its statistics (`statistics: max connection rate …`).",
        "anvilが統計（`statistics: max connection rate …`）を記録する間隔です。",
    ),
    (
        "multi_instance_name",
        "",
        "The name of this Postfix instance; it becomes the beginning of the tag in the log (`postfix-out/smtp`).",
        "このPostfixインスタンスの名前です。ログのタグの先頭になります（`postfix-out/smtp`）。",
    ),
)
