"""What is said of `user-enumeration`."""

TEXTS = {
    "user-enumeration.title": ("Names that nobody has", "存在しない利用者名の探索"),
    "user-enumeration.note": (
        "Somebody looks for accounts: only names that exist are worth guessing a password for.",
        "実在するアカウントを探しています。見つかった名前は、次にパスワードが狙われます。",
    ),
    "user-enumeration": (
        "{addresses} tried {user_count} names, most of which nobody has: {users}.",
        "{addresses}が{user_count}個の利用者名を試しました。ほとんどは存在しない名前です（{users}）。",
    ),
    "user-enumeration.do": (
        "Block {address}: `fail2ban-client set dovecot banip {address}`. Which names exist, Dovecot's answers do not tell.",
        "{address}を遮断してください（例: `fail2ban-client set dovecot banip {address}`）。"
        "なお、Dovecotの応答からは名前の有無は分かりません。",
    ),
}
