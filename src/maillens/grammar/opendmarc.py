"""opendmarc: checks the From domain of incoming mail against its DMARC policy."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(name="opendmarc", tags=("opendmarc",), daemons=("opendmarc",), queue_ids=True)

SELF = ("opendmarc",)

HEADER_EN = "The From header is missing, doubled or malformed, so DMARC could not be checked. Usual in spam."
HEADER_JA = (
    "Fromヘッダーがない、重複している、または形式が誤っており、DMARCを判定できません。迷惑メールによくあります。"
)

KINDS = (
    Kind(
        name="dmarc-verdict",
        family="filter",
        daemons=SELF,
        shape="{queue_id}: {domain:name} {verdict:token}",
        releases="1.0+",
        samples=("10621242E72: friend.test pass", "E2530242E63: lab.test none", "E2530242E63: example.com fail"),
        en="DMARC of the domain in From: pass (genuine), fail (SPF and DKIM both disagree), none (the domain publishes no policy).",
        ja="差出人（From）ドメインのDMARC判定です。passは正当、failはSPFもDKIMも不一致、noneは相手がDMARCを公開していません。",
    ),
    Kind(
        name="spf-verdict",
        family="filter",
        daemons=SELF,
        shape="{queue_id}: SPF({name:token}): {domain:name} {verdict:token}",
        releases="1.3+",
        samples=("E2530242E63: SPF(mailfrom): lab.test fail", "E2530242E63: SPF(helo): mx.example.com none"),
        en="SPF: whether the client may send for the domain of the envelope sender (or HELO).",
        ja="SPFの判定です。接続元がそのドメインのメールを送ってよいサーバーかを示します。",
    ),
    Kind(
        name="opendmarc-ignored-results",
        family="notice",
        daemons=SELF,
        shape="⟦{queue_id}: ⟧ignoring Authentication-Results at {count} from {domain:rest}",
        releases="1.0+",
        samples=("10621242E72: ignoring Authentication-Results at 1 from mx.example.com",),
        en="The mail brought somebody else's check results along; opendmarc believes only its own servers'. Normal.",
        ja="他サーバーの認証結果ヘッダーは信用せず無視しました。通常の動作です。",
    ),
    Kind(
        name="opendmarc-ignored-client",
        family="notice",
        daemons=SELF,
        shape="ignoring connection from {client_name:rest}",
        releases="1.0+",
        samples=("ignoring connection from localhost.localdomain",),
        en="The client is on the list of those not to be checked (IgnoreHosts).",
        ja="判定の対象外（IgnoreHosts）の接続元です。",
    ),
    Kind(
        name="opendmarc-bad-header",
        family="filter",
        daemons=SELF,
        shape="{queue_id}: unable to parse From header field⟦ {text}⟧",
        releases="1.0+",
        samples=("10621242E72: unable to parse From header field 'bob at example.com'",),
        en=HEADER_EN,
        ja=HEADER_JA,
    ),
    Kind(
        name="opendmarc-bad-header",
        family="filter",
        daemons=SELF,
        shape="{queue_id}: RFC5322 requirement error: {reason:rest}",
        releases="1.0+",
        samples=("10621242E72: RFC5322 requirement error: not exactly one From field",),
        en=HEADER_EN,
        ja=HEADER_JA,
    ),
    Kind(
        name="opendmarc-trouble",
        family="notice",
        daemons=SELF,
        shape="⟦{queue_id}: ⟧opendmarc_{name:token}({domain}) returned status {exit_status}",
        releases="1.0+",
        samples=("10621242E72: opendmarc_policy_query_dmarc(example.com) returned status 7",),
        en="The DMARC policy of a domain could not be fetched from the DNS.",
        ja="相手ドメインのDMARCポリシーをDNSから取得できませんでした。",
    ),
    Kind(
        name="opendmarc-started",
        family="notice",
        daemons=SELF,
        shape="OpenDMARC Filter⟦ v{version:name}⟧⟦:⟧ {text:rest}",
        releases="1.0+",
        samples=(
            "OpenDMARC Filter v1.4.2 starting (args: -f -c /etc/opendmarc.conf)",
            "OpenDMARC Filter v1.4.2 terminating with status 0, errno = 0",
        ),
        en="opendmarc started or stopped.",
        ja="opendmarcが起動または停止しました。",
    ),
    Kind(
        name="opendmarc-started",
        family="notice",
        daemons=SELF,
        shape="additional trusted authentication services: {text:rest}",
        releases="1.0+",
        samples=("additional trusted authentication services: mail.lab.test",),
        en="The servers whose check results opendmarc believes.",
        ja="認証結果を信用するサーバーの一覧です。",
    ),
    Kind(
        name="opendmarc-started",
        family="notice",
        daemons=SELF,
        shape="implicit authentication service: {text:rest}",
        releases="1.0+",
        samples=("implicit authentication service: mail.example.jp",),
        en="The name under which opendmarc looks for check results of this server.",
        ja="このサーバー自身の認証結果とみなす名前です。",
    ),
)
