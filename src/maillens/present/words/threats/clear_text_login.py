"""What is said of `clear-text-login`."""

TEXTS = {
    "clear-text-login.title": ("Passwords in clear", "暗号化されていないパスワード"),
    "clear-text-login.note": (
        "Without TLS everybody on the way, in a wireless network above all, can read the password.",
        "暗号化（TLS）なしでは、無線LANなど通信経路上の誰にでもパスワードを読まれます。",
    ),
    "clear-text-login": (
        "{users} logged in to the mailbox without TLS from {addresses} (logins: {count}).|"
        "{users} logged in to their mailboxes without TLS from {addresses} (logins: {count}).",
        "{users}が、TLSなしでメールボックスへ{count}回ログインしました。接続元は{addresses}。",
    ),
    "clear-text-login.smtp": (
        "{users} logged in without TLS to send, from {addresses} (logins: {count}).",
        "{users}が、送信のためにTLSなしで{count}回ログインしました。接続元は{addresses}。",
    ),
    "clear-text-login.do": (
        "Have the mail program of {user} use TLS (IMAP 993, POP3 995), then demand it: `ssl = required` in Dovecot "
        "(`doveconf ssl disable_plaintext_auth`). Passwords that were sent so should be changed.",
        "{user}のメールソフトをTLS（IMAPは993番、POP3は995番）に変えてもらい、Dovecotで`ssl = required`にして必須にしてください"
        "（`doveconf ssl disable_plaintext_auth`）。平文で送られたパスワードは変更してください。",
    ),
    "clear-text-login.smtp.do": (
        "Have the mail program of {user} use TLS (port 465, or 587 with STARTTLS), then demand it: "
        "`postconf -e smtpd_tls_auth_only=yes`. Passwords that were sent so should be changed.",
        "{user}のメールソフトをTLS（465番、または587番とSTARTTLS）に変えてもらい、`postconf -e smtpd_tls_auth_only=yes`で"
        "必須にしてください。平文で送られたパスワードは変更してください。",
    ),
}
