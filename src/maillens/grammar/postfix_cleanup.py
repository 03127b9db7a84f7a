"""cleanup: Message-IDs, header and body checks, and why a mail could not be queued (cleanup_message.c, cleanup_milter.c)."""

from maillens.grammar.kind import Kind

# The checked line is the sender's own text and may hold " from x; from=<": only the last such place is Postfix's.
ORIGIN = " from ⟦{client_name:token}[{client_address}]⟦:{client_port}⟧⟧⟦{origin:token}⟧;"
ATTRIBUTES = "⟦ from=<{sender}>⟧⟦ to=<{recipient}>⟧⟦ proto={protocol:token}⟧⟦ helo=<{helo}>⟧"

CLIENT = " from mail.example.com[192.0.2.10]; from=<alice@example.com> to=<bob@example.jp> proto=ESMTP helo=<mail.example.com>"
LOCAL = " from local; from=<alice@example.jp>"

CHECKS = (
    ("header", "all", "Subject: cheap pills from us; from=<x> to=<y>", "header_checks", "ヘッダー"),
    ("body", "2.0+", "Quality watches from x; now!", "body_checks", "本文"),
    ("content", "2.x", "Received: by mail.example.com (Postfix)", "content checks", "内容"),
)

ACTIONS = (
    ("reject", "all", "5.7.1 not wanted here",
     "the mail was refused. Where it came by SMTP the sending server tells its user; local mail is returned.",
     "メールを拒否しました。SMTPで届いたメールなら、送信側のサーバーが差出人に伝えます。"),
    ("warning", "2.0+", "looks odd",
     "only this line was logged. The mail went on.",
     "この記録を残しただけで、メールの処理は続いています。"),
    ("info", "2.8+", "newsletter",
     "only this line was logged. The mail went on.",
     "この記録を残しただけで、メールの処理は続いています。"),
    ("hold", "2.0+", "looks odd",
     "the mail is on hold and waits in the queue until you release it (postsuper -H) or delete it.",
     "メールを保留にしました。postsuper -Hで解放するか削除するまで、キューに残ります。"),
    ("discard", "2.0+", "not wanted here",
     "the mail was thrown away without telling anybody.",
     "メールを破棄しました。差出人にも宛先にも知らされません。"),
    ("filter", "2.0+", "smtp-amavis:[127.0.0.1]:10024",
     "the mail goes through the content filter named.",
     "メールを、末尾にあるフィルターに通します。"),
    ("redirect", "2.1+", "postmaster@example.jp",
     "the mail goes to the address named instead of its recipients.",
     "メールを、本来の宛先ではなく末尾のアドレスに送ります。"),
    ("replace", "2.2+", "Subject: [removed]",
     "the line was replaced by the text at the end.",
     "その行を、末尾の文に置き換えました。"),
    ("prepend", "2.1+", "X-Seen: yes",
     "the text at the end was put before the line.",
     "その行の前に、末尾の文を加えました。"),
    ("bcc", "3.0+", "archive@example.jp",
     "a copy also goes to the address named.",
     "写しを、末尾のアドレスにも送ります。"),
    ("strip", "2.3+", "removed",
     "the line was taken out; the mail went on.",
     "その行を取り除きました。メールの処理は続いています。"),
    ("pass", "3.2+", "trusted",
     "the rest of the mail is not checked any more.",
     "このメールの残りの検査を省きました。"),
    ("ignore", "2.x", "removed",
     "the line was taken out; the mail went on.",
     "その行を取り除きました。メールの処理は続いています。"),
    ("delay", "2.3+ (snapshots)", "3600",
     "the delivery of the mail is postponed.",
     "メールの配送を遅らせます。"),
)  # fmt: skip


def _check(part: str, sample: str, source: str, part_ja: str, action: tuple[str, str, str, str, str]) -> Kind:
    name, releases, text, en, ja = action
    return Kind(
        name=f"{part}-check",
        family="refusal",
        daemons=("cleanup",),
        shape=f"{{queue_id}}: {name}: {part} {{header:last}}{ORIGIN}{ATTRIBUTES}⟦: {{reason:rest}}⟧",
        releases=releases,
        samples=(
            f"3F2A1C0D5E: {name}: {part} {sample}{CLIENT}: {text}",
            f"3F2A1C0D5E: {name}: {part} {sample}{CLIENT}",
            f"3F2A1C0D5E: {name}: {part} {sample}{LOCAL}: {text}",
        ),
        en=f"A line of the mail matched a rule of yours ({source}), and {en}",
        ja=f"メールの{part_ja}の行が、設定した検査（{source}）に一致しました。{ja}",
        constants=(("action", name),),
    )


