"""What is said of `success-after-failures`."""

TEXTS = {
    "success-after-failures.title": ("Passwords that were guessed", "破られたパスワード"),
    "success-after-failures.note": (
        "After many wrong passwords one was right, for the first time from there.",
        "何度も失敗したあと、その接続元から初めてログインに成功しました。",
    ),
    "success-after-failures": (
        "{entered_by} got in as {users} at {entered_at}, after {count} failures from {addresses}.",
        "{entered_by}が{entered_at}に{users}としてログインに成功しました。それまでに{addresses}から{count}回失敗しています。",
    ),
    "success-after-failures.nameless": (
        "{entered_by} got in as a user whom the log does not name at {entered_at}, after {count} failures as {users}.",
        "{entered_by}が{entered_at}にログインに成功しました（利用者名はログにありません）。それまでに{users}として{count}回失敗しています。",
    ),
    "success-after-failures.do": (
        "Change the password and end its sessions (`doveadm kick {user}`); then see what was sent and read, "
        "and forwarding rules that are not the user's (`doveadm sieve list -u {user}`).",
        "パスワードを変更し、接続中のセッションを切断してください（`doveadm kick {user}`）。"
        "送信・閲覧されたメールと、身に覚えのない転送設定がないかも確かめてください（`doveadm sieve list -u {user}`）。",
    ),
}
