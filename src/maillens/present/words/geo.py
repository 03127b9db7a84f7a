"""What the command `maillens geo` and those below it say."""

TEXTS = {
    "short": ("countries and operators of addresses: the databases", "接続元の国と運用組織を調べるデータベース"),
    "help": (
        "Where addresses come from, `maillens security` and `maillens block` look up in databases that lie on this "
        "machine: files in the format of MaxMind (.mmdb), with the country or the autonomous system (ASN, the network "
        "operator). Everything works without them. Nothing is downloaded: get a file where you like, and hand it over "
        "with `maillens geo update`.\n"
        "Alone, it shows what is installed.",
        "`maillens security`と`maillens block`は、接続元の国とAS番号（ネットワークの運用組織）を、このマシンにある"
        "データベース（MaxMind形式の.mmdbファイル）で調べます。データベースがなくても、ほかの機能はすべて使えます。"
        "maillensが何かをダウンロードすることはありません。ファイルを入手し、`maillens geo update`で取り込んでください。\n"
        "サブコマンドを付けずに実行すると、取り込み済みのデータベースを表示します。",
    ),
    "examples": (
        "maillens geo update --from country.mmdb\ttake a database into use\n"
        "maillens geo status\twhat is in use, and how old it is",
        "maillens geo update --from country.mmdb\tデータベースを取り込む\n"
        "maillens geo status\t取り込み済みのものと、その日付を見る",
    ),
    "commands-title": ("Commands:", "コマンド:"),
    "more-help": (
        "`maillens geo COMMAND --help` says more about a command.",
        "コマンドごとの説明は`maillens geo コマンド --help`で表示されます。",
    ),
    "kind.country": ("country", "国"),
    "kind.asn": ("ASN", "AS番号"),
    "database": ("{what}: {name}", "{what}: {name}"),
    "built": (
        "  made on {date} ({days} days ago), {n} networks",
        "  作成日 {date}（{days}日前）、{n}ネットワーク",
    ),
    "licence": ("  licence: {text}", "  ライセンス表示: {text}"),
    "licence.unknown": (
        "  licence: the file does not tell; see where you got it",
        "  ライセンス: ファイルには書かれていません。入手元で確かめてください",
    ),
    "missing": ("{what}: none", "{what}: なし"),
    "none": ("there is no geographic database", "国やAS番号のデータベースがありません"),
    "none.why": ("nothing lies in `{folder}`", "`{folder}`にファイルがありません"),
    "none.hint": (
        "`maillens geo update --from FILE.mmdb` takes one into use; ip-location-db has a country database in the public "
        "domain (geo-whois-asn-country, PDDL), DB-IP countries and ASNs under CC BY",
        "`maillens geo update --from ファイル.mmdb`で取り込めます。ip-location-dbの国データベース"
        "（geo-whois-asn-country、PDDL）や、DB-IPの国・AS番号データベース（CC BY）などがあります",
    ),
    "cannot.no-extra": (
        "maxminddb, which reads such files, is not installed",
        "ファイルを読むためのmaxminddbがインストールされていません",
    ),
    "cannot.no-extra.hint": (
        "`pip install 'maillens[geo]'` installs it",
        "`pip install 'maillens[geo]'`でインストールしてください",
    ),
    "cannot.unreadable": ("{reason}", "{reason}"),
    "cannot.packed": ("it is packed with gzip", "gzipで圧縮されています"),
    "cannot.packed.hint": ("`gunzip -k {name}` unpacks it", "`gunzip -k {name}`で展開してください"),
    "cannot.no-database": (
        "it is no whole database in the format of MaxMind (.mmdb): {reason}",
        "MaxMind形式（.mmdb）のデータベースではないか、壊れています: {reason}",
    ),
    "cannot.no-database.hint": (
        "CSV files cannot be used; providers offer an `.mmdb` beside them",
        "CSVファイルは使えません。同じ配布元の`.mmdb`を入手してください",
    ),
    "cannot.no-origin": (
        "`{reason}` holds neither countries nor autonomous systems",
        "`{reason}`には国もAS番号も入っていません",
    ),
    "cannot.no-origin.hint": (
        "wanted is a database of countries (`country.iso_code`, `country_code`) or ASNs (`autonomous_system_number`)",
        "国（`country.iso_code`、`country_code`）かAS番号（`autonomous_system_number`）の入ったものを指定してください",
    ),
}
