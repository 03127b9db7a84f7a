"""Settings of Postfix that decide which outcomes, retries and refusals the log shows (postconf(5))."""

from maillens.explain.parameters.parameter import settings

PARAMETERS = settings(
    "postfix",
    (
        "soft_bounce",
        "no",
        "`yes` turns every final failure (5xx, bounced) into one for the time being (4xx, deferred), for tests: "
        "nothing is sent back. The log then shows `450` for `550`, `435` for `535`, and mail waits that has no hope.",
        "`yes`にすると、恒久的な失敗（5xx、不達）をすべて一時的な失敗（4xx、再送待ち）に置き換えます（試験用）。"
        "ログには`550`の代わりに`450`、`535`の代わりに`435`が現れ、届く見込みのないメールも待ち続けます。",
        "no",
    ),
    (
        "maximal_queue_lifetime",
        "5d",
        "How long a mail is tried before it goes back: then the log says `status=expired, returned to sender`.",
        "再送を続ける期間です。過ぎると、ログに`status=expired, returned to sender`と記録され、差出人に"
        "送り返されます。",
    ),
    (
        "bounce_queue_lifetime",
        "5d",
        "How long a bounce message is tried before it is given up.",
        "不達通知の再送を続ける期間です。過ぎると破棄されます。",
    ),
    (
        "delay_warning_time",
        "0h",
        "After this time in the queue the sender is told that the mail waits (`sender delay notification` in the log); "
        "0h never.",
        "この時間が過ぎても届かないとき、差出人に遅れを知らせます（ログでは`sender delay notification`）。"
        "0hなら知らせません。",
        "4h",
    ),
    (
        "minimal_backoff_time",
        "300s",
        "The shortest pause between two attempts of a deferred mail; each failure makes it longer, up to "
        "`maximal_backoff_time`.",
        "再送待ちのメールを、次に試すまでの最短の時間です。失敗のたびに`maximal_backoff_time`まで延びます。",
    ),
    (
        "maximal_backoff_time",
        "4000s",
        "The longest pause between two attempts of a deferred mail.",
        "再送待ちのメールを、次に試すまでの最長の時間です。",
    ),
    (
        "queue_run_delay",
        "300s",
        "How often qmgr looks for deferred mail whose time has come.",
        "再送の時刻になったメールがないか、qmgrが調べる間隔です。",
    ),
    (
        "smtpd_hard_error_limit",
        "${stress?{1}:{20}}",
        "After so many errors a client is cut off: `too many errors after RCPT from …`.",
        "接続元の誤りがこの数を超えると切断します（`too many errors after RCPT from …`）。",
    ),
    (
        "smtpd_soft_error_limit",
        "10",
        "After so many errors smtpd answers a client more slowly (`smtpd_error_sleep_time`).",
        "接続元の誤りがこの数を超えると、応答を遅らせます（`smtpd_error_sleep_time`）。",
    ),
    (
        "smtpd_client_connection_count_limit",
        "50",
        "How many connections one client may have at a time; beyond that: `warning: Connection concurrency limit "
        "exceeded`.",
        "一つの接続元が同時に持てる接続の数です。超えると`warning: Connection concurrency limit "
        "exceeded`と記録されます。",
    ),
    (
        "smtpd_client_connection_rate_limit",
        "0",
        "How many connections one client may make in `anvil_rate_time_unit`; beyond that: "
        "`warning: Connection rate limit exceeded`. 0 is no limit.",
        "一つの接続元が一定時間（`anvil_rate_time_unit`）に接続できる回数です。超えると"
        "`warning: Connection rate limit exceeded`と記録されます。0は無制限です。",
    ),
    (
        "smtpd_client_auth_rate_limit",
        "0",
        "How many logins one client may try in `anvil_rate_time_unit` (3.1 and later); it slows password guessing. "
        "0 is no limit.",
        "一つの接続元が一定時間（`anvil_rate_time_unit`）に試せるSMTP認証の回数です（3.1以降）。総当たり攻撃を抑えます。"
        "0は無制限です。",
        "10",
    ),
    (
        "message_size_limit",
        "10240000",
        "The biggest mail that is taken, in bytes; beyond that: `Message size exceeds fixed limit` (552 5.3.4).",
        "受け付けるメールの最大の大きさ（バイト）です。超えると`Message size exceeds fixed limit`（552 5.3.4）で"
        "断ります。",
    ),
    (
        "milter_default_action",
        "tempfail",
        "What becomes of mail while a milter does not answer: `tempfail` says `451 4.7.1 Service unavailable - try "
        "again later`, `accept` lets it pass unchecked.",
        "milter（フィルター）が応答しないときの扱いです。`tempfail`なら`451 4.7.1 Service unavailable - try again "
        "later`で待たせ、`accept`なら検査せずに通します。",
    ),
    (
        "smtpd_peername_lookup",
        "yes",
        "`no` asks DNS for no names of clients: all of them are `unknown` in the log.",
        "`no`にすると、接続元の名前をDNSで調べません。ログの接続元はすべて`unknown`になります。",
    ),
    (
        "postscreen_greet_action",
        "ignore",
        "What postscreen does with clients that talk before the greeting (`PREGREET`): `ignore` only logs it, "
        "`enforce` and `drop` refuse.",
        "あいさつを待たずに話し始めた接続元（`PREGREET`）への対応です。`ignore`は記録だけ、`enforce`と`drop`は拒否します。",
        "enforce",
    ),
    (
        "postscreen_dnsbl_action",
        "ignore",
        "What postscreen does with clients on blocklists (`DNSBL rank …`): `ignore` only logs it, `enforce` and "
        "`drop` refuse.",
        "ブラックリスト（DNSBL）に載った接続元（`DNSBL rank …`）への対応です。`ignore`は記録だけ、`enforce`と`drop`は"
        "拒否します。",
        "enforce",
    ),
)
