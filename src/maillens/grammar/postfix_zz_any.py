"""What any Postfix program can say, down to a warning nobody has described yet.

The last file of Postfix: its fallbacks are tried when all else failed, in this
order. What names a program's own problem belongs to the file of that program.
"""

from maillens.grammar.kind import Kind

ANY = ("*",)

DISK_EN = "The disk is full. Postfix can neither accept nor deliver mail until space is freed; do this first."
DISK_JA = "ディスクの空きがありません。空きを作るまでメールの受付も配送もできません。最優先で対応してください。"
SERVICE_EN = (
    "A helper service that Postfix asks (policy, filter, proxymap, verify …) does not answer as it should. "
    "Look whether it runs, and at its own log lines just before."
)
SERVICE_JA = (
    "Postfixが問い合わせる補助のサービス（ポリシー、フィルター、proxymapなど）から正しい応答がありません。"
    "動いているか、直前のログに原因がないかを確認してください。"
)
HOSTNAME_EN = (
    "A host name or address that is not well-formed was met, mostly sent by a client or found in DNS. Usually harmless."
)
HOSTNAME_JA = "形式の正しくないホスト名やアドレスが現れました。接続元の申告やDNSの内容によるもので、多くは無害です。"
PATTERN_EN = (
    "A line of a pattern table (regexp or pcre) is wrong and is left out or misread. Correct that line of the file."
)
PATTERN_JA = (
    "パターンのテーブル（regexpやpcre）の行に誤りがあり、無視されています。示されたファイルの行を直してください。"
)
SASL_EN = "The login library (Cyrus SASL) reports a problem: a password database or saslauthd cannot be reached, or a password was wrong."
SASL_JA = "SMTP認証のライブラリー（Cyrus SASL）の報告です。パスワードの保存先やsaslauthdに接続できないか、パスワードが違います。"
HINT_EN = "Advice that belongs to the warning just before it."
HINT_JA = "直前の警告に付く助言です。"
SETTING_EN = "The configuration (main.cf or master.cf) has an error, and this program cannot start. Correct the parameter that is named."
SETTING_JA = "設定（main.cfやmaster.cf）に誤りがあり、このプログラムは動けません。示された設定を直してください。"
DEFAULT_EN = (
    "Since an upgrade this setting still has its old default. Nothing breaks; decide for one value and write it into "
    "main.cf, or raise compatibility_level (COMPATIBILITY_README)."
)
DEFAULT_JA = (
    "更新前の既定値のまま動いている設定があります。すぐに困ることはありません。値を決めてmain.cfに書くか、"
    "compatibility_levelを上げてください（COMPATIBILITY_README）。"
)
FUNCTION_EN = "Verbose output of the C function that is named first. For debugging only; take the `-v` out of master.cf when you are done."
FUNCTION_JA = "先頭に示されたC関数の詳細な記録です。調査が終わったら、master.cfの-vを外してください。"

