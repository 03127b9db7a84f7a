"""Scenarios, all at once, inside a running lab; then the wait until all that moves has come to rest.

python -m lab.play [NAME …]        (`lab.commands` runs it inside the namespaces)
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lab.place import Place
from lab.scenario import Scenario, all_scenarios
from lab.servers import POSTFIX
from lab.stage import Stage
from lab.truth import Played, Submission, TruthFile, read_truth

REST_S = 60.0
"""How long mail that must not stay may stay after the last scenario."""

_PENDING = ("deferred", "held")


def play(names: list[str]) -> list[str]:
    """Play scenarios side by side; they wait more than they work.

    Returns:
        What went wrong, one text for each scenario.
    """
    place = Place()
    truth = TruthFile(place.truth)
    everything = all_scenarios()
    chosen = [everything[name] for name in names or everything]
    with ThreadPoolExecutor(len(chosen)) as pool:
        complaints = list(pool.map(lambda one: _play_one(one, place, truth), chosen))
    truth.close()
    complaints.append(_rest(place))
    place.queue.write_text("".join(f"{json.dumps(row)}\n" for row in queued()), encoding="utf-8")
    return [complaint for complaint in complaints if complaint]


def _play_one(scenario: Scenario, place: Place, truth: TruthFile) -> str:
    began_at = time.time()
    try:
        scenario.play(Stage(scenario.name, place, truth))
    # Whatever ends one scenario, the others go on, and it is told.
    except Exception as error:  # noqa: BLE001
        return f"{scenario.name}: {type(error).__name__}: {error}"
    truth.write(Played(scenario.name, began_at, time.time(), scenario.kinds))
    return ""


def _rest(place: Place) -> str:
    """Wait until the queues hold only what must stay there."""
    staying = {fact.queue_id for fact in read_truth(place.truth) if isinstance(fact, Submission) and _stays(fact)}
    left, end = ["?"], time.monotonic() + REST_S
    while left and time.monotonic() < end:
        time.sleep(0.5)
        left = [
            f"{row['queue_id']} from {row['sender']}"
            for row in queued()
            if row["queue_name"] in ("active", "incoming", "maildrop") or _must_leave(row, staying)
        ]
    return f"still in the queue: {', '.join(left)}" if left else ""


def _stays(fact: Submission) -> bool:
    return any(one.outcome in _PENDING for one in (*fact.recipients, *fact.added))


def _must_leave(row: dict[str, Any], staying: set[str | None]) -> bool:
    """Whether a waiting mail is one that a scenario sees through to its end: those of the second instance all are."""
    return row["instance"] != POSTFIX[0] and row["queue_id"] not in staying


def queued() -> Iterator[dict[str, Any]]:
    """What the queues of all instances hold: `postqueue -j`, each row with its `instance`."""
    for instance in POSTFIX:
        listed = subprocess.run(
            ["postqueue", "-c", f"/run/lab/etc/{instance}", "-j"], capture_output=True, text=True, check=False
        )
        for line in listed.stdout.splitlines():
            yield {"instance": instance, **json.loads(line)}


def main() -> None:
    """Play the scenarios named, or all; exit 1 when one went wrong."""
    complaints = play(sys.argv[1:])
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
