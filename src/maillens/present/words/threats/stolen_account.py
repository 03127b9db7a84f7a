"""What is said of `stolen-account`."""

TEXTS = {
    "stolen-account.title": ("Stolen accounts", "乗っ取られたアカウント"),
    "stolen-account.note": (
        "Far more mail than before, from networks the account never sent from.",
        "それまで使われたことのないネットワークから、これまでより桁違いに多く送信されています。",
    ),
    "stolen-account": (
        "{users} sent {count} mails to {recipients} recipients in {domains} domains from {addresses}; {sent} have gone out, "
        "{bounced} came back.",
        "{users}として{addresses}から{count}通のメールが、{domains}ドメインの延べ{recipients}件の宛先へ送信されました"
        "（配送済み{sent}件、不達{bounced}件）。",
    ),
    "stolen-account.do": (
        "Lock the account or change its password now, and end its sessions (`doveadm kick {user}`); "
        "clean the user's computer before giving out the new one.",
        "ただちにアカウントを停止するかパスワードを変更し、接続中のセッションを切断してください（`doveadm kick {user}`）。"
        "新しいパスワードを渡す前に、利用者の端末がウイルスに感染していないか確かめてください。",
    ),
}
