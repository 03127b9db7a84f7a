"""What the command `maillens queue flush` says; what it shares with its like is in `queue_actions`."""

TEXTS = {
    "short": ("try deferred mail now", "再送待ちのメールをすぐに再送する"),
    "help": (
        "Asks Postfix to try deferred mail now: one by one (`postqueue -i`), or all with `--all` (`postqueue -f`). Needs no root where Postfix allows it. Flushing often slows all other mail down.\n"
        "Exit code: 0 done; 1 nothing is meant, or you said no; 2 not or not all done; 130 interrupted. What was done is said in every case.",
        "再送待ちのメールをすぐに再送するよう、Postfixに指示します。1通ずつ（`postqueue -i`）、`--all`ならすべて（`postqueue -f`）です。Postfixが許していればroot権限は要りません。何度も行うと、ほかのメールの配送が遅くなります。\n"
        "終了コード: 0 実行した、1 対象がない・実行しないと答えた、2 実行できないものがあった、130 中断した。どの場合も、実行した分を表示します。",
    ),
    "examples": (
        "maillens queue flush --domain example.com\tafter a destination came back\n"
        "maillens queue flush --all\tall that is deferred",
        "maillens queue flush --domain example.com\t配送先が復旧したあと\nmaillens queue flush --all\t再送待ちのすべて",
    ),
}
