"""What the command `maillens geo update` says."""

TEXTS = {
    "short": ("take a database into use", "データベースを取り込む"),
    "help": (
        "Verify a database that lies on this machine, and put a copy where maillens looks for it "
        "(`$XDG_DATA_HOME/maillens/geo`, else `~/.local/share/maillens/geo`). The one that was there is replaced only "
        "when the new one is whole. Nothing is downloaded.\n"
        "Exit code: 0 it is in place; 2 it cannot be used.",
        "手元のデータベースを検査し、maillensが参照する場所（`$XDG_DATA_HOME/maillens/geo`、なければ"
        "`~/.local/share/maillens/geo`）に複製します。検査に通ったときだけ、以前のものと置き換えます。"
        "ダウンロードはしません。\n"
        "終了コード: 0 取り込んだ、2 使えない",
    ),
    "examples": (
        "maillens geo update --from geo-whois-asn-country.mmdb\tcountries\n"
        "maillens geo update --from dbip-country-lite.mmdb --from dbip-asn-lite.mmdb\tcountries and operators",
        "maillens geo update --from geo-whois-asn-country.mmdb\t国\n"
        "maillens geo update --from dbip-country-lite.mmdb --from dbip-asn-lite.mmdb\t国とAS番号",
    ),
    "option.from": (
        "The database, an .mmdb file with countries, ASNs or both. May be given again.",
        "データベース（国かAS番号、または両方の入った.mmdbファイル）です。繰り返し指定できます。",
    ),
    "cannot": ("cannot use `{name}`", "`{name}`を使えません"),
    "placed": ("  now in {path}", "  {path}に置きました"),
    "cannot-place": ("cannot put `{name}` in place", "`{name}`を所定の場所に置けません"),
    "cannot-place.hint": (
        "`XDG_DATA_HOME=/another/folder` chooses another place, for all commands",
        "環境変数`XDG_DATA_HOME`で別の場所を指定できます（すべてのコマンドに同じ値が必要です）",
    ),
}
