"""What smtpd, qmqpd and cleanup say about settings and helpers that do not fit: rare lines that mostly need an administrator."""

from maillens.grammar.kind import Kind

SMTPD = ("smtpd",)


def _notice(
    name: str, shape: str, releases: str, samples: tuple[str, ...], en: str, ja: str, daemons: tuple[str, ...] = SMTPD
) -> Kind:
    return Kind(name, "notice", daemons, shape, releases, samples, en, ja)


IGNORED = (
    "A setting has no effect here, for the reason given. Correct main.cf, or the protection you expect is missing.",
    "設定が効いていません。理由は行にあるとおりです。期待した制限や暗号化が働いていない可能性があるため、main.cfを見直してください。",
)
TEMPLATE = (
    "The text with which mail from blocklisted clients is refused (default_rbl_reply, rbl_reply_maps) has an error in it.",
    "ブラックリスト（DNSBL）で拒否するときの文（default_rbl_reply、rbl_reply_maps）に誤りがあります。",
)
WONT_START = (
    "smtpd cannot work with this configuration: every connection fails and no mail comes in. Correct it.",
    "この設定ではsmtpdが動かず、接続のたびに失敗してメールを受け取れません。設定を直してください。",
)
SASL = (
    "The login library and Postfix do not fit together; logging in may fail. Check smtpd_sasl_type and the installed packages.",
    "Postfixと認証ライブラリーが合っておらず、SMTP認証に失敗することがあります。smtpd_sasl_typeと、"
    "入っているパッケージを確かめてください。",
)
MILTER_USERS = ("smtpd", "cleanup")

