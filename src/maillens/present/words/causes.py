"""What the command `maillens causes` says."""

TEXTS = {
    "short": ("why mail failed, by cause and provider", "届かなかった理由を、原因と相手先の事業者ごとに数える"),
    "help": (
        "Why mail was put off, returned to its sender or turned away at the door: each cause with what it means and "
        "what "
        "to do, the providers it happened at (by the server that answered, so that hosted domains count), how often, "
        "since "
        "when, and a line of the log. What a provider says in codes of its own (S3140, TSS04 …) is explained.\n"
        "FILE is as for `maillens report`.\n"
        "Exit code: 0 there is something to tell; 1 nothing failed; 2 something could not be read.",
        "配送待ち、差し戻し、受信拒否となった理由を、原因ごとに、意味と対処、相手先の事業者"
        "（応答したサーバーで見分けるので、"
        "独自ドメインも数えます）、件数、時期、ログの例とともに表示します。事業者独自のコード（S3140、"
        "TSS04など）も説明します。\n"
        "FILEの指定は`maillens report`と同じです。\n"
        "終了コード: 0 該当あり、1 失敗は一件もなかった、2 読めないものがあった",
    ),
    "examples": (
        "maillens causes /var/log/mail.log*\tall there is, packed files too\n"
        "maillens causes --day yesterday\tyesterday, in the log of this host\n"
        "maillens causes --top 0 --format csv -o causes.csv mail.log\tall of it, for a spreadsheet",
        "maillens causes /var/log/mail.log*\tあるものすべて（圧縮ファイルも可）\n"
        "maillens causes --day yesterday\tこのホストの昨日のログ\n"
        "maillens causes --top 0 --format csv -o causes.csv mail.log\tすべてを表計算ソフト用に",
    ),
    "option.format": (
        "Form of the answer: text and html for people, csv for spreadsheets, json for programs.",
        "出力の形式です。textとhtmlは人が読むため、csvは表計算ソフト用、jsonはプログラム用です。",
    ),
    "option.top": (
        "Causes of each sort in text and html; 0 for all. The default is 10.",
        "textとhtmlで、種類ごとに表示する原因の数です。0ですべて表示します。既定は10です。",
    ),
    "option.output": ("Write to FILE instead of the screen.", "画面の代わりにFILEへ書き込みます。"),
    "option.color": (
        "Colours: auto (on a terminal, the default), always, never. NO_COLOR is obeyed.",
        "色を付けるかどうかです。auto（端末のときだけ、既定）、always（常に）、never（付けない）。"
        "環境変数NO_COLORにも従います。",
    ),
    "option.no-progress": ("Show no progress bar while reading.", "読み込み中の進み具合を表示しません。"),
    "option.skip-damaged": (
        "Take what could be read of damaged files as all there is: they are named, and the exit code stays what it is.",
        "壊れたファイルは読めたところまでで良いものとします。ファイル名は表示しますが、終了コードには影響しません。",
    ),
    "headline": ("Why mail failed: {span}", "届かなかった理由: {span}"),
    "sum.deferred": (
        "{n} attempt was put off.|{n} attempts were put off.",
        "配送の試行{n}回が再送待ちになりました。",
    ),
    "sum.bounced": (
        "{n} recipient failed for good.|{n} recipients failed for good.",
        "{n}件の宛先が差し戻されました。",
    ),
    "sum.rejected": (
        "{n} attempt to hand mail in was refused.|{n} attempts to hand mail in were refused.",
        "{n}件の受け取りを拒否しました。",
    ),
    "sum.held": ("{n} was put on hold.|{n} were put on hold.", "{n}件を保留しました。"),
    "sum.discarded": ("{n} was thrown away.|{n} were thrown away.", "{n}件を破棄しました。"),
    "nothing-failed": ("Nothing failed.", "失敗はありません。"),
    "deferred.title": ("Put off, and tried again", "再送待ちになった理由"),
    "deferred.note": (
        "Each attempt counts: a mail that waits for days is tried many times.",
        "試行ごとに数えます。何日も待っているメールは、何度も数えられます。",
    ),
    "bounced.title": ("Returned to the sender", "差し戻された理由"),
    "bounced.note": (
        "Each recipient counts once; the sender was told.",
        "宛先ごとに1回数えます。差出人には不達通知が送られています。",
    ),
    "rejected.title": ("Refused at the door", "受信を拒否した理由"),
    "rejected.note": (
        "What this server did not take. The provider is that of the client, by its name.",
        "このサーバーが受け取らなかったものです。事業者は、接続元の名前によります。",
    ),
    "held.title": ("Put on hold", "保留した理由"),
    "held.note": (
        "It stays in the queue until somebody looks: `maillens queue list --queue hold`.",
        "管理者が確かめるまでキューに残ります: `maillens queue list --queue hold`",
    ),
    "discarded.title": ("Thrown away", "破棄した理由"),
    "discarded.note": (
        "The client was told that all is well; nobody was told of the rest.",
        "接続元には受け取ったと答えています。破棄したことは、誰にも知らされません。",
    ),
    "column.count": ("count", "件数"),
    "column.provider": ("provider", "相手先の事業者"),
    "column.client": ("provider of the client", "接続元の事業者"),
    "column.first": ("first", "最初"),
    "column.last": ("last", "最後"),
    "others": ("others", "その他"),
    "unknown": ("No known cause: {words}", "原因は不明です: {words}"),
    "unknown.do": (
        "`maillens explain` tells what the codes in it mean.",
        "コードの意味は`maillens explain`で調べられます。",
    ),
    "code": ("{code}: {meaning} {do}", "{code}: {meaning}{do}"),
    "more-causes": (
        "{n} more of {total} causes; `--top 0` shows all.",
        "ほかに{n}件の原因があります（全{total}件、すべて表示するには`--top 0`）。",
    ),
    "none": ("no mail was put off, returned or turned away", "再送待ち、差し戻し、受信拒否は一件もありません"),
    "none.why": ("none of the {n} lines tells of one", "{n}行のどれにも、その記録がありません"),
}