KINDS = (
    Kind(
        name="queue-file-missing",
        family="notice",
        daemons=ANY,
        shape="warning: open {queue_name:token} {name:token}: {reason:rest}",
        releases="1.1+",
        samples=("warning: open active BDB9B1309F7: No such file or directory",),
        en="A mail was gone from the queue when a program wanted to open it, e.g. deleted with postsuper at that moment. Harmless if rare.",
        ja="プログラムが開こうとしたメールがキューにありませんでした。postsuperで削除した直後などに出ます。たまに出るだけなら無害です。",
    ),
    Kind(
        name="hostname-invalid",
        family="notice",
        daemons=ANY,
        shape="warning: valid_{name:cname}: {reason:rest}",
        releases="1.1+",
        samples=(
            "warning: valid_hostname: empty hostname",
            "warning: valid_ipv4_hostaddr: invalid octet count: 192.0.2",
        ),
        en=HOSTNAME_EN,
        ja=HOSTNAME_JA,
    ),
    Kind(
        name="hostname-invalid",
        family="notice",
        daemons=ANY,
        shape="warning: numeric hostname: {value:rest}",
        releases="1.1+",
        samples=("warning: numeric hostname: 192.0.2.1",),
        en=HOSTNAME_EN,
        ja=HOSTNAME_JA,
    ),
    Kind(
        name="default-setting",
        family="notice",
        daemons=ANY,
        shape="using backwards-compatible default setting {name}={value:rest}",
        releases="3.0+",
        samples=(
            'using backwards-compatible default setting append_dot_mydomain=yes to rewrite "mail" to "mail.example.jp"',
        ),
        en=DEFAULT_EN,
        ja=DEFAULT_JA,
        fallback=True,
    ),
    Kind(
        name="default-setting",
        family="notice",
        daemons=ANY,
        shape="{_}: using backwards-compatible default setting {name}={value:rest}",
        releases="3.0+",
        samples=("/etc/postfix/master.cf: line 12: using backwards-compatible default setting chroot=y",),
        en=DEFAULT_EN,
        ja=DEFAULT_JA,
        fallback=True,
    ),
    Kind(
        name="disk-full",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦{queue_id}: ⟧{reason}: No space left on device",
        releases="all",
        samples=("warning: mail_queue_enter: create file maildrop/5F1C2.4021: No space left on device",),
        en=DISK_EN,
        ja=DISK_JA,
        fallback=True,
    ),
    Kind(
        name="disk-full",
        family="notice",
        daemons=ANY,
        shape="fatal: ⟦{queue_id}: ⟧{reason}: No space left on device",
        releases="all",
        samples=("fatal: open lock file /var/lib/postfix/master.lock: No space left on device",),
        en=DISK_EN,
        ja=DISK_JA,
        fallback=True,
    ),
    Kind(
        name="pattern-invalid",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦pcre⟧⟦regexp⟧ map {name}, line {count}: {reason:rest}",
        releases="1.1+",
        samples=(
            'warning: pcre map /etc/postfix/body_checks, line 92: unknown regexp option "F": skipping this rule',
            "warning: regexp map /etc/postfix/header_checks, line 3: no regexp: skipping this rule",
        ),
        en=PATTERN_EN,
        ja=PATTERN_JA,
        fallback=True,
    ),
    Kind(
        name="service-connect-failed",
        family="notice",
        daemons=ANY,
        shape="warning: connect to {name}: {reason:rest}",
        releases="1.1+",
        samples=(
            "warning: connect to 127.0.0.1:10023: Connection refused",
            "warning: connect to private/scache: Connection refused",
        ),
        en=SERVICE_EN,
        ja=SERVICE_JA,
        fallback=True,
    ),
    Kind(
        name="service-problem",
        family="notice",
        daemons=ANY,
        shape="warning: problem talking to {_:token} {name}: {reason:rest}",
        releases="1.1+",
        samples=(
            "warning: problem talking to service rewrite: Connection reset by peer",
            "warning: problem talking to server 127.0.0.1:10031: Application error",
        ),
        en=SERVICE_EN,
        ja=SERVICE_JA,
        fallback=True,
    ),
    Kind(
        name="service-problem",
        family="notice",
        daemons=ANY,
        shape="warning: malformed {_:token} data from {name} while reading {text:rest}",
        releases="1.1+",
        samples=("warning: malformed numerical data from private/anvil while reading input attribute data: x",),
        en=SERVICE_EN,
        ja=SERVICE_JA,
        fallback=True,
    ),
    Kind(
        name="service-problem",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦{queue_id}: ⟧read timeout on {name:rest}",
        releases="1.1+",
        samples=("warning: 009314BD9E: read timeout on cleanup socket",),
        en=SERVICE_EN,
        ja=SERVICE_JA,
        fallback=True,
    ),
    Kind(
        name="login-library-problem",
        family="notice",
        daemons=ANY,
        shape="warning: SASL authentication {_:token}: {reason:rest}",
        releases="2.x+",
        samples=(
            "warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: Permission denied",
            "warning: SASL authentication failure: cannot connect to saslauthd server: Permission denied",
        ),
        en=SASL_EN,
        ja=SASL_JA,
        fallback=True,
    ),
    Kind(
        name="host-unresolved",
        family="notice",
        daemons=ANY,
        shape="warning: host or service {name} not found: {reason:rest}",
        releases="2.2+",
        samples=("warning: host or service policy.example.jp:10031 not found: Name or service not known",),
        en="The address of a service named in the configuration cannot be found. Check its spelling and DNS.",
        ja="設定に書かれたサービスのアドレスが見つかりません。つづりとDNSを確認してください。",
        fallback=True,
    ),
    Kind(
        name="advice",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦to avoid this condition, ⟧⟦see ⟧⟦possible solution: ⟧http{value:rest}",
        releases="2.3+",
        samples=(
            "warning: see http://www.postfix.org/STRESS_README.html for examples of stress-dependent configuration settings",
        ),
        en=HINT_EN,
        ja=HINT_JA,
        fallback=True,
    ),
    Kind(
        name="advice",
        family="notice",
        daemons=ANY,
        shape="warning: to {text:rest}",
        releases="2.3+",
        samples=(
            "warning: to avoid this condition, increase the process count in master.cf or reduce the service time per client",
        ),
        en=HINT_EN,
        ja=HINT_JA,
        fallback=True,
    ),
    Kind(
        name="watchdog-timeout",
        family="notice",
        daemons=ANY,
        shape="fatal: watchdog timeout",
        releases="all",
        samples=("fatal: watchdog timeout",),
        en="A process hung for hours and was ended by Postfix itself; master starts another. Once is harmless, often points to a stuck disk or database.",
        ja="長時間応答しなかったプロセスをPostfix自身が終了させました。たびたび出るなら、ディスクやデータベースの停滞を疑ってください。",
        fallback=True,
    ),
    Kind(
        name="setting-invalid",
        family="notice",
        daemons=ANY,
        shape="fatal: ⟦config variable⟧⟦parameter⟧⟦bad parameter⟧ {name:cname}: {reason:rest}",
        releases="all",
        samples=("fatal: parameter inet_interfaces: no local interface found for 192.0.2.1",),
        en=SETTING_EN,
        ja=SETTING_JA,
        fallback=True,
    ),
    Kind(
        name="setting-invalid",
        family="notice",
        daemons=ANY,
        shape="fatal: bad {_:token} configuration: {name:cname} = {value:rest}",
        releases="all",
        samples=("fatal: bad boolean configuration: smtpd_use_tls = maybe",),
        en=SETTING_EN,
        ja=SETTING_JA,
        fallback=True,
    ),
    Kind(
        name="setting-invalid",
        family="notice",
        daemons=ANY,
        shape="fatal: unknown service: {name:rest}",
        releases="2.1+",
        samples=("fatal: unknown service: private/dovecot-lmtp/tcp",),
        en=SETTING_EN,
        ja=SETTING_JA,
        fallback=True,
    ),
    Kind(
        name="verbose-function",
        family="verbose",
        daemons=ANY,
        shape="{name:function}⟦[{_:int}]⟧:⟦ {text:rest}⟧",
        releases="all, verbose",
        samples=("attr_clnt_control: new request limit 100",),
        en=FUNCTION_EN,
        ja=FUNCTION_JA,
        fallback=True,
        verbose=True,
    ),
    Kind(
        name="verbose-function",
        family="verbose",
        daemons=ANY,
        shape="{name:function} ⟦ret⟧⟦count⟧⟦dane⟧⟦have_dane⟧={value:word}",
        releases="all, verbose",
        samples=("argv_attr_print ret=0",),
        en=FUNCTION_EN,
        ja=FUNCTION_JA,
        fallback=True,
        verbose=True,
    ),
    Kind(
        name="network-disabled",
        family="notice",
        daemons=ANY,
        shape="skipping {name:cname} setting - all network protocols are disabled",
        releases="2.9+",
        samples=("skipping inet_interfaces setting - all network protocols are disabled",),
        en="inet_protocols leaves no network protocol, so Postfix handles local mail only. Set it to ipv4 or all if that is not meant.",
        ja="inet_protocolsの設定で通信方式がすべて無効になっており、ローカルのメールしか扱えません。意図しない場合はallなどに直してください。",
        fallback=True,
    ),
    Kind(
        name="warning",
        family="notice",
        daemons=ANY,
        shape="warning: ⟦{queue_id}: ⟧{text:rest}",
        releases="all",
        samples=("warning: dictionary has changed", "warning: 46245242D87: unknown content encoding: 9bit"),
        en="A warning of Postfix that has no description of its own here. Mail goes on; read the text and look for lines by the same process around it.",
        ja="個別の説明がない警告です。メールの処理は続きます。文面と、同じプロセスの前後の行を確認してください。",
        fallback=True,
    ),
    Kind(
        name="error",
        family="notice",
        daemons=ANY,
        shape="error: ⟦{queue_id}: ⟧{text:rest}",
        releases="all",
        samples=("error: unsupported dictionary type: mysql",),
        en="An error: this program goes on but cannot do part of its work. The text names what failed; it needs attention.",
        ja="エラーです。プログラムは動き続けますが、一部の処理ができません。文面に示されたものを確認してください。",
        fallback=True,
    ),
    Kind(
        name="fatal",
        family="notice",
        daemons=ANY,
        shape="fatal: ⟦{queue_id}: ⟧{text:rest}",
        releases="all",
        samples=(
            "fatal: no SASL authentication mechanisms",
            'fatal: garbage after "]" in server description: [192.0.2.1]x',
        ),
        en="This program could not go on and ended; master starts it again after a minute, but until the cause is gone its service stands still.",
        ja="致命的エラーでプログラムが終了しました。自動で再起動されますが、原因を取り除くまでその機能は止まったままです。",
        fallback=True,
    ),
    Kind(
        name="panic",
        family="notice",
        daemons=ANY,
        shape="panic: ⟦{queue_id}: ⟧{text:rest}",
        releases="all",
        samples=("panic: myfree: corrupt or unallocated memory block",),
        en="Postfix found itself in a state that must not occur and stopped the process: a bug or bad memory. Report it with your version.",
        ja="あり得ない状態を見つけてプロセスが異常終了しました。不具合かメモリーの故障です。更新を確認し、続くなら開発元に報告してください。",
        fallback=True,
    ),
)
