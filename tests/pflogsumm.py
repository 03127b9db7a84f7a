"""What a report of pflogsumm says, as numbers."""

import re

_WORDS = ("forwarded", "deferred", "bounced", "held", "delivered", "rejected", "discarded")


def grand_totals(page: str) -> dict[str, int]:
    """The grand totals of a pflogsumm report, as far as they count what ours count.

    Returns:
        Counts by pflogsumm's words, with `deferrals` and `reject warnings`.
    """
    found = {word: int(count) for count, word in re.findall(r"^ +(\d+) +(\w+)", page, re.MULTILINE)[:9]}
    deferrals = re.search(r"\((\d+) +deferrals\)", page)
    warnings = re.search(r"^ +(\d+) +reject warnings", page, re.MULTILINE)
    assert deferrals is not None
    assert warnings is not None
    totals = {name: found[name] for name in _WORDS}
    return {**totals, "deferrals": int(deferrals[1]), "reject warnings": int(warnings[1])}
