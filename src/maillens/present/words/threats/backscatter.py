"""What is said of `backscatter`."""

TEXTS = {
    "backscatter.title": ("Notices to people who never wrote", "無関係な人への不達通知"),
    "backscatter.note": (
        "Mail was accepted and returned later. Spam forges its senders, so the notice reaches a stranger (backscatter), and this "
        "server may be listed for it.",
        "いったん受け取ってから不達通知を返しています。迷惑メールの差出人は偽物なので、通知は無関係な人に届き（バックスキャッター）、"
        "このサーバーがブラックリストに載る原因になります。",
    ),
    "backscatter": (
        "{count} mails that had been accepted from outside were returned to {recipients} senders in {domains} domains.",
        "外部から受け取った{count}通が、{domains}ドメインの{recipients}件の差出人へ返されました。",
    ),
    "backscatter.do": (
        "Refuse at the door what cannot be delivered: name all recipients in `local_recipient_maps`, `virtual_mailbox_maps` or "
        "`relay_recipient_maps`, or ask the next server (`reject_unverified_recipient`): `postconf local_recipient_maps "
        "relay_recipient_maps smtpd_recipient_restrictions`.",
        "届けられない宛先は受付の時点で断ってください。`local_recipient_maps`・`virtual_mailbox_maps`・`relay_recipient_maps`に"
        "宛先を登録するか、`reject_unverified_recipient`で配送先に確かめます（`postconf local_recipient_maps "
        "relay_recipient_maps smtpd_recipient_restrictions`）。",
    ),
}
