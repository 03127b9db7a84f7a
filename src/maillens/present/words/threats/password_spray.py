"""What is said of `password-spray`."""

TEXTS = {
    "password-spray.title": ("A few passwords on many users", "多数の利用者に同じパスワード"),
    "password-spray.note": (
        "One of many users has a common password: that is the hope (password spraying).",
        "ありふれたパスワードを使う人が1人はいることを狙った攻撃です（パスワードスプレー）。",
    ),
    "password-spray": (
        "{addresses} tried {user_count} users: {count} failures, {pace} apart ({users}).",
        "{addresses}が{user_count}人の利用者を試しました（失敗{count}回、平均{pace}間隔）。対象は{users}。",
    ),
    "password-spray.do": (
        "Block {address}, for example `fail2ban-client set postfix-sasl banip {address}`, and forbid common passwords.",
        "{address}を遮断してください（例: `fail2ban-client set postfix-sasl banip {address}`）。"
        "ありふれたパスワードを禁止するのも有効です。",
    ),
}
