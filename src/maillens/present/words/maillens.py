"""What `maillens --help` says."""

TEXTS = {
    "help": (
        "Reads the logs of mail servers (Postfix, Dovecot and the filters around them) and says what happened. "
        "Nothing leaves this machine.",
        "メールサーバー（Postfix、Dovecotと、その周りのフィルター）のログを読み、何が起きたかをお知らせします。"
        "データがこのマシンの外に出ることはありません。",
    ),
    "examples": (
        "maillens report\twhat the mail server of this host did\n"
        "maillens report --day yesterday\tthe same, of yesterday\n"
        "maillens report mail.log*\tof these files, in any order, packed or not",
        "maillens report\tこのホストのメールサーバーの動きをまとめる\n"
        "maillens report --day yesterday\t昨日の分だけをまとめる\n"
        "maillens report mail.log*\t指定したファイルをまとめる（順不同、圧縮ファイルも可）",
    ),
    "commands-title": ("Commands:", "コマンド:"),
    "more-help": (
        "`maillens COMMAND --help` says more about a command.",
        "コマンドごとの説明は`maillens コマンド --help`で表示されます。",
    ),
}
