"""What is said of `network-guessing`."""

TEXTS = {
    "network-guessing.title": ("Guessing from one network", "同じネットワークからの総当たり"),
    "network-guessing.note": (
        "Several addresses of one network share the work; none of them is conspicuous.",
        "同じネットワークの複数の接続元が分担しています。個々の回数は目立ちません。",
    ),
    "network-guessing": (
        "{address_count} addresses of {network} guess the password of {users}: {count} failures.|"
        "{address_count} addresses of {network} guess the passwords of several users: {count} failures ({users}).",
        "{network}の{address_count}か所から{users}のパスワードが試されています（失敗{count}回）。",
    ),
    "network-guessing.do": (
        "If none of your users is there, block the network: `{network} REJECT` in a CIDR table of `check_client_access`.",
        "自社の利用者がいなければ、ネットワークごと遮断してください（`check_client_access`のCIDRテーブルに`{network} REJECT`）。",
    ),
}
