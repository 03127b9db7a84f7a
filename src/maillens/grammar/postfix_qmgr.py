"""The queue manager: a mail becomes active, expires, leaves the queue (qmgr/*.c)."""

from maillens.grammar.kind import Kind

QMGR = ("qmgr", "oqmgr", "nqmgr")

QUEUE_ACTIVE_EN = "The mail enters the active queue and delivery starts; the line comes again at every retry."

KINDS = (
    Kind(
        name="queue-active",
        family="message",
        daemons=QMGR,
        shape=("{queue_id}: from=<{sender}>, size={size_bytes}, nrcpt={recipient_count}⟦ (queue {queue_name:token})⟧"),
        releases="all",
        samples=(
            "B9F6D238300: from=<alice@example.jp>, size=512, nrcpt=1 (queue active)",
            "4jX5hn0hfGzKWgb: from=<>, size=2718, nrcpt=2 (queue active)",
            '3F2A1C0D5E: from=<"a>, size=9, nrcpt=9"@example.com>, size=1204, nrcpt=1 (queue active)',
        ),
        en=QUEUE_ACTIVE_EN,
        ja="メールが配送中のキューに入り、配送が始まりました。再送のたびに同じ行が出ます。",
    ),
    Kind(
        # Web pages lose <…> to HTML; Postfix itself always writes the brackets.
        name="queue-active",
        family="message",
        daemons=QMGR,
        shape="{queue_id}: from={sender}, size={size_bytes}, nrcpt={recipient_count}⟦ (queue {queue_name:token})⟧",
        releases="as pasted from web pages",
        samples=("B9F6D238300: from=alice@example.jp, size=512, nrcpt=1 (queue active)",),
        en=QUEUE_ACTIVE_EN,
        ja="メールが配送中のキューに入り、配送が始まりました。再送のたびに同じ行が出ます。",
    ),
    Kind(
        name="removed",
        family="message",
        daemons=QMGR,
        shape="{queue_id}: removed",
        releases="2.1+",
        samples=("B9F6D238300: removed", "4jX5hn0hfGzKWgb: removed"),
        en="All recipients are dealt with - delivered, returned or discarded - and the queue file is gone. Normal end.",
        ja="すべての宛先の処理（配送・不達・破棄）が終わり、キューから消えました。正常な終わり方です。",
    ),
    Kind(
        name="expired",
        family="message",
        daemons=QMGR,
        # status is `expired`, or `force-expired` after `postsuper -e` or `-f` (3.5+).
        shape="{queue_id}: from=<{sender}>, status={status:token}, returned to sender",
        releases="all; force-expired 3.5+",
        samples=(
            "B9F6D238300: from=<alice@example.jp>, status=expired, returned to sender",
            "B9F6D238300: from=<>, status=force-expired, returned to sender",
        ),
        en=(
            "Postfix gave up: the mail waited longer than maximal_queue_lifetime, or was expired by hand "
            "(force-expired), and goes back to its sender."
        ),
        ja=(
            "再送期限（maximal_queue_lifetime）が切れたか、管理者が期限切れにした（force-expired）ため、配送をあきらめて差出人へ送り返しました。"
        ),
    ),
    Kind(
        name="skipped",
        family="message",
        daemons=QMGR,
        shape="{queue_id}: skipped, still being delivered",
        releases="all",
        samples=("B9F6D238300: skipped, still being delivered",),
        en="The queue was flushed or reloaded while this mail was being delivered; that delivery simply goes on.",
        ja="配送の途中でキューの再読み込みなどがあり、このメールは飛ばされました。配送はそのまま続くので心配ありません。",
    ),
    Kind(
        name="transport-unreachable",
        family="notice",
        daemons=QMGR,
        shape="warning: connect to transport ⟦private/⟧{transport}: {reason:rest}",
        releases="all; private/ 2.6+",
        samples=(
            "warning: connect to transport private/amavis: No such file or directory",
            "warning: connect to transport smtp-amavis: Connection refused",
        ),
        en=(
            "The delivery service has no entry in master.cf or cannot be reached; its mail waits in the queue. "
            "Look for a missing or misspelt service name."
        ),
        ja=(
            "配送サービスに接続できず、このサービスを使うメールは再送待ちになります。master.cfの設定漏れや名前のつづりを確かめてください。"
        ),
    ),
    Kind(
        name="transport-failure",
        family="notice",
        daemons=QMGR,
        shape=(
            "warning: transport {transport} failure -- see a previous warning/fatal/panic logfile record"
            " for the problem description"
        ),
        releases="1.1+",
        samples=(
            "warning: transport lmtp failure -- see a previous warning/fatal/panic logfile record for the"
            " problem description",
        ),
        en=(
            "A delivery process died; the cause stands in an earlier warning, fatal or panic line. Its mail "
            "waits and is retried."
        ),
        ja="配送プロセスが異常終了しました。原因は少し前のwarning・fatal・panicの行にあります。メールは再送待ちになります。",
    ),
    Kind(
        name="transport-malformed-response",
        family="notice",
        daemons=QMGR,
        shape="warning: ⟦private/⟧{transport} socket: malformed response",
        releases="1.1+",
        samples=("warning: private/lmtp socket: malformed response",),
        en="A delivery process ended without a proper answer, most often because it crashed; see the lines before it.",
        ja="配送プロセスが正しい応答を返さずに終わりました。多くは異常終了です。前後の行に原因がないか確かめてください。",
    ),
    Kind(
        name="transport-disconnect",
        family="notice",
        daemons=QMGR,
        shape="warning: ⟦private/⟧{transport}⟦ socket⟧: premature disconnect",
        releases="1.1+",
        samples=("warning: private/smtp socket: premature disconnect",),
        en=(
            "A delivery process went away in the middle of a request, most often because it crashed; see the "
            "lines before it."
        ),
        ja="配送プロセスが処理の途中でいなくなりました。多くは異常終了です。前後の行に原因がないか確かめてください。",
    ),
    Kind(
        name="transport-timeout",
        family="notice",
        daemons=QMGR,
        shape="fatal: ⟦{_:token}: ⟧timeout {text} transport: {transport:rest}",
        releases="2.3+",
        samples=(
            "fatal: timeout connecting to transport: smtp",
            "fatal: qmgr_deliver_update: timeout receiving delivery status from transport: lmtp",
        ),
        en=(
            "A delivery process hung; the queue manager restarts. If it comes again, look at the load and at "
            "that service."
        ),
        ja="配送プロセスの応答がなく、キューマネージャーが再起動します。繰り返すときは負荷とそのサービスを調べてください。",
    ),
    Kind(
        name="queue-file-corrupt",
        family="notice",
        daemons=QMGR,
        shape='warning: saving corrupt file "{name}" from queue "{queue_name}" to queue "{value}"',
        releases="1.1+",
        samples=('warning: saving corrupt file "B9F6D238300" from queue "active" to queue "corrupt"',),
        en=(
            "A queue file is damaged and was set aside in the corrupt directory: that mail is not delivered. "
            "Check disk and memory."
        ),
        ja="キューのファイルが壊れていたため、corruptディレクトリーに移されました。このメールは配送されません。ディスクを確かめてください。",
    ),
    Kind(
        name="queue-congested",
        family="notice",
        daemons=QMGR,
        shape="warning: mail for {domain} is using up {count} of {limit} active queue entries",
        releases="2.0+",
        samples=("warning: mail for example.com is using up 4001 of 5000 active queue entries",),
        en=(
            "Mail for one destination fills the active queue and slows down all other mail; the lines that "
            "follow give advice."
        ),
        ja="一つの宛先へのメールが配送中のキューをふさぎ、ほかのメールも遅れています。続く行に対処の助言が出ます。",
    ),
    *(
        Kind(
            name="queue-congestion-advice",
            family="notice",
            daemons=QMGR,
            shape=shape,
            releases="2.0+",
            samples=(sample,),
            en="Advice of Postfix on the congestion of the active queue that was reported just before.",
            ja="直前に報告された、配送中のキューの混雑についてのPostfixの助言です。",
        )
        for shape, sample in (
            ("warning: you may need {text:rest}", "warning: you may need to reduce smtp connect and helo timeouts"),
            ("warning: so that Postfix {text:rest}", "warning: so that Postfix quickly skips unavailable hosts"),
            (
                "warning: this may slow down other mail deliveries",
                "warning: this may slow down other mail deliveries",
            ),
            (
                "warning: please avoid flushing the whole queue when you have",
                "warning: please avoid flushing the whole queue when you have",
            ),
            (
                "warning: lots of deferred mail, that is bad for performance",
                "warning: lots of deferred mail, that is bad for performance",
            ),
            (
                "warning: to turn off these warnings specify: {name} = 0",
                "warning: to turn off these warnings specify: qmgr_clog_warn_time = 0",
            ),
        )
    ),
    Kind(
        name="message-rejected",
        family="notice",
        daemons=QMGR,
        shape="warning: {queue_id}: message rejected: {reason:rest}",
        releases="2.1+",
        samples=("warning: B9F6D238300: message rejected: missing end record",),
        en=(
            "The queue file is not complete and is set aside as corrupt: that mail is not delivered. Check disk "
            "space and memory."
        ),
        ja="キューのファイルが不完全なため、壊れたファイルとして退避されます。このメールは配送されません。ディスクの空きを確かめてください。",
    ),
    Kind(
        name="setting-adjusted",
        family="notice",
        daemons=QMGR,
        shape="warning: {name:word} is {_:token} than {value:word} - adjusting {_:rest}",
        releases="2.0+",
        samples=(
            "warning: bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting bounce_queue_lifetime",
            "warning: minimal_backoff_time is smaller than queue_run_delay - adjusting minimal_backoff_time",
        ),
        en="Two settings in main.cf contradict each other and Postfix changed the first for itself. Correct main.cf.",
        ja="main.cfの二つの設定が矛盾しているため、Postfixが最初の設定を読み替えました。main.cfを直してください。",
    ),
)
