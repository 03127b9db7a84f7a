"""What is said of `command-flood`."""

TEXTS = {
    "command-flood.title": ("Floods of wrong commands", "誤ったコマンドの連続"),
    "command-flood.note": (
        "Scanners, broken programs, or clients that take this server for something else.",
        "スキャナー、壊れたプログラム、別のサービスと間違えた接続などです。",
    ),
    "command-flood": (
        "{addresses} made errors until this server hung up (connections: {count}).",
        "{addresses}からの{count}回の接続を、エラーが多すぎるため切断しました。",
    ),
    "command-flood.unknown": (
        "{addresses} sent commands that SMTP does not have: {count}.",
        "{addresses}から、SMTPにないコマンドが{count}回送られました。",
    ),
    "command-flood.do": (
        "Nothing, if the address is a stranger's; `smtpd_hard_error_limit` and `smtpd_client_connection_rate_limit` bound what it "
        "costs: `postconf smtpd_hard_error_limit smtpd_client_connection_rate_limit`. A device of your own needs repair.",
        "知らない接続元なら対応は不要です。負荷は`postconf smtpd_hard_error_limit smtpd_client_connection_rate_limit`の"
        "設定で抑えられます。自社の機器なら修理してください。",
    ),
}
