"""SPF policy services of Postfix: policyd-spf (Python) and policy-spf (Perl)."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(
    name="policydspf", tags=("policyd-spf", "policy-spf"), daemons=("policyd-spf", "policy-spf"), queue_ids=True
)

PYTHON = ("policyd-spf",)
PERL = ("policy-spf",)
ID = "⟦{queue_id}: ⟧⟦: ⟧⟦: ⟧"
"""Before a queue file exists the id is empty and leaves its colon behind."""

VERDICT_EN = "SPF: whether the client may send for the sender's domain. Pass is genuine, Fail most likely forged, None means no SPF record."
VERDICT_JA = "SPFの判定です。Passは正当、Failは偽装の疑いが強く、Noneは相手がSPFを公開していません。"
REJECT_EN = "The mail was refused: the sender's domain says that this client may not send for it."
REJECT_JA = "差出人ドメインが許可していないサーバーからの送信のため、受信を拒否しました。"
SKIP_EN = "SPF was not checked, because the client is local or exempt. Normal."
SKIP_JA = "ローカルまたは対象外の接続元のため、SPFを検査しませんでした。通常の動作です。"
TROUBLE_EN = "The SPF check could not be made with what Postfix passed on."
TROUBLE_JA = "Postfixから渡された情報ではSPFを検査できませんでした。"

KINDS = (
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PYTHON,
        shape=(
            ID + "⟦p⟧⟦P⟧repend Received-SPF: {verdict:token} ⟦({reason}) ⟧identity={_:name} client-ip={client_address};"
            " helo={helo}; envelope-from={sender}; receiver={domain}⟦;{_}⟧"
        ),
        releases="1.1+",
        samples=(
            ": prepend Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=203.0.113.10; helo=mail.friend.test;"
            " envelope-from=x@friend.test; receiver=lab.test",
            "4D1A5C3F21: prepend Received-SPF: None (no SPF record) identity=helo; client-ip=2001:db8::25; helo=mx.example.com;"
            " envelope-from=bob@example.com; receiver=<UNKNOWN>",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PYTHON,
        shape=ID + "⟦p⟧⟦P⟧repend Authentication-Results: {_}spf={verdict:token} {text:rest}",
        releases="2.0+",
        samples=(
            ": prepend Authentication-Results: mx.example.jp; spf=pass (sender SPF authorized) smtp.mailfrom=example.com",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PYTHON,
        shape=ID + "⟦p⟧⟦P⟧repend Received-SPF: {verdict:token}{text:rest}",
        releases="all",
        samples=("prepend Received-SPF: Softfail (mailfrom; no details)",),
        en=VERDICT_EN,
        ja=VERDICT_JA,
        fallback=True,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PYTHON,
        shape=(
            ID + "⟦Action: {_} Text: {_} Reject action: ⟧{reply_code} {dsn:dotted} Message rejected due to: {reason}."
            " Please see {_}?s={_};id={sender};ip={client_address};r={domain}"
        ),
        releases="1.1+",
        samples=(
            ": 550 5.7.23 Message rejected due to: SPF fail - not authorized. Please see"
            " http://www.openspf.net/Why?s=mfrom;id=x@friend.test;ip=198.51.100.90;r=lab.test",
        ),
        en=REJECT_EN,
        ja=REJECT_JA,
        constants=(("verdict", "Fail"), ("action", "reject")),
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PYTHON,
        shape=ID + "{reply_code} {dsn:dotted} Message {action:token} {reason:rest}",
        releases="1.1+",
        samples=(
            "451 4.4.3 Message temporarily deferred due to: SPF temperror - DNS timeout",
            "550 5.7.24 Message rejected due to: SPF permanent error",
        ),
        en="The mail was refused or put off because of its SPF result; the reason follows.",
        ja="SPFの結果により、受信を拒否または延期しました（理由は末尾）。",
        fallback=True,
    ),
    Kind(
        name="spf-skipped",
        family="filter",
        daemons=PYTHON,
        shape=ID + "⟦p⟧⟦P⟧repend X-Comment: {reason}⟦ - client-ip={client_address}; {text}⟧",
        releases="1.1+",
        samples=(
            ": prepend X-Comment: SPF check N/A for local connections - client-ip=127.0.0.1; helo=localhost; envelope-from=bob@example.jp",
        ),
        en=SKIP_EN,
        ja=SKIP_JA,
    ),
    Kind(
        name="spf-details",
        family="notice",
        daemons=PYTHON,
        shape="spfcheck: {text:rest}",
        releases="all, with debugLevel",
        samples=("""spfcheck: pyspf result: "['Pass', 'sender SPF authorized', 'mailfrom']\"""",),
        en="Details of the check, as debugLevel asks for.",
        ja="SPF検査の詳細です（debugLevelの設定による）。",
        verbose=True,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PERL,
        shape=ID
        + 'Policy action=PREPEND Received-SPF: {verdict:token} ({reason}) receiver={domain}⟦;⟧ identity={_}⟦; envelope-from="{sender}"⟧; helo={helo}; client-ip={client_address}',
        releases="2.0+",
        samples=(
            "Policy action=PREPEND Received-SPF: pass (example.com: 192.0.2.25 is authorized to use 'bob@example.com') receiver=mx.example.jp;"
            ' identity=mailfrom; envelope-from="bob@example.com"; helo=mx.example.com; client-ip=192.0.2.25',
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PERL,
        shape=ID + "Policy action=PREPEND Received-SPF: {verdict:token} ({reason}) receiver={text:rest}",
        releases="2.0+",
        samples=(
            "Policy action=PREPEND Received-SPF: none (example.com: No applicable sender policy available) receiver=mx1",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
        fallback=True,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PERL,
        shape=ID + "Policy action={action:token}⟦ {text}⟧",
        releases="2.0+",
        samples=(
            "Policy action=DUNNO",
            "Policy action=550 Please see http://www.openspf.org/Why?s=mfrom&id=bob%40example.com",
        ),
        en="What the SPF service told Postfix to do: DUNNO is no objection, 550 refuses the mail.",
        ja="SPFサービスがPostfixに返した指示です。DUNNOは異議なし、550は受信拒否です。",
        fallback=True,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PERL,
        shape=ID + "SPF {verdict:token} ({reason}): Envelope-from: {sender}",
        releases="2.0+",
        samples=("SPF pass (Mechanism 'ip4:192.0.2.0/24' matched): Envelope-from: bob@example.com",),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PERL,
        shape=ID + "SPF {verdict:token} ({reason}): HELO/EHLO⟦ (Null Sender)⟧: {helo}",
        releases="2.0+",
        samples=(
            "SPF fail (Mechanism '-all' matched): HELO/EHLO: mx.example.com",
            "SPF none (No policy): HELO/EHLO (Null Sender): mx.example.com",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=PERL,
        shape=ID + "SPF {verdict:token}: smtp_comment={reason}, header_comment={text:rest}",
        releases="1.x",
        samples=(
            ": SPF none: smtp_comment=SPF: domain of sender bob@example.com does not designate mailers, header_comment=mx.example.jp: none",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="spf-skipped",
        family="filter",
        daemons=PERL,
        shape=ID + "SPF not applicable to {reason:rest}",
        releases="2.0+",
        samples=("SPF not applicable to localhost connection - skipped check",),
        en=SKIP_EN,
        ja=SKIP_JA,
    ),
    Kind(
        name="spf-trouble",
        family="notice",
        daemons=PERL,
        shape=ID + "{name} check failed - {reason:rest}",
        releases="2.0+",
        samples=("HELO check failed - Mail::SPF->new(, , ) failed: Missing required 'identity' option",),
        en=TROUBLE_EN,
        ja=TROUBLE_JA,
    ),
    Kind(
        name="spf-trouble",
        family="notice",
        daemons=("policyd-spf", "policy-spf"),
        shape="ignoring garbage: {text:rest}",
        releases="all",
        samples=("ignoring garbage: # No SPF",),
        en=TROUBLE_EN,
        ja=TROUBLE_JA,
    ),
    Kind(
        name="spf-details",
        family="notice",
        daemons=PERL,
        shape="testing: {text:rest}",
        releases="1.x",
        samples=("testing: stripped sender=bob@example.com, stripped rcpt=alice@example.jp",),
        en="Details of the check, for debugging.",
        ja="SPF検査の詳細です（デバッグ用）。",
        verbose=True,
    ),
)