def _codes_first(kind: Kind) -> Kind:
    """KIND for texts that begin with an enhanced status code, as those of `reject` do."""
    shape = kind.shape.replace("⟦: {reason:rest}⟧", ": {dsn:dotted} {reason:rest}")
    return Kind(
        kind.name, kind.family, kind.daemons, shape, kind.releases, kind.samples[:1], kind.en, kind.ja, kind.constants
    )


CHECK_KINDS = tuple(
    variant
    for part, _, sample, source, part_ja in CHECKS
    for action in ACTIONS
    for kind in (_check(part, sample, source, part_ja, action),)
    for variant in ((_codes_first(kind), kind) if action[0] == "reject" else (kind,))
)

MESSAGE_KINDS = (
    # cleanup/cleanup_message.c
    Kind(
        name="message-id",
        family="message",
        daemons=("cleanup",),
        shape="{queue_id}: message-id={message_id:rest}",
        releases="all",
        samples=(
            "3F2A1C0D5E: message-id=<20261121.1@mail.example.com>",
            "4jX5hn0hfGzKWgb: message-id=<>",
            "3F2A1C0D5E: message-id=20261121.1",
            "3F2A1C0D5E: message-id=<one@example.com> <two@example.com>",
            "3F2A1C0D5E: message-id=",
        ),
        en="The Message-ID header of the mail, as it was written. It stays the same on every server, so it finds a mail again.",
        ja="メールのMessage-IDヘッダーです。どのサーバーでも変わらないため、同じメールを探す手がかりになります。",
    ),
    Kind(
        name="resent-message-id",
        family="message",
        daemons=("cleanup",),
        shape="{queue_id}: resent-message-id={resent_message_id:rest}",
        releases="all",
        samples=(
            "3F2A1C0D5E: resent-message-id=<20261121.2@list.example.com>",
            "3F2A1C0D5E: resent-message-id=20261121.2",
        ),
        en="The Resent-Message-ID header: somebody sent the mail on as it was (bounce or redirect in a mail program, some lists).",
        ja="Resent-Message-IDヘッダーです。"
        "誰かがメールをそのまま送り直した（メールソフトのリダイレクトや一部のメーリングリスト）ことを表します。",
    ),
    # cleanup/cleanup_api.c
    Kind(
        name="removed-canceled",
        family="message",
        daemons=("cleanup",),
        shape="{queue_id}: removed (canceled)",
        releases="3.10+",
        samples=("3F2A1C0D5E: removed (canceled)",),
        en="The mail was never complete (refused, or the client hung up), so its queue file was removed. Nothing was delivered.",
        ja="拒否されたか途中で切断されたため、受信が完了せず、キューのファイルを消しました。配送はしていません。",
    ),
    Kind(
        name="removed-discarded",
        family="message",
        daemons=("cleanup",),
        shape="{queue_id}: removed (discarded)",
        releases="3.10+",
        samples=("3F2A1C0D5E: removed (discarded)",),
        en="A rule or milter said DISCARD: the mail was taken from the sender and thrown away.",
        ja="規則またはmilterのDISCARDの指示により、受け取ったメールを破棄しました。",
    ),
)

