"""A Postfix of our own for tests: its own configuration, queue and log; it listens nowhere and sends nothing.

Every delivery is deferred by the retry(8) service with the text that `RETRY` gives for the domain.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

MASTER = """\
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
postlog unix-dgram n - n - 1 postlogd
"""

RETRY = {
    "refused.example.com": "4.4.1 connect to mx.refused.example.com[192.0.2.1]:25: Connection refused",
    "full.example.com": "4.2.2 host mx.full.example.com[192.0.2.2] said: 452 4.2.2 Mailbox full",
}
OTHER = "4.4.1 connect to mx.example.net[192.0.2.9]:25: Connection timed out"


def is_possible() -> bool:
    """Whether Postfix is installed and we are root, as master(8) needs."""
    return shutil.which("postsuper") is not None and os.geteuid() == 0


class Instance:
    """A private instance.

    Args:
        folder: Where everything of it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.etc, self.log = folder, folder / "etc", folder / "mail.log"

    def run(self, *command: str, text: str | None = None, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of Postfix's commands; of those with `-c`, the instance is named."""
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        assert not check or not done.returncode, f"{command}: {done.stderr}"
        return done

    def send(self, sender: str, *recipients: str, size_bytes: int = 100) -> None:
        """Hand in a mail with sendmail(1)."""
        text = f"From: {sender or 'MAILER-DAEMON'}\nSubject: test\n\n" + ("x" * 63 + "\n") * (size_bytes // 64)
        self.run("sendmail", "-C", str(self.etc), "-f", sender, "-i", "--", *recipients, text=text)

    def queue(self) -> dict[str, dict[str, Any]]:
        """Queue id -> what `postqueue -j` says."""
        said = self.run("postqueue", "-c", str(self.etc), "-j").stdout
        return {entry["queue_id"]: entry for entry in map(json.loads, said.splitlines())}

    def settle(self, count: int, queue_name: str = "deferred") -> dict[str, dict[str, Any]]:
        """The queue, once COUNT mails are in it and all are in one queue."""
        for _ in range(200):
            queue = self.queue()
            if len(queue) == count and all(entry["queue_name"] == queue_name for entry in queue.values()):
                return queue
            time.sleep(0.05)
        raise AssertionError(f"the queue does not settle: {queue}")

    def stop(self) -> None:
        """Stop its daemons; the queue stays."""
        self.run("postfix", "-c", str(self.etc), "stop", check=False)

    def clear(self) -> None:
        """Delete all mail."""
        self.run("postsuper", "-c", str(self.etc), "-d", "ALL")


@contextmanager
def running() -> Iterator[Instance]:
    """An instance that runs as long as it is used, and is gone with all its files afterwards."""
    # Not in pytest's folders: they are closed to the user that Postfix's daemons run as.
    with (
        TemporaryDirectory(prefix="maillens-postfix-", ignore_cleanup_errors=True) as name,
        _running(Path(name)) as instance,
    ):
        yield instance


@contextmanager
def _running(folder: Path) -> Iterator[Instance]:
    folder.chmod(0o755)
    instance = Instance(folder)
    instance.etc.mkdir()
    (folder / "queue").mkdir()
    data = folder / "data"
    data.mkdir()
    shutil.chown(data, "postfix")
    (instance.etc / "master.cf").write_text(MASTER)
    (instance.etc / "transport").write_text(
        "".join(f"{domain} retry:{text}\n" for domain, text in RETRY.items()) + f"* retry:{OTHER}\n"
    )
    (instance.etc / "main.cf").write_text(_main(folder))
    instance.run("postfix", "-c", str(instance.etc), "start")
    try:
        yield instance
    finally:
        instance.stop()


def _main(folder: Path) -> str:
    settings = {
        "compatibility_level": "3.6",
        "queue_directory": folder / "queue",
        "data_directory": folder / "data",
        "maillog_file": folder / "mail.log",
        "maillog_file_prefixes": folder,
        "myhostname": "mail.example.jp",
        "mydestination": "",
        "inet_interfaces": "loopback-only",
        "transport_maps": f"texthash:{folder}/etc/transport",
        "alias_maps": "",
        "alias_database": "",
        "local_recipient_maps": "",
        "hopcount_limit": "50",
        "minimal_backoff_time": "1h",
        "queue_run_delay": "1h",
    }
    return "".join(f"{name} = {value}\n" for name, value in settings.items())
