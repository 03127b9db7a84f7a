"""The lab's populated queue, live: what Postfix says of it is what the scenarios filled it with."""

import json
import subprocess

from lab import namespace
from lab.place import Place
from lab.truth import Submission, read_truth


def test_queue_holds_what_was_put_off(populated: Place) -> None:
    """What postqueue lists are the recipients that the scenarios say wait, in the queues where they must be."""
    command = namespace.inside(populated, ["postqueue", "-c", "/run/lab/etc/postfix", "-j"])
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    found = {row["queue_id"]: row for row in map(json.loads, listed)}
    submissions = {one.queue_id: one for one in read_truth(populated.truth) if isinstance(one, Submission)}
    for outcome, queues in (("held", {"hold"}), ("deferred", {"deferred", "active"})):
        wanted = {
            queue_id
            for queue_id, one in submissions.items()
            if queue_id and any(recipient.outcome == outcome for recipient in one.recipients)
        }
        assert wanted == {queue_id for queue_id, row in found.items() if row["queue_name"] in queues}
        assert wanted
