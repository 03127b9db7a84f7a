"""What is said of `clear-text-delivery`."""

TEXTS = {
    "clear-text-delivery.title": ("Mail that left without TLS", "TLSなしで送られたメール"),
    "clear-text-delivery.note": (
        "The other server offers no TLS. This is no attack, but whoever is on the way can read along.",
        "相手サーバーがTLSに対応していません。攻撃ではありませんが、通信経路上で読まれるおそれがあります。",
    ),
    "clear-text-delivery": (
        "Deliveries in clear: {count}; domains: {domains} ({subjects}).",
        "{domains}ドメインへの{count}件が平文で送られました（{subjects}）。",
    ),
    "clear-text-delivery.do": (
        "If a partner is among them, see what they offer (`posttls-finger {subject}`) and demand TLS for them: "
        "`{subject} encrypt` in a table of `smtp_tls_policy_maps`.",
        "取引先が含まれるときは、相手の対応状況を確かめ（`posttls-finger {subject}`）、`smtp_tls_policy_maps`の表に"
        "`{subject} encrypt`と書いてTLSを必須にしてください。",
    ),
}
