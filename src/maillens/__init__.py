"""maillens reads what mail servers write about themselves and answers their keepers' questions.

    import maillens

    log = maillens.open(["/var/log/mail.log", "/var/log/mail.log.1"])
    log.deliveries().filter(…)              # a pyarrow.Table
    for batch in log.records(): …           # every line, typed

Importing this costs next to nothing: pyarrow and the readers come with the first question.
"""

from maillens.errors import MaillensError, NothingMatched, ReadError, UsageError
from maillens.log import Log, open_log

__all__ = ["Log", "MaillensError", "NothingMatched", "ReadError", "UsageError", "open"]

open = open_log
