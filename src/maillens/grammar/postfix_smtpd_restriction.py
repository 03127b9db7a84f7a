"""What smtpd says about its own restriction lists and access tables (smtpd_check.c): errors in the configuration."""

from maillens.grammar.kind import Kind

SMTPD = ("smtpd",)

ACCESS_TABLE = (
    "An access table has an entry that Postfix cannot use; it answers `Server configuration error` (451) or skips the"
    " entry. Correct the table.",
    "アクセステーブルにPostfixが解釈できない項目があります。一時エラー（451）を返すか、その項目を無視します。テーブルを直してください。",
)
SYNTAX = (
    "A restriction list in main.cf is not written as Postfix wants it. Correct it, or mail may be refused with 451.",
    "main.cfの制限リスト（smtpd_recipient_restrictionsなど）の書き方に誤りがあります。直さないと、メールを451で断り続けることがあります。",
)


def _warning(name: str, shape: str, releases: str, samples: tuple[str, ...], meaning: tuple[str, str]) -> Kind:
    return Kind(name, "notice", SMTPD, f"warning: {shape}", releases, tuple(f"warning: {s}" for s in samples), *meaning)


KINDS = (
    _warning(
        "restriction-returns-ok",
        "restriction {name} returns OK for {value:rest}",
        "2.1+",
        ("restriction check_sender_mx_access returns OK for example.com",),
        (
            "An access rule that looks at DNS data of the sender said OK. Postfix ignores that, because anybody could buy"
            " himself in with it; use DUNNO instead.",
            "送信側のDNSの内容を調べる制限がOKを返しました。悪用できてしまうため、Postfixは無視します。OKの代わりにDUNNOを使ってください。",
        ),
    ),
    _warning(
        "restriction-returns-ok",
        "⟦this is not allowed for security reasons⟧⟦use DUNNO instead of OK if you want to make an exception⟧",
        "2.1+",
        ("this is not allowed for security reasons", "use DUNNO instead of OK if you want to make an exception"),
        ("Advice that belongs to the warning before it.", "直前の警告への補足です。"),
    ),
    _warning(
        "unknown-restriction",
        'unknown smtpd restriction: "{name}"',
        "1.1+",
        ('unknown smtpd restriction: "reject_unknown_sender"',),
        (
            "A restriction list in main.cf contains a word that Postfix does not know: a typing error, or a rule of another"
            " release. Mail is refused with 451 until it is corrected.",
            "main.cfの制限リストに、Postfixの知らない語があります。つづりの間違いか、別の版の規則です。直すまでメールは451で断られます。",
        ),
    ),
    _warning(
        "restriction-ignored",
        "restriction `{name}' ⟦after `{value}' is ignored⟧⟦ignored: no SASL support⟧",
        "1.1+",
        (
            "restriction `reject_unauth_destination' after `permit' is ignored",
            "restriction `permit_sasl_authenticated' ignored: no SASL support",
        ),
        (
            "A rule has no effect: it stands behind one that always decides, or this Postfix has no SASL. Reorder the list.",
            "この規則は働いていません。必ず結論の出る規則のあとに置かれているか、PostfixがSASLに対応していません。順序を見直してください。",
        ),
    ),
    _warning(
        "restriction-syntax",
        "restriction {name} must be followed by {text:rest}",
        "2.1+",
        ("restriction check_policy_service must be followed by transport:server",),
        SYNTAX,
    ),
    _warning(
        "restriction-syntax",
        "restriction {name} requires domain name argument",
        "1.1+",
        ("restriction reject_rbl_client requires domain name argument",),
        SYNTAX,
    ),
    _warning(
        "restriction-syntax",
        'restriction {name}: bad argument "{value}": need maptype:mapname',
        "2.11+",
        ('restriction check_sender_access: bad argument "/etc/postfix/access": need maptype:mapname',),
        SYNTAX,
    ),
    _warning(
        "restriction-syntax",
        'specify one of ({text}) before ⟦{value} ⟧restriction "{name}"',
        "2.1+",
        (
            "specify one of (check_client_access, check_reverse_client_hostname_access, check_helo_access, check_sender_access,"
            ' check_recipient_access, check_etrn_access) before smtpd_recipient_restrictions restriction "hash:/etc/postfix/access"',
        ),
        SYNTAX,
    ),
    _warning(
        "restriction-syntax",
        "See earlier parsing error messages for '{value:rest}",
        "3.0+",
        ("See earlier parsing error messages for '{ hash:/etc/postfix/access",),
        SYNTAX,
    ),
    _warning(
        "restriction-deprecated",
        "restriction {name} is deprecated. {text:rest}",
        "2.0+",
        (
            "restriction permit_naked_ip_address is deprecated. Use permit_mynetworks or permit_sasl_authenticated instead",
        ),
        (
            "A rule in main.cf is outdated and will go away.",
            "main.cfの規則が古い書き方です。将来の版ではなくなります。",
        ),
    ),
    _warning(
        "restriction-deprecated",
        'support for restriction "{name}" will be removed from {text:rest}',
        "3.6+ and back-ported",
        (
            'support for restriction "check_relay_domains" will be removed from Postfix; use "reject_unauth_destination" instead',
        ),
        (
            "A rule in main.cf is outdated and will go away.",
            "main.cfの規則が古い書き方です。将来の版ではなくなります。",
        ),
    ),
    _warning(
        "access-table-error",
        "access table {name} entry {text:rest}",
        "1.1+",
        (
            'access table hash:/etc/postfix/access entry "alice@example.com" has FILTER entry without value',
            'access table hash:/etc/postfix/access entry "example.com" requires user@domain target',
        ),
        ACCESS_TABLE,
    ),
    _warning(
        "access-table-error",
        "access table {name}: {text:rest}",
        "2.1+",
        ("access table hash:/etc/postfix/access: with smtpd_proxy_filter specified, action FILTER is unavailable",),
        ACCESS_TABLE,
    ),
    _warning(
        "access-table-error",
        "access table {name} has entry with lookup table: {value:rest}",
        "1.1+",
        (
            "access table hash:/etc/postfix/access has entry with lookup table: check_sender_access hash:/etc/postfix/more",
        ),
        ACCESS_TABLE,
    ),
    _warning(
        "access-table-error",
        "⟦do not specify lookup tables inside SMTPD access maps⟧⟦define a restriction class and specify its name instead.⟧",
        "1.1+",
        (
            "do not specify lookup tables inside SMTPD access maps",
            "define a restriction class and specify its name instead.",
        ),
        ("Advice that belongs to the warning before it.", "直前の警告への補足です。"),
    ),
    _warning(
        "reply-code-error",
        "⟦SMTP reply code⟧⟦DSN detail code⟧⟦rbl response code⟧ configuration error: {text:rest}",
        "2.0+; DSN 2.3+",
        (
            "SMTP reply code configuration error: 250 2.1.5 <bob@example.jp>: Recipient address rejected",
            "DSN detail code configuration error: 550 2.1.5 <bob@example.jp>: Recipient address rejected",
            "rbl response code configuration error: 250 Service unavailable",
        ),
        (
            "A setting gives a refusal a code that means success; Postfix uses another code instead. Correct the setting.",
            "拒否するはずの応答に、成功を表すコードが設定されています。Postfixは別のコードに置き換えます。設定を直してください。",
        ),
    ),
    Kind(
        name="no-relay-restriction",
        family="notice",
        daemons=SMTPD,
        shape="fatal: in parameter {name}, specify at least one working instance of: {text:rest}",
        releases="1.1+",
        samples=(
            "fatal: in parameter smtpd_relay_restrictions or smtpd_recipient_restrictions, specify at least one working instance of:"
            " reject_unauth_destination, defer_unauth_destination, reject, defer, defer_if_permit or check_relay_domains",
        ),
        en="The restriction lists would make this server an open relay, so smtpd refuses to work and no mail comes in. Add"
        " reject_unauth_destination.",
        ja="このままでは誰でも中継に使えてしまう設定のため、smtpdが動作を拒んでいます。メールを受け取れません。"
        "reject_unauth_destinationを加えてください。",
    ),
    Kind(
        name="restriction-class-error",
        family="notice",
        daemons=SMTPD,
        shape="fatal: restriction class `{name}' needs a definition",
        releases="1.1+",
        samples=("fatal: restriction class `from_partners' needs a definition",),
        en="smtpd_restriction_classes names a class that main.cf does not define; smtpd refuses to work until it is there.",
        ja="smtpd_restriction_classesにある名前の定義がmain.cfにありません。定義するまでsmtpdは動きません。",
    ),
    Kind(
        name="policy-service-syntax",
        family="notice",
        daemons=SMTPD,
        shape="fatal: ⟦policy service syntax error⟧⟦empty policy service⟧: {text:rest}",
        releases="3.0+",
        samples=("fatal: policy service syntax error: missing '}' in \"{ inet:127.0.0.1:10023\"",),
        en="check_policy_service in main.cf is not written correctly; smtpd refuses to work until it is.",
        ja="main.cfのcheck_policy_serviceの書き方に誤りがあり、smtpdが動きません。",
    ),
)