KINDS = (
    _notice(
        "setting-ignored",
        'warning: {name:cname} is ⟦requested, but "{value} = no"⟧⟦true, but SASL support is not compiled in⟧',
        "2.0+",
        (
            'warning: permit_tls_clientcerts is requested, but "smtpd_tls_ask_ccert = no"',
            "warning: smtpd_sasl_auth_enable is true, but SASL support is not compiled in",
        ),
        *IGNORED,
    ),
    _notice(
        "setting-ignored",
        "warning: ignoring non-empty {name:cname} setting behind postscreen",
        "2.10+",
        ("warning: ignoring non-empty smtpd_upstream_proxy_protocol setting behind postscreen",),
        *IGNORED,
    ),
    _notice(
        "setting-ignored",
        'warning: {name:cname}: unsupported TLS level "{value}", using "encrypt"',
        "2.3+",
        ('warning: smtpd_tls_security_level: unsupported TLS level "verify", using "encrypt"',),
        *IGNORED,
    ),
    _notice(
        "setting-ignored",
        "warning: ⟦Need a server cert to request client certs⟧⟦Can't require client certs unless TLS is required⟧"
        "⟦TLS has been selected, but TLS support is not compiled in⟧",
        "2.2+",
        (
            "warning: Need a server cert to request client certs",
            "warning: Can't require client certs unless TLS is required",
            "warning: TLS has been selected, but TLS support is not compiled in",
        ),
        *IGNORED,
    ),
    _notice(
        "setting-ignored",
        "warning: parameter {name:cname}: invalid request: {value:rest}",
        "2.2+",
        ("warning: parameter local_header_rewrite_clients: invalid request: permit_sasl",),
        *IGNORED,
    ),
    _notice(
        "queue-minfree-small",
        "warning: {name:cname}({count}) should be at least 1.5*{value:cname}({limit})",
        "2.1+",
        ("warning: queue_minfree(1000000) should be at least 1.5*message_size_limit(10240000)",),
        "queue_minfree is too small for one large mail, so the disk may fill up in the middle of it. Raise it.",
        "queue_minfreeが、大きなメール1通分に足りません。受信の途中でディスクがあふれるおそれがあるため、値を上げてください。",
    ),
    _notice(
        "setting-rejected",
        "fatal: bad configuration: {name:cname} = {value:rest}",
        "2.6+",
        ("fatal: bad configuration: unknown_address_tempfail_action = wait",),
        *WONT_START,
    ),
    _notice(
        "setting-rejected",
        "fatal: ⟦all network protocols are disabled ({name:cname} = {value})⟧⟦unexpected command-line argument: {text:rest}⟧",
        "2.2+",
        (
            "fatal: all network protocols are disabled (inet_protocols = )",
            "fatal: unexpected command-line argument: smtpd_tls_security_level=may",
        ),
        *WONT_START,
        daemons=("smtpd", "qmqpd", "cleanup"),
    ),
    _notice(
        "wrong-privileges",
        "error: incorrect ⟦SMTP⟧⟦QMQP⟧ server privileges: uid={uid} euid={_:int}",
        "2.7+",
        ("error: incorrect SMTP server privileges: uid=0 euid=0",),
        "smtpd was started as the wrong user, mostly because `unpriv` in master.cf was changed. It refuses to work.",
        "smtpdが誤った権限で起動されました。master.cfのunprivの欄を変えたためと考えられます。このままでは動きません。",
        daemons=("smtpd", "qmqpd"),
    ),
    _notice(
        "wrong-privileges",
        "fatal: the Postfix ⟦SMTP⟧⟦QMQP⟧ server must run with ${name:cname} privileges",
        "2.7+",
        ("fatal: the Postfix SMTP server must run with $mail_owner privileges",),
        "smtpd was started as the wrong user, mostly because `unpriv` in master.cf was changed. It refuses to work.",
        "smtpdが誤った権限で起動されました。master.cfのunprivの欄を変えたためと考えられます。このままでは動きません。",
        daemons=("smtpd", "qmqpd"),
    ),
    _notice(
        "cleanup-unreachable",
        "fatal: unable to connect to the {_:token} {name:token} service",
        "1.1+",
        ("fatal: unable to connect to the public cleanup service",),
        "cleanup could not be reached, so the mail was not taken; the sender tries again. Look why cleanup does not start.",
        "cleanupに接続できず、メールを受け取れませんでした。送信側は再送します。cleanupが動かない原因を前後の行で確かめてください。",
        daemons=("smtpd", "qmqpd", "pickup"),
    ),
    _notice(
        "haproxy-error",
        "fatal: ⟦missing⟧⟦bad⟧ {value} from proxy⟦: {text:rest}⟧",
        "2.10+",
        ("fatal: missing client address from proxy", "fatal: bad IPv4 client address syntax from proxy: x"),
        "The load balancer in front of Postfix gave a broken PROXY header. Check its configuration.",
        "Postfixの前にあるロードバランサーのPROXYヘッダーが壊れています。ロードバランサーの設定を確かめてください。",
    ),
    _notice(
        "haproxy-error",
        "fatal: unsupported {name:cname} value: {value:rest}",
        "2.10+",
        ("fatal: unsupported smtpd_upstream_proxy_protocol value: nginx",),
        *WONT_START,
    ),
    _notice(
        "dnsbl-reply-template-error",
        "warning: {_:cname}: bad rbl reply template for domain {domain}: {value:rest}",
        "2.0+",
        ("warning: rbl_reply_expand: bad rbl reply template for domain bl.example.org: 554 {x",),
        *TEMPLATE,
    ),
    _notice(
        "dnsbl-reply-template-error",
        "fatal: ⟦RBL reply error⟧⟦{_:cname}: bad default rbl reply template⟧: {value:rest}",
        "2.0+",
        ("fatal: RBL reply error: unbalanced (", "fatal: rbl_reply_expand: bad default rbl reply template: ${x"),
        *TEMPLATE,
    ),
    _notice(
        "unknown-macro",
        'warning: unknown macro name "{name}" in expansion request',
        "2.0+",
        ('warning: unknown macro name "rbl_wha" in expansion request',),
        "A template in the configuration uses a name in ${…} that does not exist; it is left empty.",
        "設定のひな型に、存在しない名前（${…}）があります。その部分は空になります。",
    ),
    _notice(
        "policy-reply-malformed",
        'warning: malformed UTF-8 in policy server {name} response: "{text}"',
        "3.0+",
        ('warning: malformed UTF-8 in policy server inet:127.0.0.1:10031 response: "550 caf?"',),
        "A policy server answered with bytes that are not UTF-8; the answer was not used. Correct the policy server.",
        "ポリシーサーバーの応答がUTF-8になっておらず、使いませんでした。ポリシーサーバー側を直してください。",
    ),
    _notice(
        "policy-reply-malformed",
        "warning: ⟦missing attribute {value} in input⟧⟦unexpected attribute {text}⟧ from {name:word}⟦ (expecting: {reason})⟧",
        "2.1+",
        (
            "warning: missing attribute action in input from 127.0.0.1:10031",
            "warning: unexpected attribute result from 127.0.0.1:10031 (expecting: action)",
        ),
        "A policy server answered in a form that Postfix does not understand. Correct the policy server.",
        "ポリシーサーバーの応答の形式が正しくありません。ポリシーサーバー側を直してください。",
    ),
    _notice(
        "verify-unavailable",
        "warning: ⟦verify service failure⟧⟦unknown address verification status {value:rest}⟧",
        "2.1+",
        ("warning: verify service failure", "warning: unknown address verification status 7"),
        "The address verification service did not answer, so the client was asked to try again.",
        "アドレスの実在を確かめるverifyサービスが応答せず、接続元には再送を求めました。",
    ),
    _notice(
        "access-undecided",
        "warning: don't know ⟦if EHLO feature {value} should be announced to⟧⟦if command {command} should be allowed from⟧"
        "⟦what EHLO features to announce to⟧ {client}",
        "2.9+",
        (
            "warning: don't know if EHLO feature DSN should be announced to mail.example.com[192.0.2.10]",
            "warning: don't know if command XCLIENT should be allowed from mail.example.com[192.0.2.10]",
            "warning: don't know what EHLO features to announce to mail.example.com[192.0.2.10]",
        ),
        "A table that decides what this client may use could not be read; it was treated with caution. Repair the table.",
        "接続元に何を許すかを決めるテーブルを参照できず、許可しないものとして扱いました。テーブルを直してください。",
    ),
    _notice(
        "flush-unavailable",
        'warning: ⟦unable to talk to fast flush service⟧⟦do not use ETRN in "sendmail -bs" mode⟧',
        "1.1+",
        ("warning: unable to talk to fast flush service", 'warning: do not use ETRN in "sendmail -bs" mode'),
        "A client asked to have the queue for a domain flushed (ETRN), which could not be done.",
        "ETRN（ドメイン宛てのキューをすぐ流す要求）を受けましたが、処理できませんでした。",
    ),
    _notice(
        "dns-reply-skipped",
        "warning: {_:cname}: skipping record type {value} for ⟦host⟧⟦query⟧ {name:token}⟦: {reason:rest}⟧",
        "2.0+",
        ("warning: permit_mx_backup: skipping record type MX for host example.com: Numerical result out of range",),
        "One DNS record was of no use and was left out.",
        "使えないDNSレコードがあり、読み飛ばしました。",
    ),
    _notice(
        "dns-reply-skipped",
        "warning: {_:cname}: {value:token} server address count limit ({limit}) exceeded for {text} -- ignoring the remainder",
        "3.7+",
        (
            "warning: check_server_access: MX server address count limit (100) exceeded for Sender address alice@example.com"
            " -- ignoring the remainder",
        ),
        "A domain lists an absurd number of mail servers; only the first are looked at.",
        "ドメインのメールサーバーが異常に多く、先頭の分だけを調べました。",
    ),
    _notice(
        "proxy-garbage",
        "warning: {name}: response longer than {limit}: {text:rest}",
        "2.1+",
        ("warning: 127.0.0.1:10024: response longer than 2048: 250 aaaaaaaaaaaaaaaaaaaaaaaaaa...",),
        "The before-queue filter answered with a line that is too long; the rest was cut off.",
        "キューに入れる前のフィルターの応答が長すぎるため、超えた分を切り捨てました。",
    ),
    _notice(
        "xforward-too-long",
        "warning: XFORWARD command payload {name:token}={value}... exceeds SMTP protocol limit",
        "2.10+",
        ("warning: XFORWARD command payload HELO=aaaaaaaaaa... exceeds SMTP protocol limit",),
        "What the client said is too long to be told to the before-queue filter and was left out there.",
        "接続元の名乗りなどが長すぎるため、キューに入れる前のフィルターには伝えませんでした。",
    ),
    _notice(
        "proxy-log-error",
        "warning: ⟦proxy⟧⟦remove before-queue filter⟧⟦seek before-queue filter⟧⟦truncate before-queue filter⟧ speed-adjust"
        " log{reason:rest}",
        "2.7+",
        (
            "warning: proxy speed-adjust log I/O error: No space left on device",
            "warning: seek before-queue filter speed-adjust log: Bad file descriptor",
        ),
        "The temporary file that holds a mail for the before-queue filter failed. Is the disk full?",
        "キューに入れる前のフィルターへ渡すメールの一時ファイルで失敗しました。ディスクの空きを確かめてください。",
    ),
    _notice(
        "milter-error",
        "warning: {_:cname}: attempt to send event {command} to milter {name} after error",
        "2.3+",
        ("warning: milter8_event: attempt to send event SMFIC_MAIL to milter inet:127.0.0.1:8891 after error",),
        "A milter that had failed was not asked any more in this session. Look at the milter's own log.",
        "一度失敗したmilterを、この通信ではもう使いませんでした。milterのログを確かめてください。",
        daemons=MILTER_USERS,
    ),
    _notice(
        "milter-error",
        "warning: cannot ⟦send milters to service {name}⟧⟦receive milters via service {transport} socket⟧",
        "2.3+",
        (
            "warning: cannot send milters to service public/cleanup socket",
            "warning: cannot receive milters via service cleanup socket",
        ),
        "smtpd could not hand its milters over to cleanup; the mail was put off.",
        "smtpdからcleanupへmilterを引き継げず、メールの受付を見合わせました。",
        daemons=MILTER_USERS,
    ),
    _notice(
        "sasl-setup-error",
        "warning: ⟦incorrect SASL library version⟧⟦unsupported SASL server implementation⟧⟦.⟧⟦:⟧ {text:rest}",
        "2.3+",
        (
            "warning: unsupported SASL server implementation: dovcot",
            "warning: incorrect SASL library version. Postfix was built with include files from version 2.1.27, but the run-time"
            " library version is 2.1.28",
        ),
        *SASL,
        daemons=("smtpd", "smtp", "lmtp"),
    ),
    _notice(
        "sasl-setup-error",
        "warning: ⟦{_:cname}: no applicable SASL mechanisms⟧⟦missing Dovecot server {command} {value:token} field⟧",
        "2.3+",
        (
            "warning: xsasl_cyrus_server_get_mechanism_list: no applicable SASL mechanisms",
            "warning: missing Dovecot server FAIL username field",
        ),
        *SASL,
    ),
    _notice(
        "sasl-plugin-missing",
        "⟦{queue_id}: ⟧unable to dlopen {name}: {reason:rest}",
        "as Cyrus SASL writes it",
        ("unable to dlopen /usr/lib/sasl2/libplain.so.2: failed to map segment from shared object",),
        *SASL,
        daemons=("smtpd", "smtp", "lmtp", "cleanup"),
    ),
    _notice(
        "table-empty-result",
        "warning: {name:cname} ⟦lookup of {value} returns an empty string result⟧⟦should return NO RESULT in case of NOT FOUND⟧",
        "2.1+",
        (
            "warning: virtual_alias_maps lookup of bob@example.jp returns an empty string result",
            "warning: virtual_alias_maps should return NO RESULT in case of NOT FOUND",
        ),
        "A table answers with an empty text instead of nothing; the mail is put off. Correct the query or the entry.",
        "テーブルが「該当なし」ではなく空の文字列を返し、メールの処理を見合わせました。検索の設定か項目を直してください。",
        daemons=("*",),
    ),
    _notice(
        "postmaster-notice-failed",
        "warning: postmaster notify: {reason:rest}",
        "1.1+",
        ("warning: postmaster notify: No space left on device",),
        "Postfix wanted to tell postmaster about a session that went wrong (notify_classes) and could not.",
        "異常のあった通信をpostmasterに知らせよう（notify_classes）としましたが、できませんでした。",
    ),
    _notice(
        "spurious-log-removed",
        "warning: {queue_id}: removed spurious {queue_name:token} log",
        "2.2+",
        ("warning: 3F2A1C0D5E: removed spurious bounce log",),
        "A leftover log of an older mail with the same queue id was removed. Nothing is wrong.",
        "同じキューIDだった古いメールの記録ファイルが残っていたため、消しました。問題ありません。",
        daemons=("cleanup",),
    ),
    _notice(
        "header-setting-invalid",
        'warning: bad {name:cname} header text "{value}" -- need {reason:rest}',
        "2.10+",
        ('warning: bad undisclosed_recipients_header header text "hidden" -- need "headername: headervalue"',),
        "A setting that should hold a header line does not; it is not used.",
        "ヘッダーの行を書くべき設定が、その形になっておらず、使われません。",
        daemons=("cleanup",),
    ),
    _notice(
        "check-action-error",
        "warning: the milter_header/body_checks prepend action is not implemented",
        "2.7+",
        ("warning: the milter_header/body_checks prepend action is not implemented",),
        "milter_header_checks has a PREPEND rule, which does not work there.",
        "milter_header_checksではPREPENDを使えません。",
        daemons=("cleanup",),
    ),
)
