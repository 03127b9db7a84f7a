"""What the command `maillens queue show` says."""

TEXTS = {
    "short": ("one mail: its reasons, its header, its story", "1通を詳しく見る（理由、ヘッダー、経過）"),
    "help": (
        "All that is known of a mail in the queue: envelope, the reason for each recipient and what to do, the header "
        "(which Postfix shows to root only), and what the log says of it from its arrival on.\n"
        "Exit code: 0 it is there; 1 it is not in the queue; 2 something could not be read.",
        "キューにある1通について、エンベロープ、宛先ごとの理由と対応、ヘッダー（rootのときだけ）、"
        "受付からの経過（ログから）を表示します。\n"
        "終了コード: 0 表示した、1 キューにない、2 読めないものがあった",
    ),
    "examples": (
        "maillens queue show 3F0AB14C5D\tall about it\n"
        "maillens queue show 3F0AB14C5D --log /var/log/mail.log.1\twith its story from this log",
        "maillens queue show 3F0AB14C5D\tそのメールのすべて\n"
        "maillens queue show 3F0AB14C5D --log /var/log/mail.log.1\tこのログから経過を調べる",
    ),
    "option.no-log": ("Do not read the log.", "ログを読みません。"),
    "option.form": (
        "Form of the answer: text for people, json for programs.",
        "出力の形式です。textは人が読むため、jsonはプログラム用です。",
    ),
    "show.headline": ("Mail {id}", "メール{id}"),
    "show.since": ("waits since", "受付"),
    "show.arrived": ("{moment} ({age})", "{moment}（待ち時間{age}）"),
    "show.instance": ("instance", "インスタンス"),
    "show.forced": (
        "It is forced to expire: at the next attempt it goes back to its sender.",
        "強制的に期限切れにする指定があります。次の試行で差出人に送り返されます。",
    ),
    "show.recipients": ("Recipients that still wait", "まだ届いていない宛先"),
    "show.said": ("said", "応答"),
    "show.header": ("Header", "ヘッダー"),
    "show.no-header": ("not shown: {why}", "表示できません: {why}"),
    "show.story": ("What the log says", "ログに残る経過"),
    "show.no-story": (
        "This log knows nothing of it; `--log FILE` names another.",
        "このログには記録がありません。別のログは`--log FILE`で指定してください。",
    ),
    "event.received": ("received from {client}, sender {sender}", "{client}から受け付けた（差出人: {sender}）"),
    "event.forwarded": (
        "made of another mail on this host, sender {sender}",
        "このホストの別のメールから作られた（差出人: {sender}）",
    ),
    "event.delivery": ("{recipient}: {status} by {relay}: {reply}", "{recipient}: {status}（{relay}）{reply}"),
    "event.refusal": ("{action}: {reason}", "{action}: {reason}"),
    "origin.login": ("{client}, logged in as {login}", "{client}（認証: {login}）"),
    "origin.local": ("this host (uid {uid})", "このホスト（uid {uid}）"),
    "origin.unknown": ("an unknown client", "不明な接続元"),
}
