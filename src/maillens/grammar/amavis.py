"""amavis (amavisd-new): content filter for viruses, spam and banned attachments."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(
    name="amavis", tags=("amavis", "amavisd", "amavisd-new"), daemons=("amavis", "amavisd", "amavisd-new")
)

SELF = ("amavis", "amavisd", "amavisd-new")

ID = "({filter_id:token}) "
# One exclamation mark is trouble, two are serious trouble (log levels -1 and -2).
MARK = "⟦({filter_id:token}) ⟧⟦(!)⟧⟦(!!)⟧⟦ ⟧"
# A banned name or a clause in braces, {RelayedInbound,Quarantined}, may follow.
VERDICT = ID + "{action:token} {verdict:stage}⟦-{_:int}⟧⟦ ({virus})⟧⟦ {_}⟧, "
ENVELOPE = "<{sender}> -> <{recipient}>⟦,<{_}>⟧"
DETAILS = (
    "⟦, quarantine: {_:name}⟧⟦, Queue-ID: {original_queue_id:token}⟧⟦, Message-ID: {message_id}⟧⟦, Resent-Message-ID: {_}⟧"
    "⟦, mail_id: {_:name}⟧, Hits: {score:name}⟦, size: {size_bytes}⟧⟦, queued_as: {next_queue_id:token}⟧⟦, {text}⟧"
)

VERDICT_EN = (
    "What amavis decided about a mail: Passed or Blocked, and why (CLEAN, SPAM, INFECTED, BANNED …). Hits is the spam"
    " score; queued_as is the id under which the mail went on."
)
VERDICT_JA = (
    "amavisの判定です。Passed（通過）かBlocked（遮断）と、その理由（CLEAN、SPAM、INFECTED、BANNEDなど）。"
    "Hitsは迷惑メールの点数、queued_asは通過後のキューIDです。"
)
START_EN = (
    "amavis starts and says which modules, decoders and scanners it found. What is missing matters only if you want it."
)
START_JA = "amavis起動時の記録です。見つかった、または見つからないモジュールや展開ソフトを示します。必要なものがなければ導入してください。"
SCANNER_EN = "A virus scanner did not answer or failed. Unscanned mail waits or passes, as configured; see that the scanner runs."
SCANNER_JA = "ウイルス検査プログラムが応答しないか失敗しました。検査プログラムが動いているか確認してください。"
TROUBLE_EN = (
    "amavis could not do its work on this mail; Postfix usually keeps it and tries again. Repair what the text names."
)
TROUBLE_JA = "amavisの処理に失敗しました。メールはふつうPostfixに残り再送されます。この行の原因を取り除いてください。"
DETAIL_EN = "A detail of how amavis examined this mail. Nothing to do."
DETAIL_JA = "メールの検査経過の記録です。対応は不要です。"
NOTE_EN = "Something unusual about this mail or its envelope that amavis noticed. Seldom anything to do."
NOTE_JA = "メールや宛先について気付いた点の記録です。対応が必要なことはまれです。"
HEADER_EN = "The mail's header breaks the rules: control characters, unencoded letters, doubled fields. Usual in spam and from bad programs."
HEADER_JA = (
    "ヘッダーが規格に反しています（制御文字、符号化されていない文字、重複など）。迷惑メールや古いソフトによくあります。"
)
NOTIFY_EN = "A notice to the sender about an undelivered mail was sent, or deliberately not sent."
NOTIFY_JA = "差出人への通知（不達など）を送った、または意図的に送らなかった記録です。"
QUARANTINE_EN = "A mail in quarantine was released, or should have been."
QUARANTINE_JA = "隔離したメールの解放に関する記録です。"
BOUNCE_EN = (
    "A bounce message was checked for whether it answers a mail that really left from here; forged ones are dropped."
)
BOUNCE_JA = "不達通知が、実際に送信したメールへのものかを確かめた結果です。偽の通知は破棄されます。"

BEGINNINGS = (
    (
        "amavis-start",
        START_EN,
        START_JA,
        (
            ("Module ", "Net::DNS            1.36"),
            ("Internal decoder for ", ".gz"),
            ("No decoder for ", "      .7z"),
            ("No ext program for ", "  .rar, tried: unrar-free"),
            ("Found decoder for ", "   .bz2  at /usr/bin/bzip2 -d"),
            ("Found $", "file            at /usr/bin/file"),
            ("No $", "altermime,         not using it"),
            ("Found primary av scanner ", "ClamAV-clamscan at /usr/bin/clamscan"),
            ("Found secondary av scanner ", "ClamAV-clamscan at /usr/bin/clamscan"),
            ("No primary av scanner: ", "CyberSoft VFind"),
            ("No secondary av scanner: ", "ClamAV-clamscan"),
            ("Using internal av scanner code for ", "(primary) ClamAV-clamd"),
            ("Using primary internal av scanner code for ", "ClamAV-clamd"),
            ("Using secondary internal av scanner code for ", "ClamAV-clamd"),
            ("Lookup::", "SQL code     NOT loaded"),
            ("SQL", "::Log code        NOT loaded"),
            ("ANTI-VIRUS code ", "     loaded"),
            ("ANTI-SPAM", " code       loaded"),
            ("Unpackers code ", "      loaded"),
            ("DKIM code ", "           loaded"),
            ("Tools code ", "          NOT loaded"),
            ("Net::Server: ", "Binding to TCP port 10024 on host 127.0.0.1 with IPv4"),
            ("SpamControl: ", "init_pre_chroot on SpamAssassin done"),
            ("extra modules loaded", ": Amavis/Out/SMTP/Session.pm"),
            ("initializing Mail::SpamAssassin", " (0)"),
            ("logging initialized, ", "log level 1, syslog: amavis.mail"),
            ("perl=", "5.036000, user=, EUID: 994 (994);  group=(), EGID: 994 994 (994 994)"),
            ("config files read: ", "/etc/amavisd.conf"),
            ("Creating db in ", "/var/spool/amavis/db/; BerkeleyDB 0.31, libdb 4.4"),
            ("BerkeleyDB-based ", "Amavis::Cache not available, using memory-based local cache"),
            ("after_chroot_init: ", "EUID: 999 (999);  EGID: 999 (999)"),
            ("SpamAssassin loaded plugins: ", "AWL, Bayes, DKIM"),
            ("socket module ", "IO::Socket::IP, protocol families available: INET, INET6"),
            ("INFO: SA version: ", "3.4.2, 3.004002, no optional modules: Encode::Detect"),
            ("Valid PID file ", "(younger than sys uptime 0 1:00:00)"),
        ),
    ),
    (
        "amavis-scanner-error",
        SCANNER_EN,
        SCANNER_JA,
        (
            (
                "ClamAV-clamd: ",
                "Can't connect to UNIX socket /run/clamav/clamd.ctl: No such file or directory, retrying (2)",
            ),
            ("ClamAV-clamd av-scanner FAILED: ", "run_av error: Too many retries to talk to /run/clamav/clamd.ctl"),
            ("Sophie: ", "timed out, retrying (2)"),
            ("WARN: all primary virus scanners failed, ", "considering backups"),
            ("AV: ", "ALL VIRUS SCANNERS FAILED"),
        ),
    ),
    (
        "amavis-trouble",
        TROUBLE_EN,
        TROUBLE_JA,
        (
            ("TROUBLE", " in check_mail: spam_scan FAILED: timed out at /usr/sbin/amavisd line 3786."),
            ("PANIC, ", "PANIC, SA produced a clone process of [19122], TERMINATING CLONE [19123]"),
            ("policy_server FAILED: ", "SQL quarantine code not enabled"),
            ("policy protocol: ", "INVALID AM.PDP ATTRIBUTE LINE: /var/spool"),
            ("loading policy bank ", '"AM.PDP-SOCK": unknown field "0"'),
            ("Requesting process rundown ", "after fatal error"),
            ("lookup_sql", ": 2006, MySQL server has gone away"),
            ("connect_to_sql: ", "unable to connect to DSN 'DBI:mysql:amavis'"),
            ("SMTP shutdown: ", "Error writing a SMTP response to the socket: Broken pipe"),
            ("TempDir removal: ", "tempdir is to be PRESERVED: /var/lib/amavis/tmp/amavis-20261121T1"),
            ("PRESERVING EVIDENCE in ", "/var/lib/amavis/tmp/amavis-20261121T1"),
            ("_WARN: ", "bayes: cannot open bayes databases"),
            ("WARN: ", "Using cpio instead of pax can be a security risk"),
            ("do_unzip: ", "p003, 4 members are encrypted, none extracted, archive retained"),
            ("do_cabextract: ", "can't parse toc line: All done, no errors."),
            ("mangling by altermime failed: ", "exit 1, mail will pass unmodified"),
        ),
    ),
    (
        "amavis-bad-header",
        HEADER_EN,
        HEADER_JA,
        (
            ("BAD HEADER from ", "<bob@example.com>: MIME error: error: part did not end with expected boundary"),
            ("check_header: ", '8, Duplicate header field: "Subject"'),
        ),
    ),
    (
        "amavis-notification",
        NOTIFY_EN,
        NOTIFY_JA,
        (
            ("DSN: ", "NOTIFICATION: Action:failed, LOCAL 554 Banned, <bob@example.com> -> <alice@example.jp>"),
            (
                "NOTICE: Not sending DSN",
                ", spam level exceeds DSN cutoff level for all recips, mail intentionally dropped",
            ),
            ("NOTICE: UNABLE TO SEND DSN to ", "<bob@example.com>: 554 5.7.1 Failed"),
            ("FAKE SENDER, ", "SPAM: 192.0.2.66, bob@example.com"),
        ),
    ),
    (
        "amavis-quarantine",
        QUARANTINE_EN,
        QUARANTINE_JA,
        (
            ("Quarantine release ", "arQcr95dNHaW: missing X-Quarantine-ID"),
            ("Quarantined message release", ": hiyPJOsD2m9Z <bob@example.com> -> <alice@example.jp>"),
            ("do_notify_and_quarantine: ", "spam level exceeds quarantine cutoff level 20"),
        ),
    ),
    (
        "amavis-bounce-check",
        BOUNCE_EN,
        BOUNCE_JA,
        (
            ("bounce killed, ", "<bob@example.com> -> <alice@example.jp>, from: bob@example.com"),
            ("bounce rescued ", "by domain, <bob@example.com> -> <alice@example.jp>"),
            ("bounce unverifiable, ", "<> -> <alice@example.jp>"),
        ),
    ),
    (
        "amavis-note",
        NOTE_EN,
        NOTE_JA,
        (
            ("WARN: address modified (", "sender): <root> -> <root@>"),
            ("NOTICE: reconnecting ", "in response to: err=2006"),
            ("NOTICE: Skipping ", "extra output from file(1): blah"),
            ("NOTICE: Virus scanning skipped: ", "Maximum number of files (1500) exceeded"),
            ("INFO: truncat", "ed 1 header line(s) longer than 998 characters"),
            ("INFO: unknown banned table name ", "1, recip=alice@example.jp"),
            ("INFO: ", "no existing Received header field"),
            ("truncating a message passed to SA ", "at 431018 bytes, orig 1875912"),
            ("spam_scan: not wasting time on SA, ", "message longer than 409600 bytes: 1326+4115601"),
            ("DEFANGING MAIL: ", "WARNING: possible mail bomb, NOT CHECKED FOR VIRUSES"),
            ("mangling YES: ", "1 (orig: 1), discl_allowed=0, <bob@example.com> -> <alice@example.jp>"),
            ("mangling by built-in defanger: ", "1, <bob@example.com>"),
            ("wbl: ", "whitelisted sender <bob@example.com>"),
            ("Turning AV infection into a spam report: ", "score=4.1, AV:Example.UNOFFICIAL=4.1"),
            ("Negative SMTP response to ", "data-dot (<alice@example.jp>): 550 5.7.1 Header Spam Rule 4"),
            ("response to RCPT TO for ", '<""@example.com>: "501 Bad address syntax"'),
            ("SA warn: ", "FuzzyOcr: Cannot find executable for gocr"),
            ("SA info: ", "pyzor: error: TERMINATED, signal 15 (000f)"),
        ),
    ),
    (
        "amavis-detail",
        DETAIL_EN,
        DETAIL_JA,
        (
            ("TIMING [", "total 5808 ms] - SMTP greeting: 5 (0%)0, SMTP LHLO: 1 (0%)0"),
            ("TIMING-SA ", "total 5478 ms - parse: 1.69 (0.0%)"),
            ("OS_fingerprint: ", "192.0.2.25 29.789 Linux 2.6 (newer, 1)"),
            ("p.path ", 'BANNED:1 alice@lab.test: "P=p002,L=1,M=multipart/mixed"'),
            ("smtp resp to ", "MAIL (pip): 250 2.1.0 Ok"),
            ("PenPals", "SavedFromKill 8.269-3.160, <bob@example.com> -> <alice@example.jp>"),
        ),
    ),
)
"""Lines that a beginning tells apart: kind, meanings, (beginning, how a sample goes on)."""

KINDS = (
    Kind(
        name="amavis-verdict",
        family="filter",
        daemons=SELF,
        shape=VERDICT + "{_}[{client_address}]⟦:{client_port}⟧ ⟦[{_}] ⟧" + ENVELOPE + DETAILS,
        releases="2.4+",
        samples=(
            "(02248-02) Passed CLEAN {RelayedInbound}, [203.0.113.10]:40652 [203.0.113.10] <am@friend.test> ->"
            " <alice@lab.test>,<bob@lab.test>, Queue-ID: 70DC2242736, Message-ID: <1795298440457.654@client.test>,"
            " mail_id: HBoWYsAAA60s, Hits: 1.3, size: 330, queued_as: 888C624276B, 95 ms",
            "(02248-04) Blocked BANNED (application/octet-stream,evil.exe) {RejectedInbound}, [203.0.113.10]:40656 [203.0.113.10]"
            " <am@friend.test> -> <alice@lab.test>,<bob@lab.test>, Queue-ID: 727FA242767, Message-ID: <1795298440468.658@client.test>,"
            " mail_id: WYNMPqKa6rF9, Hits: -, size: 572, 50 ms",
            "(04312-07) Passed BAD-HEADER-7, ORIGINATING/MYNETS LOCAL [192.0.2.7] [192.0.2.7] <bob@example.jp> -> <to@example.com>,"
            " quarantine: badh-lxR, mail_id: lxR, Hits: -2.292, size: 422, queued_as: E3B21C, 981 ms",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
    ),
    Kind(
        name="amavis-verdict",
        family="filter",
        daemons=SELF,
        shape=ID + "{action:token}⟦ {verdict:stage}⟧⟦-{_:int}⟧⟦ ({virus})⟧⟦ {_}⟧, {_}" + ENVELOPE + DETAILS,
        releases="2.4+, mail from no network client",
        samples=(
            "(04312-07) Passed SPAM, MYNETS <root@example.jp> -> <root@example.jp>, quarantine: spam-V3Wq,"
            " Message-ID: <220.1B@example.jp>, mail_id: V3Wq, Hits: 7, size: 8838, queued_as: C63EC, 18 ms",
            "(04312-07) Passed, <bob@example.com> -> <alice@example.jp>, Message-ID: <m@example.com>, Hits: -",
        ),
        en=VERDICT_EN,
        ja=VERDICT_JA,
        fallback=True,
    ),
    *(
        Kind(
            name="amavis-verdict",
            family="filter",
            daemons=SELF,
            shape=f"{ID}{action}⟦ {{verdict:stage}}⟧⟦-{{_:int}}⟧⟦ ({{virus}})⟧{{_}}<{{sender}}> -> <{{recipient}}>⟦,<{{_}}>⟧ ⟦Message-ID: {{message_id}},⟧{{text:rest}}",
            releases="with another log_templ",
            samples=(
                f"(04312-07) {action} CLEAN, [192.0.2.7] <bob@example.com> -> <alice@example.jp> Message-ID: <m@example.com>, mail_id: 7vtR",
            ),
            en=VERDICT_EN,
            ja=VERDICT_JA,
            constants=(("action", action),),
            fallback=True,
        )
        for action in ("Passed", "Blocked")
    ),
    *(
        Kind(
            name="amavis-verdict",
            family="filter",
            daemons=SELF,
            shape=f"{ID}{action}⟦ {{verdict:stage}}⟧⟦-{{_:int}}⟧⟦ ({{virus}})⟧{{_}}<{{sender}}> -> <{{recipient}}>⟦,<{{_}}>⟧,{{text:rest}}",
            releases="with another log_templ",
            samples=(
                f"(04312-07) {action}, <bob@example.com> -> <alice@example.jp>, Message-ID: <m@example.com>, Hits: 4.377",
            ),
            en=VERDICT_EN,
            ja=VERDICT_JA,
            constants=(("action", action),),
            fallback=True,
        )
        for action in ("Passed", "Blocked")
    ),
    Kind(
        name="amavis-recipient-verdict",
        family="filter",
        daemons=SELF,
        shape=(
            VERDICT + "<{sender}> -> ⟦<{recipient}>⟧, Hits: {score:name}, tag={_:name}, tag2={_:name}, kill={_:name}"
            "⟦, queued_as: {next_queue_id:token}⟧⟦, {text}⟧"
        ),
        releases="2.4+, log level 1",
        samples=(
            "(02248-02) Passed CLEAN, <am@friend.test> -> <alice@lab.test>, Hits: 1.3, tag=-999, tag2=5, kill=8,"
            " queued_as: 888C624276B, L/Y/0/0",
            "(02248-03) Blocked SPAM, <am@friend.test> -> , Hits: 1001.301, tag=-999, tag2=5, kill=8, L/Y/Y/Y",
        ),
        en="The same verdict once more for one recipient, with the score limits that count for them.",
        ja="宛先ごとの判定です。その宛先に適用された点数のしきい値（tag、tag2、kill）が付きます。",
    ),
    Kind(
        name="amavis-spam-score",
        family="filter",
        daemons=SELF,
        shape=ID
        + "SPAM⟦-TAG⟧, <{sender}> -> ⟦<⟧{recipient}>⟦,<{_}>⟧, {verdict:token}, ⟦score⟧⟦hits⟧={score:name} {_}tests={tests}",
        releases="before 2.7, or log level 2",
        samples=(
            "(04312-07) SPAM, <bob@example.com> -> <alice@example.jp>, Yes, score=17.709 tag=-10 tag2=6.31 kill=6.31"
            " tests=[BAYES_99=4], autolearn=spam",
            "(04312-07) SPAM-TAG, <bob@example.com> -> <alice@example.jp>, No, score=-0.069 tagged_above=-10 required=6.31 tests=[BAYES_00=-2.599]",
        ),
        en="The spam score of a mail and the tests that gave it: Yes is spam, No is not.",
        ja="迷惑メールの点数と根拠のテストです。Yesは迷惑メール、Noはそうでないと判定されたものです。",
    ),
    Kind(
        name="amavis-received",
        family="filter",
        daemons=SELF,
        shape=ID
        + "{protocol:token}⟦ ⟧{_}: <{sender}> -> <{recipient}>⟦,<{_}>⟧⟦ SIZE={size_bytes}⟧{_} Received: {_:rest}",
        releases="2.0+, log level 1",
        samples=(
            "(02248-02) ESMTP :10124 /var/lib/amavis/tmp/amavis-20261121T220040-02248-23MmhxPz: <am@friend.test> ->"
            " <alice@lab.test>,<bob@lab.test> SIZE=330 Received: from mail.lab.test ([127.0.0.1]) by localhost",
            "(04312-07) SMTP::10024 /var/lib/amavis/tmp/amavis-1: <bob@example.com> -> <alice@example.jp> Received: from localhost",
        ),
        en="amavis took a mail from Postfix to examine it.",
        ja="検査のためにPostfixからメールを受け取りました。",
    ),
    Kind(
        name="amavis-checking",
        family="filter",
        daemons=SELF,
        shape=ID + "Checking: {_:name} {_}<{sender}> -> <{recipient}>⟦,<{_}>⟧",
        releases="2.0+, log level 1",
        samples=(
            "(02248-02) Checking: HBoWYsAAA60s [203.0.113.10] <am@friend.test> -> <alice@lab.test>,<bob@lab.test>",
        ),
        en="amavis begins to examine a mail.",
        ja="メールの検査を始めました。",
    ),
    Kind(
        name="amavis-forwarded",
        family="filter",
        daemons=SELF,
        shape=ID
        + "⟦{_:word} ⟧FWD {_}"
        + ENVELOPE
        + ",{_}from MTA({relay_name}): {reply} queued as {next_queue_id:token}",
        releases="2.0+, log level 1",
        samples=(
            "(02248-02) HBoWYsAAA60s FWD from <am@friend.test> -> <alice@lab.test>,<bob@lab.test>, BODY=7BIT 250 2.0.0 from"
            " MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 888C624276B",
        ),
        en="amavis gave the mail back to Postfix, which took it under the queue id shown.",
        ja="検査を終えたメールをPostfixに戻しました。末尾が新しいキューIDです。",
    ),
    Kind(
        name="amavis-forwarded",
        family="filter",
        daemons=SELF,
        shape=ID + "⟦{_:word} ⟧FWD {_}" + ENVELOPE + ",{_}from MTA({relay_name}): {reply:rest}",
        releases="2.0+, log level 1",
        samples=(
            "(02248-02) HBoWYsAAA60s FWD from <am@friend.test> -> <alice@lab.test>, BODY=7BIT 451 4.5.0 from"
            " MTA(smtp:[127.0.0.1]:10025): 451 4.3.0 Error: queue file write error",
        ),
        en="What Postfix answered when amavis wanted to give the mail back; 4xx and 5xx are refusals.",
        ja="メールをPostfixに戻そうとしたときの応答です。4xxと5xxは受け取られていません。",
        fallback=True,
    ),
    Kind(
        name="amavis-virus",
        family="filter",
        daemons=SELF,
        shape=MARK + "virus_scan: ({virus}), detected by {count} scanners: {name:rest}",
        releases="2.0+",
        samples=("(04312-07) virus_scan: (Win.Test.EICAR_HDB-1), detected by 1 scanners: ClamAV-clamd",),
        en="A virus was found in the mail, by the scanners named.",
        ja="メールからウイルスが見つかりました。検出したプログラムが続きます。",
    ),
    Kind(
        name="amavis-virus",
        family="filter",
        daemons=SELF,
        shape=MARK + "⟦ask⟧⟦run⟧_av ({name}): {_}INFECTED: {virus:rest}",
        releases="2.0+",
        samples=(
            "(04312-07) ask_av (ClamAV-clamd): /var/lib/amavis/tmp/amavis-1/parts INFECTED: Win.Test.EICAR_HDB-1",
        ),
        en="A virus scanner found a virus in the mail.",
        ja="ウイルス検査プログラムがウイルスを検出しました。",
    ),
    Kind(
        name="amavis-scanner-error",
        family="notice",
        daemons=SELF,
        shape=MARK + "⟦ask⟧⟦run⟧_av ({name}): {text:rest}",
        releases="2.0+",
        samples=(
            "(04312-07) (!)run_av (ClamAV-clamd, built-in i/f): Too many retries to talk to /run/clamav/clamd.ctl",
        ),
        en=SCANNER_EN,
        ja=SCANNER_JA,
        fallback=True,
    ),
    Kind(
        name="amavis-scanner-error",
        family="notice",
        daemons=SELF,
        shape=MARK + "{name} av-scanner FAILED: {reason:rest}",
        releases="2.0+",
        samples=("(04312-07) (!!)NAI McAfee AntiVirus (uvscan) av-scanner FAILED: timed out",),
        en=SCANNER_EN,
        ja=SCANNER_JA,
        fallback=True,
    ),
    Kind(
        name="amavis-scanner-error",
        family="notice",
        daemons=SELF,
        shape=MARK + "{name} is taking longer than {interval_s} s and will be killed",
        releases="2.0+",
        samples=("(04312-07) (!)/usr/local/bin/uvscan is taking longer than 10 s and will be killed",),
        en=SCANNER_EN,
        ja=SCANNER_JA,
        fallback=True,
    ),
    Kind(
        name="amavis-trouble",
        family="notice",
        daemons=SELF,
        shape=MARK + "{name} FAILED: {reason:rest}",
        releases="2.0+",
        samples=(
            "(04312-07) (!!)file(1) utility (/usr/bin/file) FAILED: run_command: can't fork: Cannot allocate memory",
        ),
        en=TROUBLE_EN,
        ja=TROUBLE_JA,
        fallback=True,
    ),
    Kind(
        name="amavis-started",
        family="notice",
        daemons=SELF,
        shape="⟦({filter_id:token}) ⟧starting. ⟦ ⟧{_:word} at {name:name} {version}, Unicode aware, {text:rest}",
        releases="2.0+",
        samples=(
            'starting. /usr/sbin/amavisd at mail.lab.test amavis-2.13.0 (20230106), Unicode aware, LANG="C.UTF-8"',
        ),
        en="amavis started.",
        ja="amavisが起動しました。",
    ),
    Kind(
        name="amavis-detail",
        family="notice",
        daemons=SELF,
        shape=ID + "p{_:int} {_:word} Content-Type: {text:rest}",
        releases="2.0+, log level 1",
        samples=("(04312-07) p001 1/1/1 Content-Type: text/plain, size: 460 B, name: ",),
        en="A part of the mail: its type, size and file name.",
        ja="メールに含まれる部分（本文や添付）の種類・大きさ・ファイル名です。",
    ),
    Kind(
        name="amavis-json",
        family="filter",
        daemons=SELF,
        shape=ID + '{_}"@timestamp":"{text:rest}',
        releases="2.8+, with a JSON log_templ",
        samples=('(04312-07) {"@timestamp":"2026-11-21T10:08:20.612Z","action":["PASS"]}',),
        en=VERDICT_EN,
        ja=VERDICT_JA,
        fallback=True,
    ),
    *(
        Kind(
            name=name,
            family="notice",
            daemons=SELF,
            shape=MARK + beginning + "{text:rest}",
            releases="2.0+",
            samples=(f"(04312-07) {beginning}{sample}", f"{beginning}{sample}"),
            en=en,
            ja=ja,
            # A longer beginning of another kind goes first.
            fallback=beginning in ("WARN: ", "INFO: ", "ClamAV-clamd: "),
        )
        for name, en, ja, lines in BEGINNINGS
        for beginning, sample in lines
    ),
)
