"""What is said of `mail-loop`."""

TEXTS = {
    "mail-loop.title": ("Mail that goes in circles", "メールのループ"),
    "mail-loop.note": (
        "Two servers, or two aliases, each think that the other one delivers.",
        "2つのサーバー、または2つの転送設定が、互いに相手が配送するものと思い込んでいます。",
    ),
    "mail-loop": (
        "{count} mails went in circles and were given up, to {subjects}.",
        "{count}通がループし、配送が打ち切られました。宛先は{subjects}。",
    ),
    "mail-loop.do": (
        "See which way a mail went: `maillens trace {subject}`; and where the address leads: `postconf alias_maps "
        "virtual_alias_maps mydestination relay_domains transport_maps`, and forwarding rules of the user.",
        "メールの経路を`maillens trace {subject}`で、宛先がどこへ向かうかを`postconf alias_maps virtual_alias_maps "
        "mydestination relay_domains transport_maps`と利用者の転送設定で確かめてください。",
    ),
}
