"""What the command `maillens queue requeue` says; what it shares with its like is in `queue_actions`."""

TEXTS = {
    "short": ("put mail through the queue anew, with today's configuration", "いまの設定でキューに入れ直す"),
    "help": (
        "Moves mail back to where it came in (`postsuper -r`): addresses are rewritten and looked up again, with a new queue id. For when a table, a transport or a content filter was corrected.\n"
        "Exit code: 0 done; 1 nothing is meant, or you said no; 2 not or not all done; 130 interrupted. What was done is said in every case.",
        "メールを入口に戻します（`postsuper -r`）。アドレスの書き換えや表の検索がやり直され、キューIDが新しくなります。表、トランスポート、フィルターの設定を直したあとに使います。\n"
        "終了コード: 0 実行した、1 対象がない・実行しないと答えた、2 実行できないものがあった、130 中断した。どの場合も、実行した分を表示します。",
    ),
    "examples": (
        "maillens queue requeue --reason 'mail transport unavailable'\tafter the transport was corrected\n"
        "maillens queue requeue --domain example.com\twhat goes to a domain",
        "maillens queue requeue --reason 'mail transport unavailable'\tトランスポートを直したあと\n"
        "maillens queue requeue --domain example.com\tあるドメイン宛て",
    ),
}
