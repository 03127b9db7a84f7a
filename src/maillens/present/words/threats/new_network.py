"""What is said of `new-network`."""

TEXTS = {
    "new-network.title": ("Logins from networks never seen before", "初めてのネットワークからのログイン"),
    "new-network.note": (
        "The user had always come from the same few networks. A journey or a new line at home looks alike.",
        "これまで決まったネットワークだけを使っていた利用者です。旅行や回線の変更でも同じように見えます。",
    ),
    "new-network": (
        "{users} got in from {addresses}. Networks never seen for the account: {subjects} (logins: {count}).",
        "{users}が{addresses}からログインしました（{count}回）。このアカウントでは初めてのネットワークです（{subjects}）。",
    ),
    "new-network.country": (
        "{users} got in from {addresses}, by networks never seen for the account and in another country: {subjects} "
        "(logins: {count}).",
        "{users}が{addresses}からログインしました（{count}回）。このアカウントでは初めてのネットワークで、国も異なります（{subjects}）。",
    ),
    "new-network.do": (
        "Ask {user} whether that was them; if not, change the password and end the sessions: `doveadm kick {user}`.",
        "{user}の本人に心当たりを確かめてください。なければパスワードを変更し、セッションを切断してください（`doveadm kick {user}`）。",
    ),
}
