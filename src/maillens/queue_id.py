"""What a queue id looks like, for whoever finds one: at the beginning of a text, or typed by itself."""

import re

# postconf(5) enable_long_queue_ids: short ids are 5 hex digits of microseconds and
# the inode in hex; long ids use digits and consonants and always hold a digit.
_SHORT_ID = re.compile(rb"[0-9A-F]{6,24}+(?=: )")
_LONG_ID = re.compile(rb"(?=[B-Zb-z]*[0-9])[0-9BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz]{10,24}+(?=: )")
# In posted logs; both forms mix where only some digits were masked.
_MASKED_ID = re.compile(rb"[xX]{4,20}+(?=: )|[0-9A-Fx]{6,24}+(?=: )")


def split_queue_id(text: bytes) -> tuple[str | None, bytes]:
    """Take the queue id off: (None when there is none, empty for NOQUEUE; rest).

    Ids that somebody masked before posting the log (xxxxxxxx) are ids too.
    """
    if text.startswith(b"NOQUEUE: "):
        return "", text[9:]
    for pattern in (_SHORT_ID, _LONG_ID, _MASKED_ID):
        found = pattern.match(text)
        if found is not None:
            return found[0].decode(), text[found.end() + 2 :]
    return None, text
