"""What is said in a workbook alone."""

TEXTS = {
    "overview": ("Report", "レポート"),
    "unit.seconds": (" s", "秒"),
    "column.example": ("example", "例"),
    "column.reason": ("in the log", "ログの記録"),
    "totals.name": ("total", "項目"),
    "totals.value": ("number", "値"),
    "totals.share": ("share", "割合"),
    "totals.about": ("meaning", "意味"),
    "no-xlsx": ("cannot write xlsx", "xlsxを書き出せません"),
    "no-xlsx.why": ("XlsxWriter is not installed", "XlsxWriterがインストールされていません"),
    "no-xlsx.hint": (
        "`pip install 'maillens[xlsx]'` installs it; `-o report.csv` needs nothing",
        "`pip install 'maillens[xlsx]'`でインストールしてください。`-o report.csv`なら何も要りません",
    ),
}
