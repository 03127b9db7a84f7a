"""Codes that one provider made for itself -> what it means by them, and what it asks for.

Sources are the pages that the providers keep for those who run servers: support.google.com/a/answer/3726730,
learn.microsoft.com (non-delivery reports in Exchange Online), postmaster.live.com,
senders.yahooinc.com/smtp-error-codes, support.apple.com/HT204137, postmaster.t-online.de. A code of RFC 3463 counts
only in the words of its provider, as the registry may mean something else by it (5.7.27).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

GOOGLE, MICROSOFT, YAHOO, APPLE = "google", "microsoft", "yahoo", "apple"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderCode:
    """One code of one provider.

    Args:
        provider: Name in `providers.PROVIDERS`.
        code: As people search for it.
        sign: Regular expression that finds it in a reply.
        anywhere: No other provider writes such a code, so that it tells who wrote it.
        sample: A reply with it; names and addresses are examples.
        cause: Name of the cause in `CAUSES` that the sample has.
        en, ja: What it means, in one sentence.
        do_en, do_ja: What the provider asks for.
    """

    provider: str
    code: str
    sign: str
    sample: str
    cause: str
    en: str
    ja: str
    do_en: str
    do_ja: str
    anywhere: bool = True
    pattern: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(self.sign))

    def meaning(self, language: str) -> str:
        """What it means, in `en` or `ja`."""
        return self.ja if language == "ja" else self.en

    def advice(self, language: str) -> str:
        """What the provider asks for, in `en` or `ja`."""
        return self.do_ja if language == "ja" else self.do_en


@lru_cache(maxsize=10_000)
def code_in(reply: str, provider: str = "") -> ProviderCode | None:
    """The provider's code in REPLY; None where there is none that is known.

    Args:
        provider: Who gave the reply, by its name in `providers.PROVIDERS`; empty where that is not known.
    """
    for one in PROVIDER_CODES:
        if (one.provider == provider or (one.anywhere and not provider)) and one.pattern.search(reply):
            return one
    return None


def _google(code: str, sample: str, cause: str, en: str, ja: str, do_en: str, do_ja: str) -> ProviderCode:
    """A code of Google, which gives the same detail as a temporary (4) and as a permanent failure (5)."""
    return ProviderCode(
        provider=GOOGLE, code=code, sign=rf"\b[45]\.{re.escape(code[2:])}\b(?=.*(?:gsmtp|[Gg]oogle|[Gg]mail))",
        sample=sample, cause=cause, en=en, ja=ja, do_en=do_en, do_ja=do_ja,
    )  # fmt: skip


PROVIDER_CODES: tuple[ProviderCode, ...] = (
    _google(
        "4.7.28",
        "421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address. 421 "
        "4.7.28 see https://support.google.com/mail/?p=UnsolicitedRateLimitError a1-20020 - gsmtp",
        "rate-limited",
        "Google gets more unwanted mail from this address, network or domain than usual, and slows it down.",
        "Googleが、このサーバー（またはドメイン）からの迷惑メールが普段より多いと判断し、受け取りを制限しています。",
        "Find and stop what sends it (`maillens security`), send more slowly, and watch the spam rate in Google "
        "Postmaster Tools (https://postmaster.google.com): Google asks for less than 0.1 %, never 0.3 %.",
        "送信元のアカウントや機器を突き止めて止め（`maillens security`）、送信をゆるめてください。迷惑メール率はGoogle "
        "Postmaster Tools"
        "（https://postmaster.google.com）で確かめられます。Googleの求める値は0.1%未満で、0.3%は超えられません。",
    ),
    _google(
        "5.7.26",
        "550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to "
        "authenticate with either SPF or DKIM. 550-5.7.26 DKIM = did not pass 550 5.7.26 - gsmtp",
        "sender-not-trusted",
        "To Google the mail is from nobody: neither SPF nor DKIM passed, or the sender's DMARC policy forbids it.",
        "SPFもDKIMも認証に通らないか、差出人ドメインのDMARCポリシーにより、Googleが受け取りませんでした。",
        "Put this server into the SPF record of the sender's domain, sign with DKIM, and see that the domain in "
        "`From:` is theirs. Forwarded mail needs SRS or ARC.",
        "差出人ドメインのSPFレコードにこのサーバーを加え、DKIM署名を付け、`From:`のドメインと一致させてください。"
        "転送メールにはSRSやARCが必要です。",
    ),
    _google(
        "5.7.27",
        "550-5.7.27 Your email has been blocked because SPF authentication did not pass for this message - gsmtp",
        "sender-not-trusted",
        "SPF did not pass, which Google asks of everybody who sends much.",
        "SPF認証に通りませんでした。Googleは大量に送る送信者にSPFを求めています。",
        "Put the address of this server into the SPF record of the sender's domain.",
        "差出人ドメインのSPFレコードに、このサーバーのアドレスを加えてください。",
    ),
    _google(
        "5.7.30",
        "550-5.7.30 Your email has been blocked because DKIM authentication did not pass for this message - gsmtp",
        "sender-not-trusted",
        "DKIM did not pass, which Google asks of everybody who sends much.",
        "DKIM認証に通りませんでした。Googleは大量に送る送信者にDKIMを求めています。",
        "Sign what goes out (opendkim, rspamd) with a key of 1024 bits at least, and check the record: "
        "`opendkim-testkey`.",
        "送信メールにDKIM署名（1024ビット以上の鍵）を付け、公開鍵のレコードを確かめてください（`opendkim-testkey`）。",
    ),
    _google(
        "5.7.25",
        "550-5.7.25 The IP address sending this message does not have a PTR record setup, or the corresponding forward "
        "DNS entry does not match the sending IP. - gsmtp",
        "sender-not-trusted",
        "The address of this server has no name (PTR), or the name does not lead back to the address.",
        "このサーバーのIPアドレスに逆引き（PTR）がないか、その名前の正引きが一致しません。",
        "Have whoever gives you the address set its reverse name, IPv6 too, and an A or AAAA record that leads back.",
        "IPアドレスの提供元に逆引きを設定してもらい、その名前のA・AAAAレコードも合わせてください（IPv6も同じです）。",
    ),
    _google(
        "4.7.23",
        "421-4.7.23 Your email has been rate limited because the sending IP address does not have a PTR record - gsmtp",
        "rate-limited",
        "The address of this server has no name (PTR), or the name does not lead back to the address.",
        "このサーバーのIPアドレスに逆引き（PTR）がないか、その名前の正引きが一致しません。",
        "Have whoever gives you the address set its reverse name, IPv6 too, and an A or AAAA record that leads back.",
        "IPアドレスの提供元に逆引きを設定してもらい、その名前のA・AAAAレコードも合わせてください（IPv6も同じです）。",
    ),
    _google(
        "4.7.29",
        "421-4.7.29 Your email has been rate limited because this message wasn't sent over a TLS connection - gsmtp",
        "rate-limited",
        "The mail came without TLS, which Google asks of everybody who sends much.",
        "暗号化（TLS）せずに送ったためです。Googleは大量に送る送信者にTLSを求めています。",
        "Set `smtp_tls_security_level = may` (postconf(5)).",
        "`smtp_tls_security_level = may`を設定してください（postconf(5)）。",
    ),
    _google(
        "4.7.32",
        "421-4.7.32 Your email has been rate limited because the From: header (RFC5322) in this message isn't aligned "
        "with either the authenticated SPF or DKIM organizational domain - gsmtp",
        "rate-limited",
        "The domain in `From:` is neither that of SPF nor that of DKIM (DMARC alignment).",
        "`From:`のドメインが、SPFのドメインともDKIMのドメインとも一致しません（DMARCのアラインメント）。",
        "Sign with the domain that stands in `From:`, or send with it as the envelope sender.",
        "`From:`のドメインでDKIM署名するか、エンベロープの差出人を同じドメインにしてください。",
    ),
    _google(
        "5.7.40",
        "550-5.7.40 Your email has been blocked because the sending domain does not have a DMARC record, or the DMARC "
        "record does not specify a DMARC policy - gsmtp",
        "sender-not-trusted",
        "The sender's domain has no DMARC record, which Google asks of everybody who sends much.",
        "差出人ドメインにDMARCレコードがありません。Googleは大量に送る送信者にDMARCを求めています。",
        "Publish one: `_dmarc.DOMAIN TXT \"v=DMARC1; p=none; rua=mailto:…\"`.",
        "レコードを公開してください: `_dmarc.ドメイン TXT \"v=DMARC1; p=none; rua=mailto:…\"`",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="S3140",
        sign=r"\bS31[45]0\b",
        sample="550 5.7.1 Unfortunately, messages from [192.0.2.9] weren't sent. Please contact your Internet service "
        "provider since part of their network is on our block list (S3140).",
        cause="blocklisted",
        en="Outlook.com has this address, or the network around it, on its own block list (S3140, S3150).",
        ja="Outlook.com独自のブラックリストに、このサーバーかその周辺のネットワークが載っています（S3140、S3150）。",
        do_en="Ask for delisting at https://olcsupport.office.com/ and join SNDS and JMRP "
        "(https://sendersupport.olc.protection.outlook.com/snds/); no other blocklist check will help.",
        do_ja="https://olcsupport.office.com/ で解除を申請し、SNDSとJMRP"
        "（https://sendersupport.olc.protection.outlook.com/snds/）に登録してください。"
        "他のブラックリストを調べても解決しません。",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="S77719",
        sign=r"\bS775\b|\bS77719\b|\b4\.7\.650\b|\(RP-00[123]\)",
        sample="451 4.7.650 The mail server [192.0.2.9] has been temporarily rate limited due to IP reputation. For "
        "e-mail delivery information, see https://postmaster.live.com (S775)",
        cause="rate-limited",
        en="Outlook.com does not know this address well enough yet, or has had complaints, and takes little from it "
        "(4.7.650).",
        ja="このサーバーの実績が足りないか苦情があり、Outlook.comが受け取る量を制限しています（4.7.650）。",
        do_en="Send slowly and steadily, a little more each day; watch complaints in SNDS and JMRP "
        "(https://sendersupport.olc.protection.outlook.com/snds/).",
        do_ja="送信量を少しずつ増やしてください。苦情はSNDSとJMRP"
        "（https://sendersupport.olc.protection.outlook.com/snds/）で確かめられます。",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="5.7.606",
        sign=r"\b5\.7\.6(?:0[6-9]|[1-4]\d)\b.*[Bb]anned sending IP",
        sample="550 5.7.606 Access denied, banned sending IP [192.0.2.9]. To request removal from this list please "
        "visit https://sender.office.com/ and follow the directions.",
        cause="blocklisted",
        en="Microsoft 365 has this address on its list of banned senders (5.7.606 to 5.7.649).",
        ja="Microsoft 365の送信禁止リストに、このサーバーのアドレスが載っています（5.7.606～5.7.649）。",
        do_en="Ask for removal at https://sender.office.com/; it takes a day at most.",
        do_ja="https://sender.office.com/ で解除を申請してください（反映まで1日ほどかかります）。",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="5.7.511",
        sign=r"\b5\.7\.511\b",
        sample="550 5.7.511 Access denied, banned sender [192.0.2.9]. To request removal from this list, forward this "
        "message to delist@messaging.microsoft.com.",
        cause="blocklisted",
        en="Microsoft 365 has banned this sender after an inquiry (5.7.511): the portal does not lift this.",
        ja="Microsoft 365が調査のうえで送信を禁止しています（5.7.511）。解除ポータルでは解除できません。",
        do_en="Forward the notice to delist@messaging.microsoft.com.",
        do_ja="届いた不達通知をdelist@messaging.microsoft.comに転送してください。",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="5.7.515",
        sign=r"\b5\.7\.515\b",
        sample="550 5.7.515 Access denied, sending domain example.jp doesn't meet the required authentication level. "
        "The sender's domain in the 5322.From address doesn't pass SPF, DKIM or DMARC.",
        cause="sender-not-trusted",
        en="Outlook.com wants SPF, DKIM and DMARC of domains that send more than 5,000 mails a day.",
        ja="Outlook.comは、1日5,000通を超えて送るドメインにSPF・DKIM・DMARCを求めています。",
        do_en="Make SPF and DKIM pass, publish a DMARC record (`p=none` is enough), and align one of them with "
        "`From:`.",
        do_ja="SPFとDKIMの両方に通るようにし、DMARCレコードを公開し（`p=none`で足ります）、"
        "`From:`のドメインと一致させてください。",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="5.7.509",
        sign=r"\b5\.7\.509\b",
        sample="550 5.7.509 Access denied, sending domain example.jp does not pass DMARC verification and has a DMARC "
        "policy of reject.",
        cause="sender-not-trusted",
        en="The sender's own DMARC policy is `reject`, and this mail did not pass.",
        ja="差出人ドメインのDMARCポリシーが`reject`で、このメールは認証に通りませんでした。",
        do_en="Send mail of this domain through the servers that its SPF names, or sign it; forwarded mail needs ARC.",
        do_ja="そのドメインのSPFにあるサーバーから送るか、DKIM署名を付けてください。転送メールにはARCが必要です。",
    ),
    ProviderCode(
        provider=MICROSOFT,
        code="4.7.500",
        sign=r"\b4\.7\.(?:5\d\d|6[0-4]\d)\b",
        sample="451 4.7.500 Server busy. Please try again later from [192.0.2.9]. (AS77712)",
        cause="server-error",
        en="Microsoft 365 looks at this address more closely for a while, as it is new or sends more than before.",
        ja="このサーバーが新しいか送信量が急に増えたため、Microsoft 365がしばらく様子を見ています。",
        do_en="Nothing for an hour or two: Postfix tries again. If it lasts, send more slowly.",
        do_ja="1～2時間は対応不要です（Postfixが再送します）。続くようなら、送信をゆるめてください。",
        anywhere=False,
    ),
    ProviderCode(
        provider=YAHOO,
        code="TSS04",
        sign=r"\[(?:TSS04|TSS05|TSS07|TS01|TS02)\]",
        sample="421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to unexpected volume or user "
        "complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes",
        cause="rate-limited",
        en="Yahoo takes a break from this address: too much mail at once, or complaints of its users.",
        ja="送信量が急に増えたか利用者からの苦情があり、Yahooがこのサーバーからの受け取りを一時止めています。",
        do_en="Send more slowly and stop what people complain about; join the Complaint Feedback Loop at "
        "https://senders.yahooinc.com/.",
        do_ja="送信をゆるめ、苦情の原因を止めてください。苦情の通知"
        "（CFL）はhttps://senders.yahooinc.com/で登録できます。",
    ),
    ProviderCode(
        provider=YAHOO,
        code="TSS09",
        sign=r"\[(?:TSS09|TSS11|TS03)\]",
        sample="553 5.7.1 [TSS09] All messages from 192.0.2.9 will be permanently deferred; Retrying will NOT succeed. "
        "Rate limit. See https://postmaster.yahooinc.com/error-codes",
        cause="rate-limited",
        en="Yahoo takes nothing from this address for the time being; trying again makes it worse.",
        ja="Yahooが、このサーバーからの受け取りを当面すべて止めています。再送を続けると逆効果です。",
        do_en="Hold the mail (`maillens queue hold --domain yahoo.com`), stop what people complain about, then ask at "
        "https://senders.yahooinc.com/contact/.",
        do_ja="再送を止め（`maillens queue hold --domain yahoo.com`）、苦情の原因をなくしてから、"
        "https://senders.yahooinc.com/contact/ に連絡してください。",
    ),
    ProviderCode(
        provider=YAHOO,
        code="BL21",
        sign=r"\[BL\d\d\]",
        sample="553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.9, because the ip is in Spamhaus's "
        "list; see http://postmaster.yahoo.com/550-bl23.html",
        cause="blocklisted",
        en="Yahoo refuses this address because Spamhaus lists it.",
        ja="Spamhausのリストに載っているため、Yahooがこのサーバーからの接続を断っています。",
        do_en="Look it up and ask for removal at https://check.spamhaus.org/; Yahoo follows within a day.",
        do_ja="https://check.spamhaus.org/ で確かめ、解除を申請してください。Yahooには1日ほどで反映されます。",
    ),
    ProviderCode(
        provider=YAHOO,
        code="5.7.9",
        sign=r"\b5\.7\.9\b.*policy reasons",
        sample="554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes",
        cause="refused-by-policy",
        en="Yahoo refuses the mail by a policy, as a rule the DMARC policy of the sender's own domain.",
        ja="ポリシーによりYahooが受け取りませんでした。多くは、差出人ドメイン自身のDMARCポリシーによるものです。",
        do_en="See that SPF or DKIM passes for the domain in `From:`; forwarded mail and lists need ARC, or a `From:` "
        "of their own.",
        do_ja="`From:`のドメインでSPFかDKIMに通るようにしてください。"
        "転送やメーリングリストではARCか`From:`の書き換えが必要です。",
        anywhere=False,
    ),
    ProviderCode(
        provider=APPLE,
        code="CS01",
        sign=r"\[(?:CS01|HM08)\]",
        sample="550 5.7.1 [CS01] Message rejected due to local policy. Please visit "
        "https://support.apple.com/en-us/HT204137",
        cause="refused-by-policy",
        en="iCloud refuses the mail by its own policy: mostly for its content, or a link in it.",
        ja="iCloud独自のポリシーで断られました。多くは本文や本文中のリンクが原因です。",
        do_en="Send one such mail without its links to see which it is; ask at icloudadmin@apple.com, with the reply.",
        do_ja="リンクを外して送り、原因を切り分けてください。問い合わせ先はicloudadmin@apple.comです"
        "（応答の文を添えます）。",
    ),
    ProviderCode(
        provider="telekom",
        code="tosa@rx.t-online.de",
        sign=r"tosa@rx\.t-online\.de",
        sample="554 IP=192.0.2.9 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de "
        "to clarify.) (BL)",
        cause="server-refuses",
        en="Telekom takes mail only from servers that it knows, or has seen spam from this one.",
        ja="ドイツテレコムは、把握しているサーバーからしか受け取りません（または迷惑メールを検出しています）。",
        do_en="Write to tosa@rx.t-online.de with the address of this server; its host name needs a web page that says "
        "who keeps it.",
        do_ja="サーバーのアドレスを添えてtosa@rx.t-online.deに連絡してください。"
        "ホスト名のWebページに運営者の表示が必要です。",
    ),
)  # fmt: skip
"""The narrow ones before the wide: the first whose sign occurs is it."""
