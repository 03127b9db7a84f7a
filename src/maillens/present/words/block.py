"""What the command `maillens block` says."""

TEXTS = {
    "short": (
        "a list of networks to block, for Postfix or a firewall",
        "遮断リストを作る（Postfix・ファイアウォール用）",
    ),
    "help": (
        "A list of the networks that attack this server, from what `maillens security` finds, in a form that Postfix or a "
        "firewall reads. It is printed and nothing else: no firewall and no configuration is changed.\n"
        "Addresses from which somebody logged in, or sent mail that was delivered, are left out and named; so are, always, "
        "those of --never and private networks. Entries end some time after the last evidence.\n"
        "FILE is as for `maillens report`. --replay tells what the list would have stopped in the past, and whom it would "
        "have hit.\n"
        "Exit code: 0 there is something to block; 1 there is nothing; 2 something could not be read, and no list is made.",
        "`maillens security`が見つけた攻撃元のリストを、Postfixやファイアウォールが読める形式で出力します。"
        "表示するだけで、ファイアウォールや設定は一切変更しません。\n"
        "ログインに成功した接続元や、配送されたメールの送信元は載せず、その旨を示します。--neverのアドレスと"
        "プライベートアドレスは、どんな場合も載りません。登録には期限があり、最後の攻撃から一定期間で外れます。\n"
        "FILEの指定は`maillens report`と同じです。--replayを付けると、過去にこのリストを使っていたら何を防げたか、"
        "誰を巻き込んだかを調べられます。\n"
        "終了コード: 0 載せるものがある、1 ない、2 読めないものがあり、リストを作らなかった",
    ),
    "examples": (
        "maillens block /var/log/mail.log*\tone network a line\n"
        "maillens block --format cidr -o /etc/postfix/block.cidr --never own.txt\tfor check_client_access\n"
        "maillens block --format nftables | nft -c -f -\tcheck what nftables says to it\n"
        "maillens block --replay /var/log/mail.log*\twhat it would have stopped, and whom\n"
        "maillens block --format fail2ban-filter\ta filter for fail2ban",
        "maillens block /var/log/mail.log*\t1行に1ネットワーク\n"
        "maillens block --format cidr -o /etc/postfix/block.cidr --never own.txt\tcheck_client_access用\n"
        "maillens block --format nftables | nft -c -f -\tnftablesの構文を検査する\n"
        "maillens block --replay /var/log/mail.log*\t何を防げたか、誰を巻き込んだか\n"
        "maillens block --format fail2ban-filter\tfail2ban用のフィルター",
    ),
    "option.format": (
        "plain (the default), cidr (Postfix check_client_access), postscreen (postscreen_access_list), nftables, ipset, "
        "fail2ban (banip commands), json; fail2ban-filter and fail2ban-jail need no log.",
        "plain（既定）、cidr（Postfixのcheck_client_access用）、postscreen（postscreen_access_list用）、nftables、ipset、"
        "fail2ban（banipコマンド）、jsonから選びます。fail2ban-filterとfail2ban-jailはログなしで出力できます。",
    ),
    "option.never": (
        "A file with what may never be blocked: an address, a network or a host a line, `#` begins a comment. "
        "May be given again.",
        "遮断してはならないものを書いたファイルです。1行に1つ、アドレス、ネットワーク、ホスト名のどれかを書きます"
        "（`#`以降はコメント）。繰り返し指定できます。",
    ),
    "option.for": (
        "For how long an entry holds after the last evidence: 12h, 7d, 4w. The default is 7d.",
        "最後の攻撃からどれだけの間、リストに載せるかです。12h、7d、4wのように書きます。既定は7d（7日）です。",
    ),
    "option.sure": (
        "How sure a finding must be, at least: sure, likely (the default), possible.",
        "載せる条件とする確からしさの下限です。sure（確実）、likely（可能性大、既定）、possible（可能性あり）から選びます。",
    ),
    "option.threat": (
        "Only for this threat (docs/security.md). May be given again. Without it, for all that only attackers do.",
        "この種類の脅威（docs/security.ja.md）だけを対象にします。繰り返し指定できます。"
        "指定がなければ、攻撃者によるものと判断したすべてが対象です。",
    ),
    "option.country": (
        "Block this country as a whole (CN); needs data, see `maillens geo`. May be given again.",
        "この国（CNなど）を丸ごと載せます。データベースが必要です（`maillens geo`）。繰り返し指定できます。",
    ),
    "option.asn": (
        "Block this network operator as a whole (64500); needs data, see `maillens geo`. May be given again.",
        "このAS番号（64500など）のネットワークを丸ごと載せます。データベースが必要です（`maillens geo`）。繰り返し指定できます。",
    ),
    "option.no-spare": (
        "List also addresses from which somebody logged in or sent mail that was delivered. Look at --replay before.",
        "ログインに成功した接続元や、配送されたメールの送信元も載せます。先に--replayで影響を確かめてください。",
    ),
    "option.jail": (
        "Name of the fail2ban jail; the default is maillens.",
        "fail2banのjailの名前です。既定はmaillensです。",
    ),
    "option.thresholds": (
        "A TOML file with limits of your own (docs/security.md).",
        "しきい値を書いたTOMLファイルです（docs/security.ja.md）。",
    ),
    "option.output": (
        "Write to FILE instead of the screen. It is there when all is written, or stays as it was.",
        "画面の代わりにFILEへ書き込みます。すべて書き終えるまで、元のファイルは変わりません。",
    ),
    "option.no-progress": ("Show no progress bar while reading.", "読み込み中の進み具合を表示しません。"),
    "option.skip-damaged": (
        "Make a list although files are damaged: logins in what is lost spare nobody then.",
        "壊れたファイルがあってもリストを作ります。失われた部分のログインは考慮されません。",
    ),
    # Comments of a list.
    "head": (
        "maillens block: {n} network|maillens block: {n} networks",
        "maillens block: {n}件",
    ),
    "head.span": (
        "made from {lines} lines, {first} to {last}",
        "{first}から{last}までの{lines}行から作成",
    ),
    "head.spared": ("left out: {told}", "除外: {told}"),
    "usage.cidr": (
        "main.cf: smtpd_client_restrictions = check_client_access cidr:/etc/postfix/block.cidr",
        "main.cf: smtpd_client_restrictions = check_client_access cidr:/etc/postfix/block.cidr",
    ),
    "usage.postscreen": (
        "main.cf: postscreen_access_list = permit_mynetworks, cidr:/etc/postfix/block.cidr; postscreen_denylist_action = enforce "
        "(postscreen_blacklist_action before Postfix 3.6)",
        "main.cf: postscreen_access_list = permit_mynetworks, cidr:/etc/postfix/block.cidr、postscreen_denylist_action = enforce"
        "（Postfix 3.6より前はpostscreen_blacklist_action）",
    ),
    "usage.again": (
        "an entry does not end by itself: make the file anew each day, then `postfix reload`",
        "期限が来ても自動では外れません。毎日作り直し、`postfix reload`を実行してください",
    ),
    "usage.nftables": (
        "`nft -c -f FILE` checks it, `nft -f FILE` fills the sets; they block nothing before a rule uses them. Once:",
        "`nft -c -f ファイル`で検査し、`nft -f ファイル`で読み込みます。次のルールを一度登録するまで、何も遮断されません:",
    ),
    "usage.nftables.chain": (
        "nft add chain inet maillens input '{ type filter hook input priority -5; }'",
        "nft add chain inet maillens input '{ type filter hook input priority -5; }'",
    ),
    "usage.nftables.rule": (
        "nft add rule inet maillens input tcp dport '{ 25, 110, 143, 465, 587, 993, 995, 4190 }' ip saddr @blocked4 drop "
        "(for IPv6: ip6 saddr @blocked6)",
        "nft add rule inet maillens input tcp dport '{ 25, 110, 143, 465, 587, 993, 995, 4190 }' ip saddr @blocked4 drop"
        "（IPv6には`ip6 saddr @blocked6`を使用）",
    ),
    "usage.ipset": (
        "`ipset restore <FILE` fills the sets; they block nothing before a rule uses them. Once:",
        "`ipset restore <ファイル`で読み込みます。次のルールを一度登録するまで、何も遮断されません:",
    ),
    "usage.ipset.rule": (
        "iptables -I INPUT -p tcp -m multiport --dports 25,110,143,465,587,993,995,4190 -m set --match-set maillens4 src -j DROP "
        "(for IPv6: ip6tables, maillens6)",
        "iptables -I INPUT -p tcp -m multiport --dports 25,110,143,465,587,993,995,4190 -m set --match-set maillens4 src -j DROP"
        "（IPv6にはip6tablesとmaillens6を使用）",
    ),
    "usage.fail2ban": (
        "`sh FILE` runs the commands; nothing has been run so far",
        "`sh ファイル`で実行します。まだ何も実行していません",
    ),
    "usage.fail2ban.jail": (
        "the jail decides for how long: `maillens block --format fail2ban-jail`",
        "遮断する期間はjailの設定で決まります（`maillens block --format fail2ban-jail`）",
    ),
    "filter.what": (
        "fail2ban: /etc/fail2ban/filter.d/maillens.conf, made by `maillens block --format fail2ban-filter`",
        "fail2ban: /etc/fail2ban/filter.d/maillens.conf（`maillens block --format fail2ban-filter`で作成）",
    ),
    "filter.counts": (
        "counts wrong passwords and attempts to relay, each try once: Dovecot's auth process, which tells of the same tries, "
        "is left out, and so are failures before a login on the same connection",
        "誤ったパスワードと不正中継の試みを1回ずつ数えます。同じ試行を重ねて記録するDovecotの認証プロセスの行と、"
        "同じ接続でのログイン成功前の失敗は数えません",
    ),
    "filter.where": (
        "try it: fail2ban-regex /var/log/mail.log /etc/fail2ban/filter.d/maillens.conf",
        "試すには: fail2ban-regex /var/log/mail.log /etc/fail2ban/filter.d/maillens.conf",
    ),
    "jail.what": (
        "fail2ban: /etc/fail2ban/jail.d/maillens.conf, made by `maillens block --format fail2ban-jail`",
        "fail2ban: /etc/fail2ban/jail.d/maillens.conf（`maillens block --format fail2ban-jail`で作成）",
    ),
    "jail.journal": (
        "where mail is logged to the journal alone: backend = systemd, and no logpath",
        "ログがジャーナルにしかない場合は、logpathを消してbackend = systemdと書きます",
    ),
    "jail.check": (
        "check with `fail2ban-client -t`, then `fail2ban-client reload`",
        "`fail2ban-client -t`で検査し、`fail2ban-client reload`で反映します",
    ),
    "entry.addresses": ("{n} addresses", "{n}アドレス"),
    "entry.attempts": ("{n} attempt|{n} attempts", "試行{n}回"),
    "entry.last": ("last {at}", "最後 {at}"),
    "entry.until": ("until {at}", "期限 {at}"),
    "spared": ("{address} ({reasons}): {uses}", "{address}（{reasons}）: {uses}"),
    "spared.and": ("; ", "、"),
    "spared.nobody": ("somebody", "不明な利用者"),
    "spared.more": ("{names} and {n} others", "{names}ほか{n}人"),
    "spared.logins": (
        "{n} login as (names)|{n} logins as (names)",
        "(names)として{n}回ログイン",
    ),
    "spared.mails": ("{n} mail was delivered|{n} mails were delivered", "メール{n}通を配送"),
    "spared.others": ("and {n} more", "ほか{n}件"),
    "left-out": (
        "{n} address is left out, as people use it|{n} addresses are left out, as people use them",
        "利用者のいる{n}個のアドレスは載せていません",
    ),
    "left-out.hint": (
        "if a login is an attacker's, change that password first; `--no-spare` lists these addresses all the same",
        "攻撃者によるログインなら、まずパスワードを変更してください。それでも載せるには`--no-spare`を付けます",
    ),
    "left-out-never": (
        "{n} address is left out, as it may never be blocked|{n} addresses are left out, as they may never be blocked",
        "遮断してはならない{n}個のアドレスは載せていません",
    ),
    "left-out-old": (
        "{n} address is left out, as the last evidence is older than `--for`|"
        "{n} addresses are left out, as the last evidence is older than `--for`",
        "最後の攻撃が`--for`より前の{n}個のアドレスは載せていません",
    ),
    "unseen": ("the log has no address of {names}", "{names}のアドレスはログにありません"),
    "unseen.why": (
        "names are looked up in the log alone; nobody is asked in the network",
        "ホスト名はログの中だけで調べます。DNSには問い合わせません",
    ),
    "unseen.hint": (
        "write the addresses into the file: `dig +short A NAME; dig +short AAAA NAME`",
        "アドレスをファイルに書いてください。`dig +short A 名前; dig +short AAAA 名前`で調べられます",
    ),
    "nothing-to-block": ("there is nothing to block", "遮断すべきものはありません"),
    "nothing-to-block.why": (
        "no attack is sure enough and recent enough; the list is empty",
        "十分に確実で新しい攻撃がありません。リストは空です",
    ),
    "gaps": ("no list is made", "リストを作りませんでした"),
    "gaps.why": (
        "part of the log is missing, and with it perhaps the logins for which an address must be spared",
        "ログの一部が読めません。載せてはならない接続元のログインが、そこにあるかもしれません",
    ),
    "gaps.hint": (
        "leave that file out, or give `--skip-damaged` where it is only damaged",
        "そのファイルを指定から外すか、壊れているだけなら`--skip-damaged`を付けてください",
    ),
    "bad-period": ("an entry cannot hold for less than a second", "`--for`は1秒以上にしてください"),
    "bad-period.why": ("the list would be empty", "リストが空になります"),
    "bad-period.hint": ("`--for 7d` is the default", "既定は`--for 7d`です"),
    "never": (
        "cannot use `{name}`, which says what may never be blocked",
        "遮断してはならないものの一覧`{name}`を使えません",
    ),
    "never.line": ("cannot use `{name}`, line {line}: `{text}`", "`{name}`の{line}行目`{text}`を読み取れません"),
    "never.unreadable": ("{reason}", "{reason}"),
    "never.no-text": ("it is no text in UTF-8", "UTF-8のテキストではありません"),
    "never.not-understood": (
        "it is neither an address nor a network nor the full name of a host",
        "アドレス、ネットワーク、ホスト名（FQDN）のどれでもありません",
    ),
    "never.not-understood.hint": (
        "lines look like `192.0.2.1`, `192.0.2.0/24`, `2001:db8::/32`, `mail.example.com` or `.example.com`",
        "`192.0.2.1`、`192.0.2.0/24`、`2001:db8::/32`、`mail.example.com`、`.example.com`のように書きます",
    ),
    "never.host-bits": (
        "the address is inside a network, not the beginning of one",
        "ネットワークアドレスではありません（ホスト部に0でないビットがあります）",
    ),
    "never.host-bits.hint": (
        "write `{meant}` if that is what is meant",
        "ネットワーク全体なら`{meant}`と書いてください",
    ),
    "no-threat": ("there is no threat `{name}`", "`{name}`という脅威はありません"),
    "no-threat.hint": ("the threats are {names}", "使えるのは{names}です"),
    "no-geo": ("`{option}` needs data that is not there", "`{option}`に必要なデータベースがありません"),
    "no-geo.country": ("no database says which country an address is in", "接続元の国を調べるデータベースがありません"),
    "no-geo.asn": (
        "no database says which operator (ASN) an address belongs to",
        "AS番号を調べるデータベースがありません",
    ),
    "no-geo.hint": (
        "`maillens geo update --from FILE.mmdb` takes one into use, `maillens geo` says more",
        "`maillens geo update --from ファイル.mmdb`で取り込んでください。詳しくは`maillens geo`で",
    ),
    "bad-asn": ("`{text}` is no number of an autonomous system", "`{text}`はAS番号ではありません"),
    "bad-asn.hint": (
        "write it as in `--asn 64500` or `--asn AS64500`",
        "`--asn 64500`か`--asn AS64500`のように書いてください",
    ),
    "unknown-area": ("no network of `{name}` is known", "`{name}`のネットワークはデータベースにありません"),
    "unknown-area.why": (
        "countries are written with two letters (ISO 3166-1): CN, JP",
        "国は2文字のコード（ISO 3166-1）で指定します。例: CN、JP",
    ),
    # The replay.
    "option.replay": (
        "Walk through the past instead: how many attempts the list would have stopped, when each address would have been "
        "blocked, and which logins and deliveries it would have hit; as text or json. The log is read twice.",
        "リストの代わりに、過去に使っていた場合の結果を示します。防げた試行の数、各アドレスが遮断された時刻、"
        "巻き込まれたログインと配送を、textかjsonで出力します。ログを2回読みます。",
    ),
    "option.every": (
        "With --replay: how often the list is made anew (5m, 1h). The default is 144 times in all, each minute at most.",
        "--replayで、リストを作り直す間隔です（5m、1hなど）。既定は全体で144回になる間隔（1分以上）です。",
    ),
    "every-alone": ("`--every` goes with `--replay`", "`--every`は`--replay`と一緒に使います"),
    "format-of-replay": ("a replay cannot be `{format}`", "--replayの結果を`{format}`にはできません"),
    "format-of-replay.hint": ("it is `text` or `json`", "`text`か`json`を指定してください"),
    "format-of-list": ("a list cannot be `text`", "リストを`text`にはできません"),
    "format-of-list.hint": ("`--format plain` has one network a line", "`--format plain`なら1行に1ネットワークです"),
    "replay.headline": ("Replay of the block list: {span}", "遮断リストの再現: {span}"),
    "replay.verdict": (
        "Made anew every {step}, the list would have stopped {stopped} of {all} attempts ({share}).",
        "{step}ごとに作り直したリストを使っていれば、{all}回の試行のうち{stopped}回（{share}）を防げました。",
    ),
    "replay.coarse": (
        "That is a {parts}th of this log: it is long. A list that is made more often stops more, and may hit more; "
        "`--every 10m` tells how much, and takes longer.",
        "ログが長いため、間隔はログ全体の{parts}分の1です。もっと頻繁に作り直せば、防げる数は増え、巻き込む数も"
        "増えることがあります。`--every 10m`で確かめられますが、時間がかかります。",
    ),
    "replay.harmless": (
        "No login and no delivery of anybody would have been hit.",
        "巻き込まれたログインや配送はありません。",
    ),
    "replay.harmful": (
        "It would also have hit {logins} logins and {mails} delivered mails from {addresses} addresses.",
        "一方、{addresses}個のアドレスからのログイン{logins}回と配送{mails}通も遮断していました。",
    ),
    "replay.failed_logins": ("failed logins", "失敗したログイン"),
    "replay.refusals": ("refusals", "受信拒否"),
    "replay.logins": ("logins that worked", "成功したログイン"),
    "replay.mails": ("mails that were delivered", "配送されたメール"),
    "replay.stopped": ("stopped", "遮断"),
    "replay.passed": ("passed", "通過"),
    "replay.share": ("share", "遮断の割合"),
    "replay.hits": ("Whom it would have hit", "巻き込まれたもの"),
    "replay.hits.note": (
        "Put these addresses into a file for `--never`, or raise the limits (`--thresholds`).",
        "これらのアドレスを`--never`のファイルに書くか、しきい値を上げてください（`--thresholds`）。",
    ),
    "replay.prevented": ("Break-ins it would have prevented", "防げた不正ログイン"),
    "replay.prevented.note": (
        "Logins with a guessed password, as far as that is sure.",
        "推測されたパスワードによることが確実なログインです。",
    ),
    "replay.blocked": ("When each address would have been blocked", "各アドレスが遮断された時刻"),
    "replay.blocked.note": (
        "The moment of the first list that had it, with its failed logins and refusals before and after. `--every` says how "
        "often there is a new list.",
        "最初に載ったリストの時刻と、その前後のログイン失敗・拒否の回数です。リストを作り直す間隔は`--every`で変えられます。",
    ),
    "replay.first": ("first", "最初"),
    "replay.address": ("address", "アドレス"),
    "replay.user": ("user", "利用者"),
    "replay.logins.short": ("logins", "ログイン"),
    "replay.mails.short": ("mails", "メール"),
    "replay.entry": ("entry", "登録"),
    "replay.at": ("blocked", "遮断開始"),
    "replay.why": ("for", "理由"),
    "replay.more": ("and {n} more: `--format json` has all", "ほか{n}件（`--format json`ですべて出力します）"),
}
