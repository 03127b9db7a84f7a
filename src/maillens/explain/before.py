"""What stands before the text of every line: time, host, tag, queue id."""

import re
from collections.abc import Iterator

from maillens.explain.explanation import FieldMeaning
from maillens.explain.text import Text
from maillens.pasted import Pasted

_TIME = Text("when it was logged", "記録された時刻")
_HOST = Text("the host that logged it", "記録したサーバーの名前")
_TAG = Text("who logged it: software/program", "記録したソフトウェアとプログラム")
_SERVICE = Text(
    "who logged it: software/service in master.cf/program",
    "記録したソフトウェア、master.cfのサービス名、プログラム",
)
_SUBMISSION = Text(
    "who logged it: the entrance for users (submission: port 587; smtps, submissions: 465)",
    "記録したプログラム。利用者の送信用の窓口（submissionは587番、smtps・submissionsは465番ポート）",
)
_ENTRANCES_FOR_USERS = frozenset(("submission", "submissions", "smtps"))
_PID = Text("process id; lines of one process share it", "プロセスの番号。同じプロセスの行で共通")
_QUEUE_ID = Text(
    "number of this mail in the queue; `maillens trace {value}` tells its story",
    "このメールに付いた番号。`maillens trace {value}`で経過が分かる",
)
_MASKED_QUEUE_ID = Text("number of this mail in the queue, masked", "このメールに付いた番号（伏せ字）")
_MASKED = re.compile("[xX]{2}")
_NO_QUEUE_ID = Text(
    "no queue id: the mail was not taken in",
    "キューIDなし（メールを受け付けていない）",
)
_SEVERITIES = {
    "warning": Text("something to look at; work goes on", "警告。処理は続くが、確かめる価値がある"),
    "error": Text("something failed; the program goes on", "エラー。一部の処理に失敗した"),
    "fatal": Text("the program could not go on and ended", "致命的エラー。プログラムが続けられずに終了した"),
    "panic": Text("the program found a fault in itself and ended", "異常終了。プログラム自身の不具合の可能性がある"),
}


def before_text(line: Pasted) -> Iterator[FieldMeaning]:
    """Time, host, tag, process id, queue id and severity, as far as the line has them."""
    if line.stamp:
        yield FieldMeaning("", "time", line.stamp, "", _TIME)
    if line.host:
        yield FieldMeaning("", "host", line.host, "", _HOST)
    if line.tag and line.tag != line.daemon:
        yield FieldMeaning("", "daemon", line.tag, "", _tag_meaning(line.tag))
    if line.pid is not None:
        yield FieldMeaning("", "pid", str(line.pid), "", _PID)
    if line.queue_id and _MASKED.search(line.queue_id):
        yield FieldMeaning("", "queue_id", line.queue_id, "", _MASKED_QUEUE_ID)
    elif line.queue_id:
        meaning = Text(_QUEUE_ID.en.format(value=line.queue_id), _QUEUE_ID.ja.format(value=line.queue_id))
        yield FieldMeaning("", "queue_id", line.queue_id, "", meaning)
    elif line.queue_id == "":
        yield FieldMeaning("", "queue_id", "NOQUEUE", "", _NO_QUEUE_ID)
    if line.severity in _SEVERITIES and line.product == "postfix":
        yield FieldMeaning("", "severity", line.severity, "", _SEVERITIES[line.severity])


def _tag_meaning(tag: str) -> Text:
    service = tag.split("/")[1:-1]
    if service and service[-1] in _ENTRANCES_FOR_USERS:
        return _SUBMISSION
    return _SERVICE if service else _TAG
