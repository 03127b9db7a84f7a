"""What was encrypted on the way in and out."""

TEXTS = {
    "tls.title": ("Encryption (TLS)", "暗号化（TLS）"),
    "tls.note": (
        "In: connections of other hosts that brought mail. Out: deliveries to other hosts.",
        "受信は、ほかのホストからメールを運んできた接続の数です。送信は、ほかのホストへの配送の数です。",
    ),
    "tls.in.encrypted": ("came in encrypted", "受信: 暗号化あり"),
    "tls.in.clear": ("came in as clear text", "受信: 平文"),
    "tls.in.untold": (
        "in: the log does not tell (set `smtpd_tls_loglevel = 1`)",
        "受信: ログからは分かりません（`smtpd_tls_loglevel = 1`で記録されます）",
    ),
    "tls.out.encrypted": ("left encrypted", "送信: 暗号化あり"),
    "tls.out.clear": ("left as clear text", "送信: 平文"),
    "tls.out.untold": (
        "out: the log does not tell (set `smtp_tls_loglevel = 1`)",
        "送信: ログからは分かりません（`smtp_tls_loglevel = 1`で記録されます）",
    ),
    "tls_protocols.title": ("Versions of TLS", "TLSのバージョン"),
    "clear_domains.title": ("Where mail left as clear text", "平文で送った宛先"),
    "clear_domains.column.count": ("deliveries", "配送"),
    "column.tls_direction": ("direction", "向き"),
    "column.encryption": ("encryption", "暗号化"),
    "column.tls_protocol": ("version", "バージョン"),
    "tls_direction.in": ("in", "受信"),
    "tls_direction.out": ("out", "送信"),
    "encryption.encrypted": ("encrypted", "あり"),
    "encryption.clear": ("none", "なし（平文）"),
    "encryption.untold": ("unknown", "不明"),
    "empty.tls_protocol": ("(not in the log)", "（ログに記録なし）"),
}
