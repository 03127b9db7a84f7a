"""What a report and a search for threats say of a log that gives secrets away."""

TEXTS = {
    "secrets.title": ("What the log gives away", "ログに残された秘密"),
    "secrets": (
        "The log shows passwords or keys to everybody who may read it: {subject}.|"
        "{places} files of the log show passwords or keys to everybody who may read them, {subject} among them.",
        "ログ（{subject}）に、パスワードや鍵がそのまま書き出されています。|"
        "{subject}など{places}個のログファイルに、パスワードや鍵がそのまま書き出されています。",
    ),
    "secrets.do": (
        "`{check}` tells where. Turn off what logs them (`auth_debug_passwords`, `auth_verbose_passwords`, `-v`, `debug_peer_list`), "
        "change the passwords that others may have seen, and show the log to nobody but through `maillens redact`.",
        "場所は`{check}`で分かります。書き出している設定（`auth_debug_passwords`、`auth_verbose_passwords`、`-v`、"
        "`debug_peer_list`）を切り、人目に触れたおそれのあるパスワードは変更してください。ログを人に見せるときは`maillens redact`で伏せてください。",
    ),
}
