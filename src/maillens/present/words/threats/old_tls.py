"""What is said of `old-tls`."""

TEXTS = {
    "old-tls.title": ("Old versions of TLS", "古い版のTLS"),
    "old-tls.note": (
        "SSLv3, TLS 1.0 and 1.1 are withdrawn (RFC 7568, RFC 8996); programs that know nothing newer get no repairs either.",
        "SSLv3、TLS 1.0、1.1は廃止された方式です（RFC 7568、RFC 8996）。これしか使えないソフトは、ほかの修正も受けていないと考えられます。",
    ),
    "old-tls": (
        "{users} logged in by {subjects} from {addresses} (connections: {count}).",
        "{users}が{subjects}でログインしました（{count}回）。接続元は{addresses}。",
    ),
    "old-tls.in": (
        "Other servers that came by {subjects}: {address_count} ({addresses}); connections: {count}.",
        "{address_count}か所のサーバーが{subjects}で接続してきました（{count}回、{addresses}）。",
    ),
    "old-tls.out": (
        "Deliveries by {subjects}: {count}; domains: {domains}, servers: {addresses}.",
        "{domains}ドメインへの{count}件が{subjects}で送られました（接続先は{addresses}）。",
    ),
    "old-tls.do": (
        "Have {user} bring device and mail program up to date; then forbid the old versions where users log in: "
        "`postconf -e 'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1'`, and `ssl_min_protocol = TLSv1.2` in Dovecot.",
        "{user}の端末とメールソフトを更新してもらい、そのうえでログインの窓口では古い版を禁止してください"
        "（`postconf -e 'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1'`、Dovecotは`ssl_min_protocol = TLSv1.2`）。",
    ),
    "old-tls.in.do": (
        "Nothing: between servers old encryption is better than none. If it is a partner, tell them.",
        "対応は不要です。サーバー同士では、古い暗号化でも平文よりはましです。取引先であれば知らせてください。",
    ),
    "old-tls.out.do": (
        "Nothing: between servers old encryption is better than none. If it is a partner, tell them.",
        "対応は不要です。サーバー同士では、古い暗号化でも平文よりはましです。取引先であれば知らせてください。",
    ),
}
