"""Lookup tables (util/dict*.c): what any daemon says of a table that is missing, old or broken."""

from maillens.grammar.kind import Kind

ANY = ("*",)

TABLE_EN = (
    "A lookup table (file, database or LDAP) could not be read, so mail that needs it waits or is turned away for now. "
    "Check that the file or the database server is there and may be read."
)
TABLE_JA = (
    "参照するテーブル（ファイル・データベース・LDAP）を読めず、関係するメールは待たされるか一時的に断られます。"
    "ファイルやデータベースがあり、読み取れる状態かを確認してください。"
)

KINDS = (
    Kind(
        name="table-outdated",
        family="notice",
        daemons=ANY,
        shape="warning: database {name} is older than source file {value:rest}",
        releases="1.1+",
        samples=("warning: database /etc/postfix/transport.db is older than source file /etc/postfix/transport",),
        en="The text of a lookup table was edited but not compiled, so the edit has no effect yet. Run postmap (newaliases for aliases).",
        ja="テーブルの元ファイルを編集したあと、変換していないため反映されていません。postmap（aliasesはnewaliases）を実行してください。",
    ),
    Kind(
        name="table-unavailable",
        family="notice",
        daemons=ANY,
        shape="warning: {name:word} is unavailable. {reason:rest}",
        releases="2.9+",
        samples=(
            "warning: hash:/etc/postfix/virtual is unavailable. open database /etc/postfix/virtual.db: No such file or directory",
        ),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-unavailable",
        family="notice",
        daemons=ANY,
        shape="error: open database {name}: {reason:rest}",
        releases="2.9+",
        samples=("error: open database /etc/postfix/virtual.db: No such file or directory",),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-unavailable",
        family="notice",
        daemons=ANY,
        shape="fatal: open database {name}: {reason:rest}",
        releases="1.1+",
        samples=("fatal: open database /etc/postfix/virtual.db: No such file or directory",),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-lookup-failed",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦{queue_id}: ⟧⟦table ⟧{name:word} lookup ⟦error⟧⟦failure⟧⟦ for⟧⟦:⟧⟦ {value:rest}⟧",
        releases="2.9+",
        samples=(
            'warning: mysql:/etc/postfix/virtual.cf lookup error for "alice@example.jp"',
            "warning: 46245242D87: smtp_sasl_password_maps lookup error",
            "warning: virtual_alias_domains lookup failure",
            "warning: table hash:/etc/postfix/access lookup error: Input/output error",
        ),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-lookup-failed",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦{queue_id}: ⟧{name:word} map lookup problem for {value:rest}",
        releases="2.9+",
        samples=("warning: 6F74F74431: virtual_alias_maps map lookup problem for alice@example.jp",),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-lookup-failed",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦{queue_id}: ⟧dict_{name:cname}⟦[{_:int}]⟧: {reason:rest}",
        releases="1.1+",
        samples=(
            "warning: dict_ldap_lookup: Search error -1: Can't contact LDAP server",
            "warning: dict_nis_init: NIS lookups disabled",
        ),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-lookup-failed",
        family="notice",
        daemons=ANY,
        shape="warning: mysql query failed: {reason:rest}",
        releases="1.1+",
        samples=("warning: mysql query failed: MySQL server has gone away",),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-lookup-failed",
        family="notice",
        daemons=ANY,
        shape="warning: connect to {_:token} server {name}: {reason:rest}",
        releases="1.1+",
        samples=("warning: connect to mysql server localhost: Can't connect to local MySQL server through socket",),
        en=TABLE_EN,
        ja=TABLE_JA,
        fallback=True,
    ),
    Kind(
        name="table-duplicate-entry",
        family="notice",
        daemons=ANY,
        shape="warning: {name}: duplicate entry: {value:rest}",
        releases="1.1+",
        samples=('warning: /etc/postfix/virtual.db: duplicate entry: "alice@example.jp"',),
        en="A lookup table has two lines for the same key; one of them has no effect. Remove it.",
        ja="テーブルに同じキーの行が2つあり、片方は効きません。不要な行を消してください。",
        fallback=True,
    ),
    Kind(
        name="table-unsafe-directory",
        family="notice",
        daemons=ANY,
        shape="warning: request to update {_:token} {name} in non-postfix directory {value:rest}",
        releases="2.5+",
        samples=(
            "warning: request to update table btree:/var/spool/postfix/smtpd_scache in non-postfix directory /var/spool/postfix",
        ),
        en="A cache file stands in a directory that the postfix user does not own. Move it to $data_directory as the next line says.",
        ja="キャッシュのファイルが、postfixユーザーのものではないディレクトリーにあります。$data_directoryの下に移してください。",
        fallback=True,
    ),
    Kind(
        name="table-size-limit",
        family="notice",
        daemons=ANY,
        shape="database {name}: ⟦using size limit {limit} ⟧{text:rest}",
        releases="2.11+",
        samples=(
            "database lmdb:/var/lib/postfix/verify_cache: using size limit 33554432 after MDB_MAP_FULL",
            "database lmdb:/var/lib/postfix/verify_cache: pausing after MDB_READERS_FULL",
        ),
        en="An LMDB table grew and Postfix gave it more room, or it waits for a free reader. Harmless.",
        ja="LMDBのテーブルが大きくなったため上限を広げたか、読み取りの空きを待っています。問題ありません。",
        fallback=True,
    ),
)
