"""What the command `maillens queue release` says; what it shares with its like is in `queue_actions`."""

TEXTS = {
    "short": ("release mail from hold", "メールの保留を解除する"),
    "help": (
        "Releases mail from hold (`postsuper -H`): it goes to the deferred queue and is tried at the next queue run. Mail that was held for days may be as old as maximal_queue_lifetime; `requeue` gives it a new chance.\n"
        "Exit code: 0 done; 1 nothing is meant, or you said no; 2 not or not all done; 130 interrupted. What was done is said in every case.",
        "保留を解除します（`postsuper -H`）。メールはdeferredキューに移り、次の巡回で再送されます。何日も保留していたメールは再送期限に達していることがあります。その場合は`requeue`を使ってください。\n"
        "終了コード: 0 実行した、1 対象がない・実行しないと答えた、2 実行できないものがあった、130 中断した。どの場合も、実行した分を表示します。",
    ),
    "examples": (
        "maillens queue release --all\tall that is on hold\nmaillens queue release 3F0AB14C5D\tone mail",
        "maillens queue release --all\t保留中のすべて\nmaillens queue release 3F0AB14C5D\t1通だけ",
    ),
}
