"""What the Japanese are told when a queue cannot be read or changed; the English is `maillens.queue.trouble.TEXTS`."""

TEXTS_JA: dict[str, tuple[str, str, str]] = {
    "missing": (
        "`{name}`を読み込めません",
        "そのようなファイルはありません",
        "キューは`postqueue -j > {quoted}`で保存できます",
    ),
    "unreadable": ("`{name}`を読み込めません", "理由: {reason}", "権限は`ls -l {quoted}`で確かめてください"),
    "not-json": (
        "`{name}`はキューの一覧ではありません",
        "{line}行目が`postqueue -j`の形式ではありません: {text}",
        "`postqueue -j > queue.json`で保存したファイルを指定してください",
    ),
    "truncated": (
        "`{name}`が途中で切れています",
        "{line}行目の途中で終わっています: {text}",
        "その前の分は集計に入っています。保存し直すには`postqueue -j > queue.json`を実行してください",
    ),
    "bad-lines": (
        "`{name}`に読み取れない行が{count}行あります",
        "最初は{line}行目です: {text}",
        "ほかの行は集計に入っています。保存し直すには`postqueue -j > queue.json`を実行してください",
    ),
    "not-installed": (
        "`{program}`が見つかりません",
        "このホストにPostfixがないか、コマンドの場所が通常と異なります",
        "メールサーバーで`postqueue -j > queue.json`を実行し、`maillens queue --json queue.json`で読み込めます",
    ),
    "too-old": (
        "`postqueue`がキューをJSONで出力できません",
        "Postfix 3.1より前には`postqueue -j`がありません: {reason}",
        "バージョンは`postconf mail_version`で確かめてください",
    ),
    "down": (
        "キューを読み込めません",
        "Postfixが動いていません: {reason}",
        "状態は`sudo postfix{instance} status`で分かります。起動するには`sudo postfix{instance} start`を実行してください",
    ),
    "read-while-down": (
        "Postfixが動いていません",
        "root権限で、キューのファイルを直接読みました",
        "起動するには`sudo postfix{instance} start`を実行してください。それまでメールは配送されません",
    ),
    "no-file": (
        "メールの中身を読み込めません",
        "理由: {reason}",
        "キューのファイルを読めるのはrootだけです。すでに配送されたメールのファイルは残りません",
    ),
    "no-config": (
        "`{name}`のキューを読み込めません",
        "理由: {reason}",
        "インスタンスとその設定ディレクトリーは`postmulti -l`で確かめてください",
    ),
    "config-forbidden": (
        "`{name}`のキューを読み込めません",
        "別の設定を指定できるのはrootだけです: {reason}",
        "`sudo`を付けて実行するか、既定のmain.cfのalternate_config_directoriesにこのディレクトリーを加えてください",
    ),
    "list-forbidden": (
        "キューを読み込めません",
        "この利用者には一覧の権限がありません: {reason}",
        "`sudo`を付けて実行してください。許可は`postconf authorized_mailq_users`で確かめられます",
    ),
    "act-forbidden": (
        "キューを操作できません",
        "postsuperを使えるのはrootだけです: {reason}",
        "`{command}`",
    ),
    "flush-forbidden": (
        "再送を指示できません",
        "この利用者には権限がありません: {reason}",
        "`sudo`を付けて実行してください。許可は`postconf authorized_flush_users`で確かめられます",
    ),
    "failed": (
        "`{program}`が失敗しました",
        "終了コード{status}: {reason}",
        "`{command}`でもう一度確かめられます",
    ),
}
"""Code -> what, why, hint, with the same names in braces as in English."""
