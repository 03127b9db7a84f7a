"""The name of a mail server -> the provider who runs it, whatever domain the mail was for.

Many companies let a provider keep their mail; what that provider refuses, it refuses for all of them.
"""

PROVIDERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("google", "Google (Gmail, Workspace)", ("google.com", "googlemail.com")),
    ("microsoft", "Microsoft (Outlook, 365)", ("outlook.com", "hotmail.com", "office365.com")),
    ("yahoo", "Yahoo / AOL", ("yahoodns.net", "yahoo.com", "aol.com")),
    ("apple", "Apple (iCloud)", ("icloud.com", "apple.com", "me.com")),
    ("yahoo-japan", "Yahoo! JAPAN", ("yahoo.co.jp",)),
    ("docomo", "NTT docomo", ("docomo.ne.jp", "spmode.ne.jp")),
    ("au", "au / UQ (KDDI)", ("ezweb.ne.jp", "au.com", "kddi.ne.jp")),
    ("softbank", "SoftBank / Y!mobile", ("softbank.ne.jp", "softbank.jp", "ymobile.ne.jp")),
    ("rakuten", "Rakuten Mobile", ("rakumail.jp", "rakuten.jp")),
    ("ocn", "OCN", ("ocn.ne.jp", "ocn.ad.jp")),
    ("nifty", "@nifty", ("nifty.com", "nifty.ne.jp")),
    ("biglobe", "BIGLOBE", ("biglobe.ne.jp",)),
    ("so-net", "So-net", ("so-net.ne.jp", "so-net.jp")),
    ("sakura", "Sakura Internet", ("sakura.ne.jp",)),
    ("xserver", "Xserver", ("xserver.jp",)),
    ("lolipop", "Lolipop! / GMO", ("lolipop.jp", "gmoserver.jp")),
    ("gmx", "GMX / WEB.DE / IONOS", ("gmx.net", "web.de", "kundenserver.de", "ionos.com", "1and1.com")),
    ("telekom", "Deutsche Telekom", ("t-online.de",)),
    ("orange", "Orange", ("orange.fr", "wanadoo.fr")),
    ("ovh", "OVHcloud", ("ovh.net",)),
    ("proton", "Proton", ("protonmail.ch",)),
    ("zoho", "Zoho", ("zoho.com", "zoho.eu")),
    ("fastmail", "Fastmail", ("messagingengine.com",)),
    ("qq", "Tencent (QQ)", ("qq.com",)),
    ("netease", "NetEase (163, 126)", ("netease.com", "163.com")),
    ("naver", "NAVER", ("naver.com",)),
    ("mail-ru", "VK (Mail.ru)", ("mail.ru",)),
    ("yandex", "Yandex", ("yandex.ru", "yandex.net")),
    ("proofpoint", "Proofpoint", ("pphosted.com", "ppe-hosted.com")),
    ("mimecast", "Mimecast", ("mimecast.com",)),
    ("barracuda", "Barracuda", ("barracudanetworks.com",)),
    ("cisco", "Cisco Secure Email", ("iphmx.com",)),
    ("trendmicro", "Trend Micro", ("trendmicro.com", "trendmicro.eu")),
    ("amazon", "Amazon SES / WorkMail", ("amazonaws.com", "amazonses.com", "awsapps.com")),
)  # fmt: skip
"""(name, as people call it, domains of its mail servers); a name once given is never changed."""

_BY_DOMAIN = {domain: (name, shown) for name, shown, domains in PROVIDERS for domain in domains}
_LABELS = sorted({domain.count(".") + 1 for domain in _BY_DOMAIN})


def provider_of(host: str) -> tuple[str, str] | None:
    """(name, as people call it) of who runs the mail server HOST; None where nobody known does."""
    labels = host.lower().rstrip(".").split(".")
    for count in _LABELS:
        found = _BY_DOMAIN.get(".".join(labels[-count:]))
        if found:
            return found
    return None
