"""What the command `maillens queue list` says."""

TEXTS = {
    "short": ("the mail in the queue, one by one", "キューのメールを1通ずつ一覧にする"),
    "help": (
        "The mail in the queue, the longest waiting first, with the reason in plain words. "
        "Conditions narrow it: several values of one are alternatives, different ones must all be met. "
        "A mail with several recipients is meant when one of them is. A `#` behind the queue marks mail that is "
        "forced to expire.\n"
        "As JSON each mail is one object on a line of its own; as CSV each recipient has a row.\n"
        "Exit code: 0 there is such mail; 1 there is none; 2 something could not be read.",
        "キューのメールを、長く待っているものから順に、理由とともに一覧にします。条件を指定すると絞り込めます。"
        "同じ条件に複数の値を指定するとどれか、異なる条件はすべてに合うものが対象です。"
        "宛先が複数のメールは、一つでも合えば対象になります。キュー名のあとの`#`は、強制的に期限切れにするメールです。\n"
        "jsonでは1行に1通、csvでは宛先ごとに1行を出力します。\n"
        "終了コード: 0 該当するメールがある、1 ない、2 読めないものがあった",
    ),
    "examples": (
        "maillens queue list --older 1d\twhat waits for a day or longer\n"
        "maillens queue list --from '<>'\tnotices of non-delivery\n"
        "maillens queue list --reason 'timed out' --domain example.com\tby reason and domain\n"
        "maillens queue list --client 192.0.2.25 --format csv -o queue.csv\twhat a client handed in",
        "maillens queue list --older 1d\t1日以上待っているもの\n"
        "maillens queue list --from '<>'\t不達通知など\n"
        "maillens queue list --reason 'timed out' --domain example.com\t理由とドメインで絞り込む\n"
        "maillens queue list --client 192.0.2.25 --format csv -o queue.csv\tある接続元から受け付けたもの",
    ),
    "option.top": (
        "Mails shown; 0 for all. The default is 50 in text, and all in JSON and CSV.",
        "表示するメールの数です。0ですべて表示します。既定はtextで50通、jsonとcsvですべてです。",
    ),
    "column.mail": ("from -> to", "差出人 → 宛先"),
    "from-to": ("{sender} -> {recipients}", "{sender} → {recipients}"),
}
