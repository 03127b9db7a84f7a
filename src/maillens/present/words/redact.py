"""What the command `maillens redact` says."""

TEXTS = {
    "short": ("the log without passwords, to show to others", "パスワードなどを伏せたログを出力する（公開・提出用）"),
    "help": (
        "The same log with every secret replaced by `[redacted]`, and nothing else changed: passwords, what clients and "
        "servers exchange to log in, tokens, keys and cookies, in every form in which Postfix and Dovecot log them.\n"
        "Names and addresses stay; `maillens pseudonymise` replaces those.\n"
        "Exit code: 0 written, or with --check no secret found; 1 with --check secrets were found; "
        "2 something could not be read.",
        "ログの中の秘密を`[redacted]`に置き換えて出力します。それ以外は一切変更しません。対象は、Postfixと"
        "Dovecotがログに残すパスワード、認証のやり取り、トークン、鍵、クッキーです。\n"
        "名前やアドレスはそのまま残ります。置き換えるには`maillens pseudonymise`を使ってください。\n"
        "終了コード: 0 出力した（--checkでは秘密が見つからなかった）、1 --checkで秘密が見つかった、"
        "2 読めないものがあった",
    ),
    "examples": (
        "maillens redact mail.log > post-me.log\tto post in a forum or a bug report\n"
        "maillens redact --check mail.log\twhere the log gives secrets away\n"
        "journalctl -u postfix | maillens redact -\tfrom a pipe",
        "maillens redact mail.log > public.log\tフォーラムや不具合報告に載せる前に\n"
        "maillens redact --check mail.log\tログのどこに秘密が出ているかを調べる\n"
        "journalctl -u postfix | maillens redact -\tパイプから読む",
    ),
    "option.check": (
        "Write no log; print file and line of each secret, without the secret.",
        "ログは出力せず、秘密のある場所（ファイル名と行番号）だけを表示します。秘密そのものは表示しません。",
    ),
    "option.output": (
        "Write to FILE, which appears when it is complete, instead of standard output.",
        "標準出力の代わりにFILEへ書き込みます。ファイルは書き終わった時点で現れます。",
    ),
    "option.no-progress": ("Show no progress bar while reading.", "読み込み中の進み具合を表示しません。"),
    "no-line": ("there is no line to write", "出力する行がありません"),
    "no-line.why": ("the input holds none", "入力が空です"),
    "found": ("{n} secret found|{n} secrets found", "秘密が{n}件見つかりました"),
    "found.hint": (
        "`maillens redact FILE > FILE.redacted` blacks them out; change passwords that others have seen",
        "`maillens redact FILE > FILE.redacted`で伏せられます。人目に触れたパスワードは変更してください",
    ),
    "none-found": ("no secret found", "秘密は見つかりませんでした"),
    "secret.auth-command": ("what an AUTH command carries", "AUTHコマンドの認証情報"),
    "secret.auth-response": ("an answer in a login", "認証の応答"),
    "secret.auth-challenge": ("a challenge in a login", "認証のチャレンジ"),
    "secret.tls-text": ("what was said inside TLS", "TLSの中のやり取り"),
    "secret.password": ("a password", "パスワード"),
    "secret.given-password": ("a password that was tried", "試されたパスワード"),
    "secret.password-hash": ("the hash of a password", "パスワードのハッシュ"),
    "secret.relay-password": ("the password for a relay", "リレー先のパスワード"),
    "secret.key": ("a key or a TLS session", "鍵またはTLSセッション"),
    "secret.cookie": ("a cookie between Dovecot's processes", "Dovecotのプロセス間のクッキー"),
    "secret.long-line": ("a line too long to be looked into", "長すぎて調べられない行"),
    "secret.token": ("a token", "トークン"),
}
