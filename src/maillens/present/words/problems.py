"""What the Japanese are told about an input that cannot be read; the English is `maillens.read.problem.TEXTS`."""

TEXTS_JA: dict[str, tuple[str, str, str]] = {
    "missing": (
        "`{name}`を読み込めません",
        "そのようなファイルはありません",
        "何があるかは`ls -l {folder}`で確かめてください",
    ),
    "no-match": (
        "`{name}`を読み込めません",
        "このパターンに合うファイルはありません",
        "何があるかは`ls -l {folder}`で確かめてください",
    ),
    "forbidden": (
        "`{name}`を読み込めません",
        "読み取りの権限がありません（所有者: {owner}）",
        "rootで実行してください: `sudo maillens report {quoted}`",
    ),
    "unreadable": (
        "`{name}`を読み込めません",
        "理由: {reason}",
        "何のファイルかは`file {quoted}`で確かめてください",
    ),
    "no-log-inside": (
        "`{name}`を読み込めません",
        "ディレクトリーですが、中にメールのログがありません",
        "ファイルを指定してください: `maillens report {quoted}/*`",
    ),
    "empty": (
        "`{name}`には何もありません",
        "ファイルが空です",
        "ログの切り替え（ローテーション）の直後なら、直前の行は一つ前のファイルにあります: `ls -l {quoted}*`",
    ),
    "not-a-log": (
        "`{name}`を読み込めません",
        "メールのログではないようです。先頭の{looked_at}に、時刻で始まる行がありません",
        "先頭の様子は`head -n 3 {quoted}`で確かめてください。ログの行は"
        "`Nov  8 10:00:00 mail postfix/smtpd[123]: connect from …`のような形です",
    ),
    "binary": (
        "`{name}`を読み込めません",
        "メールのログではなく、バイナリファイルです",
        "何のファイルかは`file {quoted}`で確かめてください",
    ),
    "mislabelled": (
        "`{name}`を読み込めません",
        "名前は{suffix}で終わっていますが、中身が{format}の形式ではありません",
        "何のファイルかは`file {quoted}`で確かめてください。壊れている場合は、バックアップから取り直してください",
    ),
    "packed": (
        "`{name}`を読み込めません",
        "{format}は展開できる形式（gzip、bzip2、xz、zstd）ではありません",
        "展開しながら渡してください: `{command} | maillens report -`",
    ),
    "journal-file": (
        "`{name}`を読み込めません",
        "systemdジャーナルのファイルです。journalctlでなければ読めません",
        "`journalctl --file {quoted} -o export | maillens report -`を実行してください",
    ),
    "no-zstd": (
        "`{name}`を読み込めません",
        "zstdで圧縮されていますが、展開に必要なPythonのパッケージがありません",
        "`pip install zstandard`を実行するか、`zstd -dc {quoted} | maillens report -`を試してください",
    ),
    "damaged": (
        "`{name}`を最後まで読み込めません",
        "{format}のデータが、{lines}行のあとで{reason}",
        "壊れた箇所より前の行は集計に入っています。ファイルの状態は`{command}`で確かめてください",
    ),
    "broke-off": (
        "`{name}`を最後まで読み込めません",
        "{bytes}バイトのあとで読めなくなりました（{reason}）",
        "その前の行は集計に入っています。ディスクの故障は`dmesg | tail`で分かることがあります",
    ),
    "copy": (
        "`{name}`を除きました",
        "一般的なsyslogの設定では、このファイルのメールの行は隣の`{original}`にもあります",
        "それでも読み込むには、名前を指定してください: `maillens report {quoted}`",
    ),
    "twin": (
        "`{name}`を除きました",
        "同じ行が`{original}`にもあります",
        "メールは1通ずつ数えています。対応は不要です",
    ),
    "no-input": (
        "このホストにメールのログが見つかりません",
        "{places}のどれもなく、journalctlもありません",
        "ログの場所を指定してください: `maillens report /path/to/mail.log`",
    ),
    "no-journalctl": (
        "systemdジャーナルを読み込めません",
        "このホストにはjournalctlがありません",
        "ログのファイルか、`journalctl -o export`の出力を保存したファイルを指定してください: "
        "`maillens report /var/log/mail.log`",
    ),
    "journal-forbidden": (
        "systemdジャーナルを読み込めません",
        "この利用者は自分の記録しか読めません",
        "`sudo maillens report --journal`を実行するか、`sudo usermod -a -G systemd-journal $USER`のあとに"
        "ログインし直してください",
    ),
    "journal-failed": (
        "systemdジャーナルを読み込めません",
        "journalctlがエラーで終わりました（終了コード{status}）: {reason}",
        "`{command}`で様子を確かめてください",
    ),
    "journal-empty": (
        "systemdジャーナルにメールの記録がありません",
        "journalctlの出力に、mailファシリティやメール関連のユニットの行がありませんでした",
        "メールサーバーがファイルに書いている場合（`postconf maillog_file`で分かります）は、指定してください: "
        "`maillens report FILE`",
    ),
}
"""Code of a problem -> what, why, hint, with the same names in braces as in English."""

VALUES_JA = (
    ("ends early", "途切れています"),
    ("is damaged", "壊れています"),
    ("is followed by something else", "別のデータに変わっています"),
    ("another user", "別のユーザー"),
    ("user ", "ユーザー"),
    (", group ", "、グループ"),
    (" bytes", "バイト"),
    (" KiB", "KiB"),
)
"""What the values in braces can begin or end with, and how it is told."""
