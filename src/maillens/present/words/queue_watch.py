"""What the command `maillens queue watch` says."""

TEXTS = {
    "short": ("the queue over time", "キューの増減を見続ける"),
    "help": (
        "Reads the queue again and again, and shows its length and age over time, with queues and reasons as they are "
        "now. Ctrl-C ends it. Into a file or a pipe it writes one line a reading.\n"
        "Exit code: 0; 2 the queue could not be read at the start.",
        "キューを繰り返し読み、長さと待ち時間の移り変わり、いまのキューと理由を表示します。Ctrl-Cで終わります。"
        "ファイルやパイプには、1回ごとに1行を書きます。\n"
        "終了コード: 0 終了した、2 最初にキューを読めなかった",
    ),
    "examples": (
        "maillens queue watch\tevery five seconds\n"
        "maillens queue watch --interval 1m --count 60 > queue.tsv\tan hour, into a file",
        "maillens queue watch\t5秒ごと\n"
        "maillens queue watch --interval 1m --count 60 > queue.tsv\t1時間、ファイルに記録",
    ),
    "option.interval": ("Time between two readings: 5s (the default), 1m.", "読む間隔です（5s（既定）、1mなど）。"),
    "option.count": ("Readings; 0, the default, for ever.", "読む回数です。0で止めるまで続けます（既定）。"),
    "column.time": ("time", "時刻"),
}
