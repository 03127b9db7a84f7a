"""What is said of `spoofed-sender`."""

TEXTS = {
    "spoofed-sender.title": ("Mail in somebody else's name", "差出人の詐称"),
    "spoofed-sender.note": (
        "Mail from outside with a sender of your own domains, or of one user in the name of another. "
        "Newsletters and forwarded mail may look so.",
        "外部から自ドメインの差出人で届いたメールや、利用者が他人を名乗ったメールです。"
        "外部のメール配信サービスや転送でも同じように見えます。",
    ),
    "spoofed-sender": (
        "{addresses} sent {count} mails in the name of users here.",
        "{addresses}から、自ドメインの差出人で{count}通届きました。",
    ),
    "spoofed-sender.do": (
        "Have SPF, DKIM and DMARC of your domains say who may send for them, and check them on what comes in.",
        "自ドメインのSPF・DKIM・DMARCを整え、受信時にも検査してください。",
    ),
    "spoofed-sender.user": (
        "{users} wanted to send in the name of another, from {addresses}; this was refused ({count}).",
        "{users}が{addresses}から他人の名前で送信しようとし、{count}回拒否されました。",
    ),
    "spoofed-sender.user.do": (
        "Ask {user}. An address that is the user's too belongs into `smtpd_sender_login_maps`; else see whether the account is stolen.",
        "{user}に確かめてください。本人の別アドレスなら`smtpd_sender_login_maps`に加え、心当たりがなければ乗っ取りを疑ってください。",
    ),
}
