"""postgrey: greylisting for Postfix."""

from maillens.grammar.kind import Kind, Product

PRODUCT = Product(name="postgrey", tags=("postgrey",), daemons=("postgrey",), queue_ids=True)

SELF = ("postgrey",)

START_EN = "postgrey starts, stops or changes its user. Normal around a restart."
START_JA = "postgreyの起動・停止時の記録です。通常の動作です。"
CLEAN_EN = "postgrey removes what it no longer needs to remember. Normal."
CLEAN_JA = "postgreyが古い記録を整理しています。通常の動作です。"
TROUBLE_EN = "postgrey received something it does not understand, or could not start. Check how Postfix calls it."
TROUBLE_JA = "postgreyが解釈できない要求を受けたか、起動できませんでした。Postfix側の設定を確認してください。"


def _notice(name: str, beginning: str, sample: str, en: str, ja: str) -> Kind:
    """A line of postgrey about itself, known by its beginning."""
    return Kind(name, "notice", SELF, beginning + "{text:rest}", "all", (beginning + sample,), en, ja)


KINDS = (
    Kind(
        name="greylist",
        family="filter",
        daemons=SELF,
        shape=(
            "⟦{queue_id}: ⟧action={action:token}, reason={reason}⟦, delay={elapsed_s}⟧, client_name={client_name:name}"
            ", client_address={client_address:name}⟦, sender={sender}⟧⟦, recipient={recipient}⟧"
        ),
        releases="1.32+",
        samples=(
            "action=greylist, reason=new, client_name=mail.friend.test, client_address=203.0.113.10, sender=sender@friend.test,"
            " recipient=greylist@lab.test",
            "action=pass, reason=triplet found, delay=412, client_name=mx.example.com, client_address=192.0.2.25,"
            " sender=bob@example.com, recipient=alice@example.jp",
            "4D1A5C3F21: action=greylist, reason=early-retry (295s missing), client_name=unknown, client_address=2001:db8::25,"
            " sender=bob@example.com",
        ),
        en=(
            "Greylisting: action=greylist turned a first attempt away for some minutes, action=pass let the mail in."
            " A real mail server comes back; much spam does not."
        ),
        ja=(
            "グレイリスティングの判定です。action=greylistは初回の配送を一度断って再送を待ち、action=passは受け入れました。"
            "正規のサーバーは再送してきます。"
        ),
    ),
    Kind(
        name="greylist-delayed",
        family="filter",
        daemons=SELF,
        shape="delayed {elapsed_s} seconds: client={client_name}, from={sender}, to={recipient}",
        releases="before 1.32",
        samples=("delayed 603 seconds: client=192.0.2.25, from=bob@example.com, to=alice@example.jp",),
        en="A mail came through after greylisting; so long it was held up.",
        ja="グレイリスティングで待たされたメールが届きました。秒数が遅れた時間です。",
    ),
    Kind(
        name="postgrey-started",
        family="notice",
        daemons=SELF,
        shape="{_:dotted}/{_:dotted}/{_:word} {text:rest}",
        releases="all",
        samples=(
            "2026/11/21-22:00:06 postgrey (type Net::Server::Multiplex) starting! pid(2265)",
            "2026/11/21-22:01:00 Server closing!",
        ),
        en=START_EN,
        ja=START_JA,
        fallback=True,
    ),
    _notice("postgrey-started", "Process Backgrounded", "", START_EN, START_JA),
    _notice("postgrey-started", "Binding to ", "TCP port 10023 on host 127.0.0.1", START_EN, START_JA),
    _notice("postgrey-started", "Setting uid to ", '"109"', START_EN, START_JA),
    _notice("postgrey-started", "Setting gid to ", '"113 113"', START_EN, START_JA),
    _notice("postgrey-started", "Resolved ", "[localhost]:10023 to [127.0.0.1]:10023, IPv4", START_EN, START_JA),
    _notice("postgrey-cleaning", "cleaning ", "main database finished. before: 3800, after: 2539", CLEAN_EN, CLEAN_JA),
    _notice("postgrey-cleaning", "rm ", "/var/lib/postgrey/log.0000000002", CLEAN_EN, CLEAN_JA),
    _notice("postgrey-trouble", "Couldn't ", 'unlink "/run/postgrey.pid" [Permission denied]', TROUBLE_EN, TROUBLE_JA),
    _notice("postgrey-trouble", "ignoring garbage: ", "<help>", TROUBLE_EN, TROUBLE_JA),
    _notice("postgrey-trouble", "unrecognized request type: ", "''", TROUBLE_EN, TROUBLE_JA),
)