REFUSAL_KINDS = (
    Kind(
        name="header-check",
        family="refusal",
        daemons=("cleanup",),
        shape="{queue_id}: reject: header {header:last}; from=<{sender}> to=<{recipient}>⟦: {reason:rest}⟧",
        releases="1.1",
        samples=(
            "3F2A1C0D5E: reject: header Subject: make money; from=<alice@example.com> to=<bob@example.jp>: no spam",
        ),
        en="A header line matched a rule of yours (header_checks), and the mail was refused.",
        ja="ヘッダーの行が、設定した検査（header_checks）に一致したため、メールを拒否しました。",
        constants=(("action", "reject"),),
    ),
    Kind(
        name="mime-error",
        family="refusal",
        daemons=("cleanup",),
        shape=(
            f"{{queue_id}}: reject: mime-error {{reason}}: {{header:last}}{ORIGIN} from=<{{sender}}> to=<{{recipient}}>"
        ),
        releases="2.0+",
        samples=(
            "3F2A1C0D5E: reject: mime-error improper use of 8-bit data in message header: Subject: h?llo from x from"
            " mail.example.com[192.0.2.10]; from=<alice@example.com> to=<bob@example.jp>",
            "3F2A1C0D5E: reject: mime-error MIME nesting exceeds safety limit: multipart/mixed from local; from=<alice@example.jp> to=<>",
        ),
        en="The mail breaks the MIME rules that strict_mime_encoding_domain, strict_8bitmime or mime_nesting_limit enforce, and"
        " was refused.",
        ja="メールがMIMEの決まりに合わず、拒否しました。strict_8bitmimeやmime_nesting_limitなどの設定による検査です。",
        constants=(("action", "reject"),),
    ),
    Kind(
        name="milter-header",
        family="refusal",
        daemons=("cleanup",),
        shape=f"{{queue_id}}: milter-header-{{action:token}}: header {{header:last}}{ORIGIN}{ATTRIBUTES}⟦: {{reason:rest}}⟧",
        releases="2.7+",
        samples=(
            "3F2A1C0D5E: milter-header-redirect: header X-Spam-Status: Yes, score=39.3 from mail.example.com[192.0.2.10];"
            " from=<alice@example.com> to=<bob@example.jp> proto=ESMTP helo=<mail.example.com>: quarantine@example.jp",
            "3F2A1C0D5E: milter-header-hold: header X-Virus: found from local; from=<alice@example.jp>",
        ),
        en="A header that a milter added matched a rule of yours (milter_header_checks); the action is in the name.",
        ja="milterの付けたヘッダーが、設定した検査（milter_header_checks）に一致しました。行った処理は名前の末尾（redirect、"
        "holdなど）で分かります。",
    ),
)

# An address that looks like attributes (they are written without quotes up to 3.4) must not hide the line.
UNREADABLE_KINDS = tuple(
    Kind(
        name=name,
        family="refusal",
        daemons=("cleanup",),
        shape=f"{{queue_id}}: {shape} {{header:rest}}",
        releases="all",
        samples=(f"3F2A1C0D5E: {sample}{CLIENT} x",),
        en="A line of the mail matched a check; where the mail came from cannot be read safely from this line.",
        ja="メールの行が検査に一致しました。この行からは、どこから来たメールかを確実には読み取れません。",
        constants=constants,
        fallback=True,
    )
    for name, shape, sample, constants in (
        ("milter-header", "milter-header-{action:token}: header", "milter-header-hold: header X-Spam-Flag: YES", ()),
        (
            "mime-error",
            "reject: mime-error {reason}:",
            "reject: mime-error MIME nesting exceeds safety limit: x",
            (("action", "reject"),),
        ),
        ("header-check", "{action:token}: header", "reject: header Subject: pills", ()),
        ("body-check", "{action:token}: body", "reject: body pills", ()),
        ("content-check", "{action:token}: content", "reject: content pills", ()),
    )
)

