"""An explanation -> the settings that its texts name, of which more can be asked."""

import re

from maillens.explain.explanation import Explanation
from maillens.explain.parameters import known

_WORD = re.compile(r"[a-z]+(?:_[a-z]+)+")
MOST = 4


def settings_named(told: Explanation) -> tuple[str, ...]:
    """The names of settings in the texts of TOLD, those of its own name left out; at most `MOST`."""
    texts = [told.meaning, told.why, *told.todo, *(remark.text for remark in told.remarks)]
    words = (word for text in texts if text is not None for word in _WORD.findall(text.en + " " + text.ja))
    return tuple(dict.fromkeys(word for word in words if word in known() and word != told.name))[:MOST]
