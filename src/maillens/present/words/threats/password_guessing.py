"""What is said of `password-guessing`."""

TEXTS = {
    "password-guessing.title": ("Password guessing", "パスワードの総当たり"),
    "password-guessing.note": (
        "Ordinary on every server, as long as nobody gets in.",
        "破られていなければ、どのサーバーでも日常的なものです。",
    ),
    "password-guessing": (
        "{addresses} guesses the password of {users}: {count} failures, {pace} apart.|"
        "{addresses} guesses the passwords of several users: {count} failures, {pace} apart ({users}).",
        "{addresses}が{users}のパスワードを試しています（失敗{count}回、平均{pace}間隔）。",
    ),
    "password-guessing.do": (
        "Block {address}, or let fail2ban do it: `fail2ban-client set postfix-sasl banip {address}`.",
        "{address}を遮断してください。fail2banなら`fail2ban-client set postfix-sasl banip {address}`です。",
    ),
}
