"""What is said of the places that a report goes to."""

TEXTS = {
    "format-for-none": ("`--format {format}` is for none of the outputs", "`--format {format}`の対象がありません"),
    "format-for-none.why": (
        "with several `-o` the ending of each file tells its format",
        "`-o`が複数あるときは、それぞれの拡張子で形式が決まるためです",
    ),
    "format-for-none.hint": ("leave out `--format`", "`--format`を付けずに実行してください"),
    "output-twice": ("`-o {name}` is given twice", "`-o {name}`が二度指定されています"),
    "output-twice.hint": ("give each form a file of its own", "形式ごとに別のファイルを指定してください"),
    "writer-killed": ("the process that wrote it was killed", "書き込み中のプロセスが強制終了されました"),
    "writer-killed.hint": (
        "look for `Out of memory` in the output of `dmesg`, and run it again",
        "`dmesg`の出力に`Out of memory`がないか確認し、もう一度実行してください",
    ),
    "binary-terminal": ("xlsx is not written to a terminal", "xlsxは端末に出力できません"),
    "binary-terminal.why": ("it is not text", "テキストではないためです"),
    "binary-terminal.hint": (
        "name a file: `maillens report -o report.xlsx …`",
        "ファイルを指定してください: `maillens report -o report.xlsx …`",
    ),
}
