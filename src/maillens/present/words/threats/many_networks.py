"""What is said of `many-networks`."""

TEXTS = {
    "many-networks.title": ("One user in many places at once", "同時に多数の場所からのログイン"),
    "many-networks.note": (
        "More networks in a short time than one person with a few devices has: several may know the password.",
        "1人の利用者が短時間に使うとは考えにくい数のネットワークです。パスワードが複数の者に知られているおそれがあります。",
    ),
    "many-networks": (
        "{users} got in from {subject_count} networks that were new for the account: {subjects}.",
        "{users}が、それまで使われたことのない{subject_count}個のネットワークからログインしました（{subjects}）。",
    ),
    "many-networks.countries": (
        "{users} got in from {subject_count} countries: {subjects} ({addresses}).",
        "{users}が{subject_count}か国（{subjects}）からログインしました。接続元は{addresses}。",
    ),
    "many-networks.do": (
        "Ask {user} about these logins (a VPN or a phone on a journey may explain them). If they are not the user's, change "
        "the password and end the sessions: `doveadm kick {user}`. Who is connected now: `doveadm who {user}`.",
        "{user}の本人に心当たりを確かめてください（VPNや移動中の携帯端末でも起こります）。心当たりがなければ、パスワードを変更し、"
        "接続中のセッションを切断してください（`doveadm kick {user}`）。現在の接続は`doveadm who {user}`で分かります。",
    ),
}
