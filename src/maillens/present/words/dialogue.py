"""What the command `maillens dialogue` says."""

TEXTS = {
    "short": ("an SMTP conversation, word by word", "SMTPのやり取りを、そのまま表示する"),
    "help": (
        "Shows the SMTP conversations in a verbose log (`debug_peer_list`, or `-v` in master.cf) as lines of client (C) "
        "and server (S), with what the server looked up in between folded away. Passwords are blacked out.\n"
        "WHAT is the IP address, network or name of the other side, a queue id, or an address, as in `maillens trace`; "
        "so is what counts as FILE.\n"
        "Exit code: 0 found; 1 nothing found; 2 something could not be read.",
        "詳細ログ（`debug_peer_list`、またはmaster.cfの`-v`）にあるSMTPのやり取りを、クライアント（C）と"
        "サーバー（S）の行として表示します。途中の検索などの行は折りたたみ、パスワードは伏せ字にします。\n"
        "WHATには、相手のIPアドレス・ネットワーク・名前、キューID、アドレスを指定します。"
        "FILEとの見分け方も含めて`maillens trace`と同じです。\n"
        "終了コード: 0 見つかった、1 見つからない、2 読めないものがあった",
    ),
    "examples": (
        "maillens dialogue 192.0.2.25 /var/log/mail.log\tall that was said with this client\n"
        "maillens dialogue 3F0AB14C5D /var/log/mail.log\thow this mail came in",
        "maillens dialogue 192.0.2.25 /var/log/mail.log\tこの接続元とのやり取り\n"
        "maillens dialogue 3F0AB14C5D /var/log/mail.log\tこのメールを受け付けたときのやり取り",
    ),
    "option.show-secrets": (
        "Show passwords and answers to challenges, too; whoever sees them can log in.",
        "パスワードや認証の応答も表示します。見た人はログインできてしまうので、扱いに注意してください。",
    ),
    "option.format": (
        "Form of the answer: text and html for people, json for programs.",
        "出力の形式です。textとhtmlは人が読むため、jsonはプログラム用です。",
    ),
    "option.output": ("Write to FILE instead of the screen.", "画面の代わりにFILEへ書き込みます。"),
    "option.color": (
        "Colours: auto (on a terminal, the default), always, never. NO_COLOR is obeyed.",
        "色を付けるかどうかです。auto（端末のときだけ、既定）、always（常に）、never（付けない）。"
        "環境変数NO_COLORにも従います。",
    ),
    "dialogue.headline": ("{peer}, {daemon}[{pid}], {time}", "{peer}　{daemon}[{pid}]　{time}"),
    "speaker.client": ("C", "C"),
    "speaker.server": ("S", "S"),
    "hidden": ("[hidden]", "［伏せ字］"),
    "folded": ("… {n} other line|… {n} other lines", "…ほか{n}行"),
    "no-dialogue": ("no conversation found: {what}", "やり取りが見つかりません: {what}"),
    "no-dialogue.why": (
        "conversations are in the log only where verbose logging is on for the other side",
        "やり取りは、相手に対する詳細ログを有効にしているときだけ記録されます",
    ),
    "no-dialogue.hint": (
        "`postconf -e debug_peer_list=192.0.2.25 && postfix reload` turns it on for one address",
        "`postconf -e debug_peer_list=192.0.2.25 && postfix reload`で、1つのアドレスについて有効にできます",
    ),
}
