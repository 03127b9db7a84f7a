"""What the command `maillens pseudonymise` says."""

TEXTS = {
    "short": ("the log with pseudonyms for names and addresses", "名前やアドレスを仮名に置き換えたログを出力する"),
    "help": (
        "The same log with a pseudonym for every mail address, user name, host and IP address, and without secrets (as "
        "`maillens redact`). The same name has the same pseudonym, addresses of one network stay in one network, and the "
        "result is still a mail log: reports on it give the same numbers.\n"
        "Pseudonyms depend on a key. Without --key-file one is made for this run alone and kept nowhere.\n"
        "Exit code: 0 written; 1 there is no line; 2 something could not be read.",
        "メールアドレス、ユーザー名、ホスト名、IPアドレスを仮名に置き換えて出力します。パスワードなどの秘密も伏せます"
        "（`maillens redact`と同じ）。同じ名前は同じ仮名になり、同じネットワークのアドレスは置き換え後も同じネットワークに"
        "なります。出力は引き続きメールログとして読め、集計の数字は変わりません。\n"
        "仮名は鍵から作ります。--key-fileを指定しない場合は、その実行限りの鍵を作り、どこにも残しません。\n"
        "終了コード: 0 出力した、1 出力する行がない、2 読めないものがあった",
    ),
    "examples": (
        "maillens pseudonymise mail.log > for-you.log\tnames that nobody can trace back\n"
        "openssl rand -hex 32 > key; chmod 600 key\tmake a key\n"
        "maillens pseudonymise --key-file key mail.log\tthe same pseudonyms in every run\n"
        "maillens pseudonymise --keep-domains example.jp mail.log\tour own domain stays",
        "maillens pseudonymise mail.log > share.log\t元の名前をたどれないログを作る\n"
        "openssl rand -hex 32 > key; chmod 600 key\t鍵を作る\n"
        "maillens pseudonymise --key-file key mail.log\t毎回同じ仮名にする\n"
        "maillens pseudonymise --keep-domains example.jp mail.log\t自分のドメインは置き換えない",
    ),
    "option.key-file": (
        "File with the key, at least 16 bytes; the same key gives the same pseudonyms. Keep it secret.",
        "鍵のファイルです（16バイト以上）。同じ鍵なら同じ仮名になります。鍵は人に見せないでください。",
    ),
    "option.keep-domains": (
        "Domains that are not replaced, with all hosts below them, separated by commas; may be given several times.",
        "置き換えないドメインです。その下のホスト名も残ります。コンマ区切りで、複数回指定できます。",
    ),
    "option.output": (
        "Write to FILE, which appears when it is complete, instead of standard output.",
        "標準出力の代わりにFILEへ書き込みます。ファイルは書き終わった時点で現れます。",
    ),
    "option.no-progress": ("Show no progress bar while reading.", "読み込み中の進み具合を表示しません。"),
    "no-line": ("there is no line to write", "出力する行がありません"),
    "no-line.why": ("the input holds none", "入力が空です"),
    "no-key": ("cannot read the key `{name}`", "鍵のファイル`{name}`を読めません"),
    "short-key": ("the key in `{name}` is too short", "`{name}`の鍵が短すぎます"),
    "short-key.why": (
        "it has {n} bytes; with fewer than {least} somebody could try them all",
        "{n}バイトしかありません。{least}バイト未満の鍵は総当たりで破られるおそれがあります",
    ),
    "key.hint": ("`openssl rand -hex 32 > {name}` makes one", "鍵は`openssl rand -hex 32 > {name}`で作れます"),
}
