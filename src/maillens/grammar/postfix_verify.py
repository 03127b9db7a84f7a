"""Servants of the other daemons: address verification, rewriting, TLS keys, table proxy, flush and queue display."""

from maillens.grammar.kind import Kind

KINDS = (
    Kind(
        name="cache-close-problem",
        family="notice",
        daemons=("verify", "postscreen", "tlsmgr", "smtpd", "smtp"),
        shape="close database {name}: {reason:rest}",
        releases="2.x+",
        samples=(
            "close database /var/lib/postfix/verify_cache.db: No such file or directory (possible Berkeley DB bug)",
        ),
        en="A cache file complained when it was closed. Harmless.",
        ja="キャッシュのファイルを閉じるときに警告が出ました。害はありません。",
    ),
    Kind(
        name="verify-cache-damaged",
        family="notice",
        daemons=("verify",),
        shape="warning: bad address verify table entry: {value:rest}",
        releases="2.1+",
        samples=("warning: bad address verify table entry: ???",),
        en="An entry of the address verification cache cannot be read; the address is probed anew.",
        ja="宛先確認のキャッシュに読めない項目があり、その宛先は確かめ直されます。",
    ),
    Kind(
        name="domain-listed-twice",
        family="notice",
        daemons=("trivial-rewrite",),
        shape="warning: do not list domain {domain:word} in BOTH {name:word} and {value:rest}",
        releases="2.0+",
        samples=("warning: do not list domain example.jp in BOTH mydestination and virtual_mailbox_domains",),
        en="A domain belongs to two classes and mail for it may go astray. Take it out of one of the two settings.",
        ja="同じドメインが二つの設定に書かれていて、メールが正しく届かないおそれがあります。どちらか一方から外してください。",
    ),
    Kind(
        name="domain-listed-twice",
        family="notice",
        daemons=("trivial-rewrite",),
        shape="warning: do not list ${name:token} ({domain}) in {value:rest}",
        releases="2.0+",
        samples=("warning: do not list $myhostname (mx.example.jp) in virtual_mailbox_domains",),
        en="A name of this host stands in a setting for other domains and mail for it may go astray. Take it out.",
        ja="このサーバー自身の名前が別のドメイン用の設定に書かれていて、メールが正しく届かないおそれがあります。外してください。",
    ),
    Kind(
        name="table-lookup-failed",
        family="notice",
        daemons=("trivial-rewrite",),
        shape="warning: {name:word} lookup failure",
        releases="2.0+",
        samples=("warning: virtual_alias_domains lookup failure", "warning: transport_maps lookup failure"),
        en=(
            "A table that decides where mail goes cannot be asked, so mail is put off. Check the file, LDAP or "
            "SQL server."
        ),
        ja="配送先を決めるテーブルを参照できず、メールは再送待ちや一時拒否になります。ファイルやLDAP・SQLサーバーを確かめてください。",
    ),
    Kind(
        name="null-transport",
        family="notice",
        daemons=("trivial-rewrite",),
        shape="warning: file {name}: parameter {value:token}: null transport is not allowed",
        releases="2.0+",
        samples=("warning: file /etc/postfix/main.cf: parameter relay_transport: null transport is not allowed",),
        en="A transport setting in main.cf is empty. Give it a value.",
        ja="main.cfの配送方式（transport）の設定が空です。値を書いてください。",
    ),
    Kind(
        name="table-unsafe-directory",
        family="notice",
        daemons=("tlsmgr", "verify", "postscreen"),
        shape="warning: request to update table {name:word} in non-postfix directory {value:rest}",
        releases="2.5+",
        samples=(
            "warning: request to update table btree:/var/spool/postfix/smtpd_scache in non-postfix directory"
            " /var/spool/postfix",
        ),
        en=(
            "A cache is set to a directory that does not belong to Postfix; it moves to data_directory. Correct "
            "main.cf."
        ),
        ja="キャッシュの置き場所がPostfixのものではないため、data_directoryに移されます。main.cfを直してください。",
    ),
    Kind(
        name="table-unsafe-directory",
        family="notice",
        daemons=("tlsmgr", "verify", "postscreen"),
        shape="warning: redirecting the request to postfix-owned data_directory {value:rest}",
        releases="2.5+",
        samples=("warning: redirecting the request to postfix-owned data_directory /var/lib/postfix",),
        en="Belongs to the line before: the cache moves to data_directory.",
        ja="前の行の続きで、キャッシュはdata_directoryに置かれます。",
    ),
    Kind(
        name="entropy-problem",
        family="notice",
        daemons=("tlsmgr",),
        shape="warning: cannot open entropy device {name}: {reason:rest}",
        releases="2.2+",
        samples=("warning: cannot open entropy device dev:/dev/urandom: No such file or directory",),
        en=(
            "The source of random numbers cannot be opened, so TLS keys may be weak. Check tls_random_source and "
            "the chroot."
        ),
        ja="乱数の取得元を開けず、暗号化の鍵が弱くなるおそれがあります。tls_random_sourceとchrootの設定を確かめてください。",
    ),
    Kind(
        name="proxymap-unapproved",
        family="notice",
        daemons=("proxymap", "proxywrite"),
        shape='warning: request for unapproved table: "{name}"',
        releases="2.1+",
        samples=('warning: request for unapproved table: "mysql:/etc/postfix/users.cf"',),
        en=(
            "A proxy: table is not listed in proxy_read_maps and is refused; mail waits. The next line tells "
            "what to add."
        ),
        ja="proxy:のテーブルがproxy_read_mapsにないため参照できません。追加すべき内容は次の行に出ます。",
    ),
    Kind(
        name="proxymap-unapproved",
        family="notice",
        daemons=("proxymap", "proxywrite"),
        shape="warning: to approve this table for {_} access, list {name:word} in {value:rest}",
        releases="2.1+",
        samples=(
            "warning: to approve this table for read-only access, list proxy:mysql:/etc/postfix/users.cf"
            " in main.cf:proxy_read_maps",
        ),
        en="Belongs to the line before: the setting that must name the table.",
        ja="前の行の続きで、テーブルを追加すべき設定名です。",
    ),
    Kind(
        name="flush-log-problem",
        family="notice",
        daemons=("flush",),
        shape='warning: bad queue id "{value}" in fast flush logfile {name:rest}',
        releases="1.1+",
        samples=('warning: bad queue id "????..." in fast flush logfile flush/example_jp',),
        en="A logfile of fast ETRN is damaged; its mail is still delivered by the normal retries.",
        ja="ETRN用の記録ファイルが壊れています。メールは通常の再送で配送されます。",
    ),
    Kind(
        name="showq-damaged",
        family="notice",
        daemons=("showq",),
        shape="warning: {child_queue_id:token}: {reason} -- {_:rest}",
        releases="1.1+",
        samples=("warning: incoming-B9F6: malformed size record: ?? -- using file size instead",),
        en="mailq met a queue file that is damaged or not yet complete.",
        ja="キューの一覧を作るとき、壊れたファイルか書き込み途中のファイルがありました。",
    ),
)
