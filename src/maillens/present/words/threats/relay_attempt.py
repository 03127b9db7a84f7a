"""What is said of `relay-attempt`."""

TEXTS = {
    "relay-attempt.title": ("Attempts to relay", "不正中継の試み"),
    "relay-attempt.note": (
        "Strangers want mail for strangers delivered. It was refused, as it should be.",
        "外部から外部へのメールを中継させようとしています。正しく拒否できています。",
    ),
    "relay-attempt": (
        "{addresses} was refused {count} times.",
        "{addresses}からの中継を{count}回拒否しました。",
    ),
    "relay-attempt.do": (
        "Nothing, if the address is a stranger's. If it is your own device, let it log in, or add it to `mynetworks`.",
        "知らない接続元なら対応は不要です。自社の機器なら、SMTP認証を設定するか、`mynetworks`に加えてください。",
    ),
}