WARNING_KINDS = (
    # cleanup/cleanup_message.c
    Kind(
        name="message-rejected",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: message rejected: hopcount exceeded",
        releases="3.0+",
        samples=("warning: 3F2A1C0D5E: message rejected: hopcount exceeded",),
        en="The mail has more Received headers than hopcount_limit (50): it travels in a circle between servers. Look for"
        " forwards and aliases that point at each other.",
        ja="Receivedヘッダーの数がhopcount_limit（50）を超えました。メールがサーバーの間を回り続ける配送ループです。"
        "互いを指す転送や別名の設定がないか確かめてください。",
    ),
    Kind(
        name="message-rejected",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: message rejected: {reason:rest}",
        releases="2.1+",
        samples=(
            "warning: 3F2A1C0D5E: message rejected: no Received: header",
            "warning: 3F2A1C0D5E: message rejected: missing sender envelope record",
        ),
        en="What was handed in was not a proper mail, and cleanup refused it. It points to a broken program that submits mail.",
        ja="渡された内容がメールとして正しくないため、受け付けませんでした。メールを投入したプログラムの不具合が考えられます。",
    ),
    # cleanup/cleanup_out.c
    Kind(
        name="queue-write-error",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: write queue file: {reason:rest}",
        releases="1.1+",
        samples=("warning: 3F2A1C0D5E: write queue file: No space left on device",),
        en="The mail could not be written to the queue; the sender was asked to try again. Is the disk full or broken?",
        ja="メールをキューに書き込めませんでした。送信側には再送を求めています。ディスクの空きと状態を確かめてください。",
    ),
    # cleanup/cleanup.c
    Kind(
        name="cleanup-timeout",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: read timeout on {name:rest}",
        releases="2.0+",
        samples=("warning: 3F2A1C0D5E: read timeout on cleanup socket",),
        en="The process that was handing in a mail fell silent. Rare; often the machine was suspended or badly overloaded.",
        ja="メールを渡していたプロセスが途中で応答しなくなりました。まれなことで、サーバーの一時停止や極端な過負荷が考えられます。",
    ),
    *(
        Kind(
            name="map-lookup-problem",
            family="notice",
            daemons=("cleanup",),
            shape=severity
            + "{queue_id}: {name} map lookup problem⟦ for {value}⟧⟦ -- message not accepted, try again later⟧",
            releases=releases,
            samples=tuple(severity + sample for sample in samples),
            en="A table that rewrites addresses could not be asked (database down, file missing), so the mail was put off."
            " The sender tries again; repair the table soon.",
            ja="アドレスを書き換えるテーブルを参照できず（データベースの停止、ファイルの欠落など）、メールの受付を見合わせました。"
            "送信側は再送しますので、早めに直してください。",
        )
        for severity, releases, samples in (
            (
                "warning: ",
                "1.1+; suffix 2.8+",
                (
                    "3F2A1C0D5E: sender_canonical_maps map lookup problem for alice@example.com -- message not accepted, try again later",
                    "3F2A1C0D5E: virtual_alias_maps map lookup problem for root@example.com",
                    "3F2A1C0D5E: header_checks map lookup problem -- message not accepted, try again later",
                ),
            ),
            (
                "",
                "2.11+",
                ("3F2A1C0D5E: masquerade_exceptions map lookup problem -- message not accepted, try again later",),
            ),
        )
    ),
    # cleanup/cleanup_map1n.c
    Kind(
        name="map-loop",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: unreasonable {name} map {reason} for {value}⟦ -- message not accepted, try again later⟧",
        releases="1.1+; suffix 2.11+",
        samples=(
            "warning: 3F2A1C0D5E: unreasonable virtual_alias_maps map nesting for loop@example.jp -- message not accepted, try again later",
            "warning: 3F2A1C0D5E: unreasonable virtual_alias_maps map expansion size for all@example.jp",
        ),
        en="Aliases point at each other in a circle, or one expands to very many addresses; the mail was put off. Correct the"
        " table (or raise virtual_alias_expansion_limit).",
        ja="別名が互いを指して循環しているか、展開した宛先が多すぎるため、メールの受付を見合わせました。"
        "テーブルを直してください（宛先が多いだけならvirtual_alias_expansion_limitを上げます）。",
    ),
    Kind(
        name="map-loop",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: unreasonable {name} result {value}... ⟦-- message not accepted, try again later⟧",
        releases="2.11+",
        samples=(
            "warning: 3F2A1C0D5E: unreasonable virtual_alias_maps result aaaaaaaaaaaaaaaaaaaa... -- message not accepted, try again later",
        ),
        en="An alias table returned an absurdly long address; the mail was put off. Correct the table.",
        ja="別名のテーブルが異常に長いアドレスを返したため、メールの受付を見合わせました。テーブルを直してください。",
    ),
    # cleanup/cleanup_map11.c
    Kind(
        name="map-multiple-values",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: multi-valued {name} entry for {value:rest}",
        releases="1.1+",
        samples=("warning: 3F2A1C0D5E: multi-valued canonical_maps entry for alice@example.jp",),
        en="A table that must give one address gave several; only the first was used. Correct the table.",
        ja="1件だけ返すべきテーブルが複数のアドレスを返しました。先頭だけを使っています。テーブルを直してください。",
    ),
    Kind(
        name="envelope-record-ignored",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: ignoring {reason:rest}",
        releases="2.1+",
        samples=(
            "warning: 3F2A1C0D5E: ignoring bad delay time: x",
            "warning: 3F2A1C0D5E: ignoring VERP request for null sender",
        ),
        en="A program that handed in the mail gave an odd detail, which was left out. The mail went on.",
        ja="メールを投入したプログラムの渡した情報におかしな部分があり、そこだけ無視しました。メールの処理は続いています。",
    ),
    Kind(
        name="envelope-record-ignored",
        family="notice",
        daemons=("cleanup",),
        shape='warning: {queue_id}: spurious null attribute value for "{name}" -- ignored',
        releases="3.0+",
        samples=('warning: 3F2A1C0D5E: spurious null attribute value for "log_helo_name" -- ignored',),
        en="A program that handed in the mail gave an empty detail, which was left out. The mail went on.",
        ja="メールを投入したプログラムの渡した情報に空の項目があり、無視しました。メールの処理は続いています。",
    ),
    Kind(
        name="record-not-allowed",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: record type {value:token} not allowed - discarding this message",
        releases="2.1+",
        samples=("warning: 3F2A1C0D5E: record type 65 not allowed - discarding this message",),
        en="A program that handed in the mail gave something it must not; the mail was refused. It points to a broken or hostile program.",
        ja="メールを投入したプログラムが許されない情報を渡したため、そのメールを受け付けませんでした。"
        "プログラムの不具合か不正な操作が考えられます。",
    ),
    Kind(
        name="bounce-failed",
        family="notice",
        daemons=("cleanup",),
        shape="warning: {queue_id}: ⟦bounce message failure⟧⟦trace logfile update error⟧⟦verify service update error⟧",
        releases="2.3+",
        samples=("warning: 3F2A1C0D5E: bounce message failure", "warning: 3F2A1C0D5E: trace logfile update error"),
        en="Postfix could not note what became of the mail, so it is put off and tried again.",
        ja="メールの処理結果を記録できなかったため、受付を見合わせ、あとでやり直します。",
    ),
    *(
        Kind(
            name="check-action-error",
            family="notice",
            daemons=("cleanup",),
            shape=f"warning: {shape}",
            releases=releases,
            samples=tuple(f"warning: {sample}" for sample in samples),
            en="A rule in header_checks, body_checks or milter_header_checks names an action in a way Postfix cannot use; the"
            " rule has no effect or the mail is put off. Correct the table.",
            ja="header_checksやbody_checksなどに書いた処理をPostfixが解釈できません。その規則は働かないか、"
            "メールの受付を見合わせます。テーブルを直してください。",
        )
        for shape, releases, samples in (
            (
                "bad DSN action in {value} -- need 4.x.x or 5.x.x",
                "2.3+",
                ("bad DSN action in 2.7.1 no -- need 4.x.x or 5.x.x",),
            ),
            (
                "missing {value:word} ⟦command ⟧argument in {name:token} map",
                "2.0+",
                ("missing FILTER command argument in header_checks map", "missing DELAY argument in body_checks map"),
            ),
            (
                "⟦ignoring ⟧bad {value:word} ⟦command ⟧⟦argument ⟧⟦header text ⟧⟦target ⟧⟦address ⟧{text:last} in {name:token}⟦ map⟧"
                "⟦ -- need {reason:rest}⟧",
                "2.0+",
                (
                    "bad FILTER command smtp-amavis in header_checks -- need transport:destination",
                    'bad REDIRECT target "postmaster" in header_checks map -- need user@domain',
                    "ignoring bad DELAY argument soon in header_checks map",
                ),
            ),
            (
                "{value:stage} action without text in {name:token} map",
                "2.1+",
                ("PREPEND action without text in header_checks map",),
            ),
            (
                "unknown command in {name:token} map: {value:rest}",
                "2.0+",
                ("unknown command in header_checks map: REJCT spam",),
            ),
        )
    ),
)

KINDS = MESSAGE_KINDS + CHECK_KINDS + REFUSAL_KINDS + UNREADABLE_KINDS + WARNING_KINDS
