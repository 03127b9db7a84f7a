"""What is said of `runaway-script`."""

TEXTS = {
    "runaway-script.title": ("A program on this host sends too much", "このホストのプログラムによる大量送信"),
    "runaway-script.note": (
        "Most often a form on a web site that is abused, a CMS that was broken into, or a job that repeats itself.",
        "多くは、問い合わせフォームの悪用、侵入されたCMS、繰り返し失敗しているジョブです。",
    ),
    "runaway-script": (
        "The local user with uid {uid} handed in {count} mails in its busiest hours, far more than before; {sent} deliveries have "
        "gone out, {bounced} came back.",
        "このホストの利用者（uid {uid}）が、これまでより桁違いに多い{count}通を送信しました（配送済み{sent}件、不達{bounced}件）。",
    ),
    "runaway-script.do": (
        "See who that is (`getent passwd {uid}`) and which program it was: `postcat -q {queue_id} | grep -i '^X-PHP'` of one of its "
        "mails, and the web server's log of that time. Until it is repaired, forbid it: "
        "`postconf -e 'authorized_submit_users = !NAME, static:all'`.",
        "誰かを`getent passwd {uid}`で、どのプログラムかを`postcat -q {queue_id} | grep -i '^X-PHP'`と、その時刻のWebサーバーの"
        "ログで確かめてください。直すまでは`postconf -e 'authorized_submit_users = !名前, static:all'`で送信を止められます。",
    ),
    "runaway-script.loopback": (
        "A program that connects from this host ({addresses}) handed in {count} mails in its busiest hours, far more than before; "
        "{sent} deliveries have gone out, {bounced} came back.",
        "このホストから接続するプログラム（{addresses}）が、これまでより桁違いに多い{count}通を送信しました"
        "（配送済み{sent}件、不達{bounced}件）。",
    ),
    "runaway-script.loopback.do": (
        "See which program connects: `ss -tnp dst {address}` while it sends, and the web server's log of that time. "
        "Let programs log in, so that the next time the log says which one it was.",
        "送信中に`ss -tnp dst {address}`を実行し、その時刻のWebサーバーのログも見て、どのプログラムかを確かめてください。"
        "プログラムにもSMTP認証を使わせると、次からは送信元がログで分かります。",
    ),
}
