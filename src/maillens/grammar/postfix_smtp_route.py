"""smtp(8) and lmtp(8) on where a mail should go: DNS, MX records, and routes that lead back (smtp/smtp_addr.c)."""

from maillens.grammar.kind import Kind
from maillens.grammar.postfix_tls import RELAY

CLIENTS = ("smtp", "lmtp", "relay")
LOOP_EN = (
    "Delivery would lead back to this very server. DNS (MX) or the list of our own domains (mydestination) is wrong."
)
LOOP_JA = "配送先をたどるとこのサーバー自身に戻る配送ループです。MXの設定か、mydestinationなど自分のドメインの設定を見直してください。"
DNS_EN = "The address of the next server could not be found in DNS: the domain does not exist, or DNS does not answer."
DNS_JA = "配送先サーバーのアドレスをDNSで調べられませんでした。ドメインが存在しないか、DNSが応答していません。"
MX_EN = "The DNS of this domain names no usable mail server. The owner of the domain must repair it; check the spelling of the address."
MX_JA = "このドメインのDNSに、使えるメールサーバーが登録されていません。相手側の設定の問題か、宛先の書き間違いの可能性があります。"

KINDS = (
    Kind(
        name="mail-loop",
        family="connection",
        daemons=CLIENTS,
        shape="{queue_id}: mail for {domain} loops back to myself",
        releases="2.3+",
        samples=("46245242D87: mail for example.com loops back to myself",),
        en=LOOP_EN,
        ja=LOOP_JA,
    ),
    Kind(
        name="mail-loop",
        family="connection",
        daemons=CLIENTS,
        shape="warning: mailer loop: best MX host for {domain} is local",
        releases="1.1-2.2",
        samples=("warning: mailer loop: best MX host for example.com is local",),
        en=LOOP_EN,
        ja=LOOP_JA,
    ),
    Kind(
        name="remote-own-hostname",
        family="connection",
        daemons=CLIENTS,
        shape="warning: host " + RELAY + " greeted me with my own hostname {name:rest}",
        releases="1.1+",
        samples=("warning: host mx.example.com[192.0.2.25]:25 greeted me with my own hostname mail.example.jp",),
        en=LOOP_EN,
        ja=LOOP_JA,
    ),
    Kind(
        name="remote-own-hostname",
        family="connection",
        daemons=CLIENTS,
        shape="warning: host " + RELAY + " replied to HELO/EHLO with my own hostname {name:rest}",
        releases="1.1+",
        samples=(
            "warning: host mx.example.com[192.0.2.25]:25 replied to HELO/EHLO with my own hostname mail.example.jp",
        ),
        en=LOOP_EN,
        ja=LOOP_JA,
    ),
    Kind(
        name="dns-failed",
        family="connection",
        daemons=CLIENTS,
        shape="⟦{queue_id}: ⟧Host or domain name not found. Name service error for name={domain} type={name:token}: {reason:rest}",
        releases="2.3+",
        samples=(
            "Host or domain name not found. Name service error for name=example.com type=MX: Host not found, try again",
        ),
        en=DNS_EN,
        ja=DNS_JA,
    ),
    Kind(
        name="dns-failed",
        family="connection",
        daemons=CLIENTS,
        shape="⟦{queue_id}: ⟧unable to find primary relay for {domain:rest}",
        releases="2.3+",
        samples=("46245242D87: unable to find primary relay for example.com",),
        en=DNS_EN,
        ja=DNS_JA,
    ),
    Kind(
        name="dns-failed",
        family="connection",
        daemons=CLIENTS,
        shape="⟦{queue_id}: ⟧unable to look up host {relay_name}: {reason:rest}",
        releases="2.3+",
        samples=("unable to look up host mx.example.com: Name or service not known",),
        en=DNS_EN,
        ja=DNS_JA,
    ),
    Kind(
        name="mx-unusable",
        family="connection",
        daemons=CLIENTS,
        shape="warning: no MX host for {domain} has a valid {_:token} record",
        releases="1.1-2.1 `A record`",
        samples=("warning: no MX host for example.com has a valid A record",),
        en=MX_EN,
        ja=MX_JA,
    ),
    Kind(
        name="mx-unusable",
        family="connection",
        daemons=CLIENTS,
        shape="warning: no MX host for {domain} has a valid address record",
        releases="2.2+",
        samples=("warning: no MX host for badmx.test has a valid address record",),
        en=MX_EN,
        ja=MX_JA,
    ),
    Kind(
        name="mx-invalid",
        family="connection",
        daemons=("*",),
        shape="warning: numeric domain name in resource data of {_:token} record for {domain}: {value:rest}",
        releases="2.1+",
        samples=("warning: numeric domain name in resource data of MX record for example.com: 192.0.2.1",),
        en=MX_EN,
        ja=MX_JA,
    ),
    Kind(
        name="mx-invalid",
        family="connection",
        daemons=("*",),
        shape="warning: malformed domain name in resource data of {_:token} record for {domain}:⟦ {value:rest}⟧",
        releases="2.1+",
        samples=("warning: malformed domain name in resource data of MX record for example.com:",),
        en=MX_EN,
        ja=MX_JA,
    ),
)
