"""What the command `maillens queue shape` says."""

TEXTS = {
    "short": ("domains by the age of their mail, as qshape shows them", "ドメインと待ち時間の表（qshapeと同じ）"),
    "help": (
        "The table of qshape(1): how many recipients each domain has in the queue, by age. T is the total; a column "
        "counts what waits less than so many minutes, the last what waits longer.\n"
        "QUEUE is maildrop, incoming, active, deferred or hold; without it, incoming and active. "
        "Mail that piles up in active waits for a slow destination; in deferred, for one that does not take it. "
        "It needs no root, and is the same table that qshape makes from the queue files.",
        "qshape(1)の表です。ドメインごとに、キューにある宛先の数を待ち時間で分けて示します。Tは合計、各列は待ち時間がその分数に"
        "満たないもの、最後の列はそれ以上のものです。\n"
        "QUEUEには、maildrop、incoming、active、deferred、holdを指定します。指定がなければincomingとactiveです。"
        "activeにたまるのは配送先が遅いとき、deferredにたまるのは配送先が受け取らないときです。"
        "qshapeがキューファイルから作る表と同じものを、root権限なしで表示します。",
    ),
    "examples": (
        "maillens queue shape deferred\twhere deferred mail wants to go\n"
        "maillens queue shape -s active deferred\twhose mail it is\n"
        "maillens queue shape -b 6 -t 60 deferred\tsix columns, the first of an hour\n"
        "maillens queue shape -p -m 3 deferred\twith sums of parent domains",
        "maillens queue shape deferred\t再送待ちのメールの宛先\n"
        "maillens queue shape -s active deferred\t差出人のドメインごと\n"
        "maillens queue shape -b 6 -t 60 deferred\t6列、最初の列は1時間まで\n"
        "maillens queue shape -p -m 3 deferred\t親ドメインの合計も示す",
    ),
    "option.sender": (
        "Count messages by the domain of their sender.",
        "差出人のドメインごとに、メールの数を数えます。",
    ),
    "option.buckets": ("Columns of ages, 10 by default.", "待ち時間の列の数です（既定は10）。"),
    "option.bucket-time": (
        "Minutes up to which the first column counts, 5 by default.",
        "最初の列が何分までかを指定します（既定は5）。",
    ),
    "option.linear": (
        "All columns as wide as the first; otherwise each counts to twice the age of the one before.",
        "すべての列を最初の列と同じ幅にします。指定がなければ、列ごとに2倍になります。",
    ),
    "option.parents": (
        "Also sum up parent domains, shown with a leading dot; top level domains are not.",
        "親ドメインの合計も、先頭にドットを付けて示します（トップレベルドメインは除きます）。",
    ),
    "option.min-subdomains": (
        "With -p: only parent domains with at least N subdomains, 5 by default.",
        "-pとともに、サブドメインがN以上ある親ドメインだけを示します（既定は5）。",
    ),
    "option.top": (
        "Rows, that of the total among them; 0, the default, for all.",
        "表示する行数です（合計の行を含む）。0ですべて表示します（既定）。",
    ),
    "option.width": ("Columns of the screen, 80 or more.", "画面の幅です（80以上）。"),
}
