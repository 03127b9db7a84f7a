"""What the command `maillens records` says."""

TEXTS = {
    "short": ("every line as a typed record, for programs", "ログの各行を、項目に分けたデータとして出力する"),
    "help": (
        "Every line as a typed record: time, host, daemon, what the line says (its kind) and its fields, each named as "
        "in the documentation, and the line itself with file and offset.\n"
        "Records come in the order of the lines while the log is read; memory does not grow with it.\n"
        "Exit code: 0 records were written; 1 no record is of the kinds and the period asked for; "
        "2 something could not be read.",
        "ログの各行を、時刻、ホスト、デーモン、行の種類（kind）、その行の項目に分けて出力します。"
        "項目名はドキュメントのとおりです。元の行とその位置（ファイル名とオフセット）も付きます。\n"
        "ログを読みながら、行の順に出力します。ログが大きくても、使用するメモリーは増えません。\n"
        "終了コード: 0 出力した、1 該当する行がない、2 読めないものがあった",
    ),
    "examples": (
        "maillens records mail.log\tJSON, one object a line\n"
        "maillens records --kind delivery mail.log | jq .recipient\tdeliveries only\n"
        "maillens records --unknown mail.log\tlines that were not understood\n"
        "maillens records --format csv -o mail.csv mail.log\tfor a spreadsheet\n"
        "maillens records --format parquet -o mail.parquet mail.log*\tfor DuckDB, pandas, Spark",
        "maillens records mail.log\t1行に1件のJSON\n"
        "maillens records --kind delivery mail.log | jq .recipient\t配送の記録だけ\n"
        "maillens records --unknown mail.log\t解釈できなかった行\n"
        "maillens records --format csv -o mail.csv mail.log\t表計算ソフト用\n"
        "maillens records --format parquet -o mail.parquet mail.log*\tDuckDB、pandas、Spark用",
    ),
    "option.kind": (
        "Only records of this kind, e.g. delivery; may be given several times.",
        "この種類の行だけを出力します（例: delivery）。複数回指定できます。",
    ),
    "option.unknown": (
        "Only lines of mail software that were not understood (the same as --kind unknown).",
        "メールのソフトウェアの行のうち、解釈できなかったものだけを出力します（--kind unknownと同じ）。",
    ),
    "option.format": (
        "ndjson: one JSON object a line (the default); csv: a table for spreadsheets; parquet: a table for databases; "
        "maillogger, maillogger-json, maillogger-tsv: deliveries as the maillogger of PyPI writes them.",
        "出力の形式です。ndjsonは1行に1件のJSON（既定）、csvは表計算ソフト用、parquetはデータベース用の表です。"
        "maillogger、maillogger-json、maillogger-tsvは、PyPIのmailloggerと同じ列で配送の記録を出力します。",
    ),
    "option.output": (
        "Write to FILE, which appears when it is complete, instead of standard output.",
        "標準出力の代わりにFILEへ書き込みます。ファイルは書き終わった時点で現れます。",
    ),
    "option.no-progress": ("Show no progress bar while reading.", "読み込み中の進み具合を表示しません。"),
    "unknown-kind": ("no kind of line is named `{name}`", "`{name}`という行の種類はありません"),
    "unknown-kind.hint": ("perhaps you mean {names}", "{names}の間違いかもしれません"),
    "unknown-kind.list": (
        "names are like `delivery`, `connect`, `queue-active`; `maillens records FILE | jq -r .kind | sort | uniq -c` "
        "shows those of a log",
        "種類は`delivery`、`connect`、`queue-active`のように書きます。ログにある種類は"
        "`maillens records FILE | jq -r .kind | sort | uniq -c`で確かめられます",
    ),
    "binary-terminal": ("Parquet is not written to a terminal", "Parquetは端末に出力できません"),
    "binary-terminal.why": ("it is not text", "テキストではないためです"),
    "binary-terminal.hint": (
        "name a file: `maillens records --format parquet -o mail.parquet …`",
        "ファイルを指定してください: `maillens records --format parquet -o mail.parquet …`",
    ),
    "no-record": ("no record to write", "出力する行がありません"),
    "no-record.why": (
        "none of the {n} lines is of the kinds and the period asked for",
        "{n}行のどれも、指定した種類と期間に当てはまりません",
    ),
    "no-record.empty": ("the input holds no line", "入力に行がありません"),
    "no-record.hint": (
        "`maillens records FILE | jq -r .kind | sort | uniq -c` shows the kinds of a log",
        "ログにある種類は`maillens records FILE | jq -r .kind | sort | uniq -c`で確かめられます",
    ),
}
