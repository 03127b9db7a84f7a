"""What is said of `bulk-sender`."""

TEXTS = {
    "bulk-sender.title": ("New senders of many mails", "新しい大量送信者"),
    "bulk-sender.note": (
        "Never seen before, and more than most others send. A new newsletter or device of yours looks alike.",
        "これまで送信のなかった利用者や機器が、ほかよりはるかに多く送信しています。新しいメールマガジンや機器でも同じように見えます。",
    ),
    "bulk-sender": (
        "{users} began to send and reached {recipients} recipients with {count} mails, from {addresses}.",
        "{users}が送信を始め、{addresses}から{count}通（延べ{recipients}件の宛先）を送りました。",
    ),
    "bulk-sender.do": (
        "Ask {user} what was sent. If it was not the user, change the password and end the sessions: `doveadm kick {user}`.",
        "{user}の本人に送信した内容を確かめてください。心当たりがなければ、パスワードを変更し、"
        "セッションを切断してください（`doveadm kick {user}`）。",
    ),
    "bulk-sender.host": (
        "{addresses}, which needs no login, began to send and reached {recipients} recipients outside.",
        "SMTP認証の要らない{addresses}が送信を始め、外部の延べ{recipients}件の宛先へ送りました。",
    ),
    "bulk-sender.host.do": (
        "See what {address} is and what it sends: `maillens trace {address}`. What is not meant to send belongs out of `mynetworks`.",
        "{address}が何の機器で、何を送っているかを確かめてください（`maillens trace {address}`）。"
        "送信の必要がない機器は`mynetworks`から外してください。",
    ),
}
