"""The line of one delivery attempt (global/log_adhoc.c)."""

from maillens.grammar.kind import Kind

DELIVERY_AGENTS = (
    "smtp", "lmtp", "relay", "local", "virtual", "pipe", "error", "retry", "discard",
    "qmgr", "oqmgr", "nqmgr", "bounce", "defer", "trace", "cleanup",
)  # fmt: skip

DELIVERY_EN = "One attempt to deliver to one recipient: who took it, how long it took, and how it ended."
DELIVERY_JA = "宛先1件への配送を1回試みた結果です。渡した相手、かかった時間、結果（status）が分かります。"

KINDS = (
    Kind(
        name="delivery",
        family="delivery",
        daemons=DELIVERY_AGENTS,
        shape=(
            "{queue_id}: to=<{recipient}>⟦, orig_to=<{original_recipient}>⟧, relay={relay}"
            "⟦, conn_use={connection_uses}⟧, delay={delay_s}"
            "⟦, delays={delay_before_queue_s}/{delay_in_queue_s}/{delay_connect_s}/{delay_transmit_s}⟧"
            "⟦, tls={tls_policy}⟧⟦, dsn={dsn}⟧, status={status:token}⟦ ({reply})⟧"
        ),
        releases="all; dsn and delays 2.3+, conn_use 2.3+, tls 3.11+",
        samples=(
            "B9F6D238300: to=<alice@example.jp>, relay=mail.example.jp[private/dovecot-lmtp], conn_use=2, delay=0.02,"
            " delays=0.01/0/0/0.01, dsn=2.0.0, status=sent (250 2.0.0 <alice@example.jp>"
            " Wf6/MQkUAmvyCAAAZU03Dg:T2 Saved)",
            '4jX5hn0hfGzKWgb: to=<"a>b, c"@example.jp>, orig_to=<ab@example.jp>, relay=mx.example.com[2001:db8::25]:25,'
            " delay=0.3, delays=0.1/0/0.1/0.1, dsn=5.1.1, status=bounced (host mx.example.com[2001:db8::25] said:"
            " 550 5.1.1 <ab@example.jp>: no (such) user (in reply to RCPT TO command))",
            "3F2A1C0D5E: to=<bob@example.com>, relay=none, delay=3, status=deferred"
            " (connect to mx.example.com[192.0.2.1]: Connection refused)",
        ),
        en=DELIVERY_EN,
        ja=DELIVERY_JA,
    ),
    Kind(
        # Web pages lose <…> to HTML; Postfix itself always writes the brackets.
        name="delivery",
        family="delivery",
        daemons=DELIVERY_AGENTS,
        shape=(
            "{queue_id}: to={recipient}⟦, orig_to={original_recipient}⟧, relay={relay}"
            "⟦, conn_use={connection_uses}⟧, delay={delay_s}"
            "⟦, delays={delay_before_queue_s}/{delay_in_queue_s}/{delay_connect_s}/{delay_transmit_s}⟧"
            "⟦, tls={tls_policy}⟧⟦, dsn={dsn}⟧, status={status:token}⟦ ({reply})⟧"
        ),
        releases="as pasted from web pages",
        samples=(
            "B9F6D238300: to=alice@example.jp, orig_to=root@localhost, relay=local, delay=0.07, delays=0.04/0/0/0.03,"
            " dsn=2.0.0, status=sent (delivered to mailbox)",
        ),
        en=DELIVERY_EN,
        ja=DELIVERY_JA,
    ),
    Kind(
        name="delivery",
        family="delivery",
        daemons=DELIVERY_AGENTS,
        shape=(
            "{queue_id}: to=<{recipient}>⟦, orig_to=<{original_recipient}>⟧, relay={relay}"
            "⟦, conn_use={connection_uses}⟧, delay={delay_s}"
            "⟦, delays={delay_before_queue_s}/{delay_in_queue_s}/{delay_connect_s}/{delay_transmit_s}⟧"
            "⟦, tls={tls_policy}⟧⟦, dsn={dsn}⟧, status={status:token} ({reply:rest}"
        ),
        releases="all; cut by syslog at 1 KiB or more, or broken in two by whoever copied it",
        samples=(
            "B9F6D238300: to=<alice@example.jp>, relay=mx.example.jp[192.0.2.25]:25, delay=0.7, delays=0.1/0/0.4/0.2,"
            " dsn=5.7.1, status=bounced (host mx.example.jp[192.0.2.25] said: 550 5.7.1 a very long story",
        ),
        en="One attempt to deliver to one recipient: who took it, how long it took, and how it ended. The line was cut.",
        ja="宛先1件への配送を1回試みた結果です。渡した相手、かかった時間、結果（status）が分かります。行の末尾は途中で切れています。",
        fallback=True,
    ),
    Kind(
        name="bounce-failed-deferral",
        family="message",
        daemons=DELIVERY_AGENTS,
        shape="{queue_id}: status=deferred ({reason} failed)",
        releases="1.1+",
        samples=("B9F6D238300: status=deferred (bounce failed)",),
        en=(
            "The notice for the sender could not be made, so the mail stays in the queue. See the bounce lines "
            "and the disk."
        ),
        ja="差出人への通知を作れなかったため、メールはキューに残ります。bounceの行とディスクの空きを確かめてください。",
        constants=(("status", "deferred"),),
    ),
    Kind(
        name="passed-on",
        family="message",
        daemons=DELIVERY_AGENTS,
        shape="{queue_id}: passing <{recipient}> to transport={transport:rest}",
        releases="3.6+",
        samples=("3F2A1C0D5E: passing <alice@example.jp> to transport=lmtp:unix:private/dovecot-lmtp",),
        en="The program hands this recipient to another transport, as a fallback or mailbox_transport setting asks.",
        ja="この宛先を別の配送方法（transport）に渡しました。設定によるもので、異常ではありません。",
    ),
)
