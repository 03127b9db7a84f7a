"""What the command `maillens queue delete` says; what it shares with its like is in `queue_actions`."""

TEXTS = {
    "short": ("delete mail from the queue", "メールをキューから削除する"),
    "help": (
        "Deletes mail from the queue (`postsuper -d`). It is gone for good; nobody is told. Look first: `--dry-run`, or put it on hold instead.\n"
        "Exit code: 0 done; 1 nothing is meant, or you said no; 2 not or not all done; 130 interrupted. What was done is said in every case.",
        "メールをキューから削除します（`postsuper -d`）。元には戻せず、差出人にも知らされません。まず`--dry-run`で確かめるか、代わりに保留にしてください。\n"
        "終了コード: 0 実行した、1 対象がない・実行しないと答えた、2 実行できないものがあった、130 中断した。どの場合も、実行した分を表示します。",
    ),
    "examples": (
        "maillens queue delete --from spammer@example.com --dry-run\tonly show\n"
        "maillens queue delete --from '<>' --older 1d\tnotices that nobody takes",
        "maillens queue delete --from spammer@example.com --dry-run\t確認だけ\n"
        "maillens queue delete --from '<>' --older 1d\t届かない不達通知",
    ),
}
