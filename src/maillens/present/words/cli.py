"""What every command says: the options they share, and what went wrong."""

TEXTS = {
    "error": ("error:", "エラー:"),
    "note": ("note:", "お知らせ:"),
    "hint": ("hint:", "ヒント:"),
    "usage": ("Usage:", "使い方:"),
    "examples-title": ("Examples:", "例:"),
    "options-title": ("Options:", "オプション:"),
    "option.help": ("Show this text.", "この説明を表示します。"),
    "option.version": ("Show the version.", "バージョンを表示します。"),
    "option.debug": (
        "Show a stack trace when something fails.",
        "失敗したとき、内部の詳細（スタックトレース）も表示します。",
    ),
    "option.lang": (
        "Language of the answer; the default is that of the locale (LANG).",
        "表示する言語です。指定がなければロケール（LANG）に従います。",
    ),
    "option.since": (
        'Only what is logged from TIME on: 2026-11-01, "2026-11-01 09:30", 09:30 (of today), yesterday, "3h ago".',
        'この時刻以降のログだけを対象にします。2026-11-01、"2026-11-01 09:30"、09:30（今日）、yesterday（昨日）、'
        '"3h ago"（3時間前）のように書きます。',
    ),
    "option.until": (
        "Only what is logged before TIME; a day counts to its end.",
        "この時刻より前のログだけを対象にします。日付だけを書くと、その日の終わりまでを含みます。",
    ),
    "option.day": (
        "Only this day: 2026-11-01, yesterday, today.",
        "この日だけを対象にします。2026-11-01、yesterday（昨日）、today（今日）のように書きます。",
    ),
    "option.week": (
        "Only this week, Monday to Sunday: last, this, 2026-W46.",
        "この週（月曜から日曜）だけを対象にします。last（先週）、this（今週）、2026-W46のように書きます。",
    ),
    "option.month": (
        "Only this month: last, this, 2026-11.",
        "この月だけを対象にします。last（先月）、this（今月）、2026-11のように書きます。",
    ),
    "option.tz": (
        "Time zone of stamps that carry none, and of the times shown (Asia/Tokyo, UTC); "
        "the default is the zone of this host.",
        "タイムゾーンのない時刻の読み方と、表示に使うタイムゾーンです（Asia/Tokyo、UTCなど）。"
        "指定がなければこのホストの設定に従います。",
    ),
    "option.journal": ("Read the systemd journal of this host.", "このホストのsystemdジャーナルを読みます。"),
    "bad-zone": ("there is no time zone `{name}`", "`{name}`というタイムゾーンはありません"),
    "bad-zone.why": ("zones are named as in Asia/Tokyo or UTC", "タイムゾーンはAsia/TokyoやUTCのように書きます"),
    "bad-zone.hint": (
        "`timedatectl list-timezones` shows the names",
        "名前の一覧は`timedatectl list-timezones`で確かめてください",
    ),
    "bad-day": ("cannot read the day `{text}`", "日付`{text}`を読み取れません"),
    "bad-day.why": ("it is neither a date nor `yesterday` nor `today`", "日付でも、yesterday・todayでもありません"),
    "bad-day.hint": ("write it as in `--day 2026-11-01`", "`--day 2026-11-01`のように書いてください"),
    "bad-week": ("cannot read the week `{text}`", "週`{text}`を読み取れません"),
    "bad-week.why": ("it is neither `this` nor `last` nor a week", "this・lastでも、週の番号でもありません"),
    "bad-week.hint": ("write it as in `--week 2026-W46`", "`--week 2026-W46`のように書いてください"),
    "bad-month": ("cannot read the month `{text}`", "月`{text}`を読み取れません"),
    "bad-month.why": ("it is neither `this` nor `last` nor a month", "this・lastでも、年月でもありません"),
    "bad-month.hint": ("write it as in `--month 2026-11`", "`--month 2026-11`のように書いてください"),
    "bad-time": ("cannot read the time `{text}`", "時刻`{text}`を読み取れません"),
    "bad-time.why": (
        "it is neither a date, nor a date and a time, nor words like `yesterday` or `3h ago`",
        "日付、日付と時刻、yesterdayや3h agoなどの言葉の、どれでもありません",
    ),
    "bad-time.hint": (
        'write it as in `{option} "2026-11-01 09:30"`',
        '`{option} "2026-11-01 09:30"`のように書いてください',
    ),
    "day-and-period": (
        "`--day`, `--week` and `--month` stand alone, without each other and without `--since` or `--until`",
        "`--day`、`--week`、`--month`は、互いにも、`--since`や`--until`とも一緒に使えません",
    ),
    "day-and-period.why": ("each of them is a period of its own", "どれか一つだけで期間が決まるためです"),
    "day-and-period.hint": ("leave all but one of them out", "どれか一つだけを指定してください"),
    "empty-period": (
        "the period from `{since}` to `{until}` is empty",
        "`{since}`から`{until}`までの期間は空です",
    ),
    "empty-period.why": ("it would go from {begin} to {end}", "始まりが{begin}、終わりが{end}になります"),
    "empty-period.hint": (
        "`--since` must be earlier than `--until`",
        "`--since`には`--until`より前の時刻を指定してください",
    ),
    "usage.hint": ("`{command} --help` shows what can be asked", "使い方は`{command} --help`で確かめてください"),
    "no-such-option": ("there is no option `{name}`", "`{name}`というオプションはありません"),
    "meant": ("perhaps you mean {names}", "{names}の間違いかもしれません"),
    "bad-value": ("the value of `{name}` makes no sense", "`{name}`の値が正しくありません"),
    "missing-value": ("`{name}` is missing", "`{name}`の指定がありません"),
    "one-of": ("it is one of {names}", "次のどれかを指定してください: {names}"),
    "not-negative": ("it is a number: 0, 1, 2 …", "0以上の数を指定してください"),
    "no-value": ("`{name}` wants a value", "`{name}`の値がありません"),
    "no-such-command": ("there is no command `{name}`", "`{name}`というコマンドはありません"),
    "not-built": ("the compiled part of maillens is missing", "maillensのコンパイル済みの部分が見つかりません"),
    "not-built.why": ("there is no `{name}`", "`{name}`がありません"),
    "not-built.hint": (
        "`make setup` in the source folder builds it; it needs gcc, g++ and the headers of Python",
        "ソースのフォルダーで`make setup`を実行すると作られます。gcc、g++とPythonのヘッダーが必要です",
    ),
    "fault": ("maillens failed; this is a fault in the program", "プログラムの不具合のため、処理を続けられません"),
    "fault.hint": (
        "`{command} …` shows where; please report it with that text",
        "`{command} …`で詳しい場所を表示できます。その内容を添えて開発元にお知らせください",
    ),
    "cannot-write": ("cannot write `{name}`", "`{name}`に書き込めません"),
    "cannot-write.hint": (
        "choose another place for `-o`, or leave it out to write to the screen",
        "`-o`に別の場所を指定するか、`-o`を付けずに画面に表示してください",
    ),
    "same-file": ("`{name}` is also read", "`{name}`は読み込むファイルでもあります"),
    "same-file.why": (
        "writing the answer there would destroy the log",
        "ここに結果を書き込むと、ログが失われます",
    ),
    "problem.damaged.hint": (
        "the lines before the break are counted; `{command}` goes on without the rest",
        "壊れた箇所より前の行は集計に入っています。残りなしで先へ進むには`{command}`を実行してください",
    ),
    "reading": ("reading", "読み込み中"),
    "nothing": ("nothing to report", "お知らせする内容がありません"),
    "nothing.no-line": ("the input holds no line", "入力に行がありません"),
    "nothing.no-line.hint": (
        "`ls -l /var/log/mail*` shows where the lines are",
        "ログの場所は`ls -l /var/log/mail*`で確かめてください",
    ),
    "nothing.period": ("no line in the period asked for ({period})", "指定した期間（{period}）の行がありません"),
    "nothing.period-span": (
        "no line in the period asked for ({period}); the log goes from {first} to {last}",
        "指定した期間（{period}）の行がありません。ログにあるのは{first}から{last}までです",
    ),
    "nothing.period.hint": (
        "leave out `--day`, `--since` and `--until` to see all there is",
        "`--day`、`--since`、`--until`を付けずに実行すると、全体を確かめられます",
    ),
    "nothing.no-such": (
        "nothing in the log is of `{option}`; it has {names}",
        "`{option}`に当たるものがログにありません。ログにあるのは{names}です",
    ),
    "nothing.only": (
        "there is nothing of {names} in the log, or in the period asked for",
        "{names}に当たるものが、ログまたは指定した期間にありません",
    ),
    "nothing.only.hint": (
        "leave out {options} to see all there is",
        "{options}を付けずに実行すると、全体を確かめられます",
    ),
    "nothing.foreign": (
        "none of the {n} lines is from mail software",
        "{n}行のどれも、メールのソフトウェアのものではありません",
    ),
    "nothing.foreign.hint": (
        "mail lines are often in /var/log/mail.log or /var/log/maillog, or in the journal: `maillens report --journal`",
        "メールのログは/var/log/mail.logや/var/log/maillogにあるか、ジャーナルにあります。"
        "`maillens report --journal`を試してください",
    ),
}
