"""What the command `maillens queue` says, and the options that the commands below it share."""

TEXTS = {
    "short": ("what waits in the Postfix queue, since when and why", "Postfixのキューにあるメールと、その理由を調べる"),
    "help": (
        "What waits in the mail queue of Postfix: how much, how old, how big, and why in plain words; by reason, queue, "
        "recipient domain and sender, the longest waiting first.\n"
        "It reads `postqueue -j`, for which Postfix needs no root, or a copy that was saved with "
        "`postqueue -j > queue.json`. The commands below list, show and change what is in the queue.\n"
        "Exit code: 0 all was read, even if the queue is empty; 1 nothing is meant by the conditions; "
        "2 something could not be read or done.",
        "Postfixのキュー（配送待ちの列）にあるメールの数、待ち時間、大きさ、理由をまとめて表示します。"
        "長く待っているものから順に、理由・キュー・宛先ドメイン・差出人ごとに示します。\n"
        "`postqueue -j`で読むため、root権限は要りません。`postqueue -j > queue.json`で保存したファイルも読めます。"
        "一覧や操作には、下のコマンドを使います。\n"
        "終了コード: 0 すべて読めた（キューが空の場合を含む）、1 条件に合うものがない、2 読めない・実行できないものがあった",
    ),
    "examples": (
        "maillens queue\twhat waits here, and why\n"
        "maillens queue list --older 2h --domain example.com\tone by one\n"
        "maillens queue shape deferred\tdomains by age, as qshape shows them\n"
        "maillens queue --json queue.json --format json\ta saved copy, for programs",
        "maillens queue\tキューの中身と理由をまとめる\n"
        "maillens queue list --older 2h --domain example.com\t1通ずつ一覧にする\n"
        "maillens queue shape deferred\tドメインと待ち時間の表（qshapeと同じ）\n"
        "maillens queue --json queue.json --format json\t保存したファイルを読み、プログラム用に出力する",
    ),
    "commands-title": ("Commands:", "コマンド:"),
    "more-help": (
        "`maillens queue COMMAND --help` says more about a command.",
        "コマンドごとの説明は`maillens queue コマンド --help`で表示されます。",
    ),
    "option.config-dir": (
        "Configuration directory of the Postfix instance (postqueue -c); may be given several times.",
        "Postfixのインスタンスの設定ディレクトリーです（postqueue -cと同じ）。複数回指定できます。",
    ),
    "option.json": (
        "Read FILE, a saved output of `postqueue -j` (`-` for standard input), instead of the live queue.",
        "いまのキューの代わりに、`postqueue -j`の出力を保存したFILEを読みます（`-`は標準入力）。",
    ),
    "option.now": (
        "Count ages to TIME; the default is the present, for a saved FILE the time it was written.",
        "待ち時間をこの時刻までで数えます。既定は現在、保存したFILEではその更新時刻です。",
    ),
    "option.format": (
        "Form of the answer: text for people (the default), json for programs, csv for spreadsheets.",
        "出力の形式です。textは人が読むため（既定）、jsonはプログラム用、csvは表計算ソフト用です。",
    ),
    "option.top": (
        "Rows of each list; 0 for all. The default is 10 in text, and all in JSON and CSV.",
        "一覧ごとに表示する行数です。0ですべて表示します。既定はtextで10行、jsonとcsvですべてです。",
    ),
    "option.output": ("Write to FILE instead of the screen.", "画面の代わりにFILEへ書き込みます。"),
    "option.color": (
        "Colours: auto (on a terminal, the default), always, never. NO_COLOR is obeyed.",
        "色を付けるかどうかです。auto（端末のときだけ、既定）、always（常に）、never（付けない）。"
        "環境変数NO_COLORにも従います。",
    ),
    "option.from": (
        "Only mail from this sender: an address, a domain, or either with `*`; `<>` is the empty sender of notices.",
        "この差出人のメールだけを対象にします。アドレス、ドメイン、`*`を使った指定ができます。`<>`は空の差出人（不達通知など）です。",
    ),
    "option.to": (
        "Only mail with such a recipient, written the same way.",
        "この宛先を含むメールだけを対象にします。書き方は`--from`と同じです。",
    ),
    "option.domain": (
        "Only mail to this domain; `.example.com` is what is below it.",
        "このドメイン宛てのメールだけを対象にします。`.example.com`はその下のサブドメインです。",
    ),
    "option.older": (
        "Only mail that waits at least so long: 30m, 2h, 1d12h.",
        "これ以上待っているメールだけを対象にします（30m、2h、1d12hなど）。",
    ),
    "option.younger": (
        "Only mail that waits less: 30m, 2h.",
        "待ち時間がこれより短いメールだけを対象にします（30m、2hなど）。",
    ),
    "option.bigger": (
        "Only mail of at least this size: 500k, 5M (millions of bytes), 5MiB.",
        "この大きさ以上のメールだけを対象にします（500k、5M、5MiBなど。5Mは5,000,000バイト）。",
    ),
    "option.reason": (
        "Only mail that waits for this reason: words of it, or the name of a cause as JSON shows it.",
        "この理由で待っているメールだけを対象にします。理由に含まれる文字か、jsonに出る理由の名前（mailbox-fullなど）を指定します。",
    ),
    "option.queue": (
        "Only mail in this queue: maildrop, incoming, active, deferred, hold.",
        "このキューのメールだけを対象にします（maildrop、incoming、active、deferred、hold）。",
    ),
    "option.client": (
        "Only mail that this client handed in: its IP address or host name. The log says who it was, see --log.",
        "この接続元から受け付けたメールだけを対象にします（IPアドレスかホスト名）。接続元はログで調べます（--log）。",
    ),
    "option.log": (
        "The log of this queue; may be given several times. The default is that of this host.",
        "このキューのログです。複数回指定できます。指定がなければ、このホストのログを読みます。",
    ),
    "option.all": (
        "All mail is meant; without a condition this must be said.",
        "すべてのメールを対象にします。条件を付けないときは、これが必要です。",
    ),
    "option.yes": ("Do not ask.", "確認せずに実行します。"),
    "option.dry-run": ("Only show what would be done.", "何が対象になるかを表示するだけで、実行しません。"),
    "option.form": (
        "Form of the answer: text, or json with the queue ids done, gone and not done.",
        "結果の形式です。textか、実行した・なくなっていた・元のままのキューIDを示すjsonです。",
    ),
}
