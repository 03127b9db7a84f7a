"""What stands before the text of every line: time, host, tag, queue id."""

from collections.abc import Iterator

from maillens.explain.explanation import FieldMeaning
from maillens.explain.pasted import Pasted
from maillens.explain.text import Text

_TIME = Text("when it was logged", "記録された時刻")
_HOST = Text("the host that logged it", "記録したサーバーの名前")
_TAG = Text(
    "who logged it: software/program; a word in between is the service in master.cf",
    "記録したソフトウェアとプログラム（間に語があれば、master.cfのサービス名）",
)
_SUBMISSION = Text(
    "who logged it: smtpd of the entrance for users (submission: port 587; smtps, submissions: 465)",
    "記録したプログラム。利用者の送信用の窓口のsmtpdです（submissionは587番、smtps・submissionsは465番ポート）",
)
_PID = Text("process id: lines of one process have the same", "プロセスID。同じプロセスの行は同じ番号になる")
_QUEUE_ID = Text(
    "queue id: all lines about this mail have it, `grep {value}` finds them",
    "キューID（キューに入ったメールに付く番号）。`grep {value}`で同じメールの行が見つかる",
)
_NO_QUEUE_ID = Text(
    "no queue id: the mail was not taken in, so it never got one",
    "キューIDなし。メールを受け付けなかったので、番号が付いていない",
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
        entrance = line.tag.split("/")[-2:-1] in (["submission"], ["smtps"], ["submissions"])
        yield FieldMeaning("", "daemon", line.tag, "", _SUBMISSION if entrance else _TAG)
    if line.pid is not None:
        yield FieldMeaning("", "pid", str(line.pid), "", _PID)
    if line.queue_id:
        meaning = Text(_QUEUE_ID.en.format(value=line.queue_id), _QUEUE_ID.ja.format(value=line.queue_id))
        yield FieldMeaning("", "queue_id", line.queue_id, "", meaning)
    elif line.queue_id == "":
        yield FieldMeaning("", "queue_id", "NOQUEUE", "", _NO_QUEUE_ID)
    if line.severity in _SEVERITIES and line.product == "postfix":
        yield FieldMeaning("", "severity", line.severity, "", _SEVERITIES[line.severity])
