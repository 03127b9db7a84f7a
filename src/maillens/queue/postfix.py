"""Postfix's own commands, found and run: postqueue(1) lists, postcat(1) shows, postsuper(1) is run by `actions`."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from typing import IO

from maillens.queue.trouble import QueueError

_PLACES = ("/usr/sbin", "/usr/local/sbin", "/opt/zimbra/common/sbin", "/opt/local/sbin")
"""Where Postfix's commands are when the PATH of a plain user leaves them out."""

_SIGNS = (
    ("usage: postqueue", "too-old"),
    ("invalid option", "too-old"),
    ("mail system is down", "down"),
    ("is not allowed to view", "list-forbidden"),
    ("is not allowed to flush", "flush-forbidden"),
    ("reserved for the superuser", "act-forbidden"),
    ("specify alternate_config_directories", "config-forbidden"),
    ("unauthorized configuration directory", "config-forbidden"),
    ("main.cf: ", "no-config"),
    ("open queue file", "no-file"),
)
"""Words of a message of Postfix -> the code of the trouble."""

_PREFIX = re.compile(r"^\S+: (?:fatal: )?")
"""What Postfix's commands put before a message: their name or path, and how bad it is."""


def program(name: str) -> str:
    """The path of one of Postfix's commands.

    Raises:
        QueueError: it is not there.
    """
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *_PLACES])
    found = shutil.which(name, path=path)
    if found is None:
        raise QueueError("not-installed", program=name)
    return found


def command(name: str, config_dir: str | None, *arguments: str) -> list[str]:
    """The words that run a command of Postfix for an instance."""
    return [program(name), *(["-c", config_dir] if config_dir else []), *arguments]


def environment() -> dict[str, str]:
    """The environment for Postfix's commands: their messages are read, so they must be in English."""
    return {**os.environ, "LC_ALL": "C"}


def list_queue(config_dir: str | None, warnings: list[QueueError]) -> Iterator[bytes]:
    """The lines of `postqueue -j`, as they come.

    Args:
        warnings: What should be known beside them is added here, at the end.

    Raises:
        QueueError: Postfix is absent or down, or does not let us.
    """
    words = command("postqueue", config_dir, "-j")
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=messages, env=environment())
        try:
            assert process.stdout is not None
            yield from process.stdout
            status = process.wait()
        finally:
            _stopped(process)
        said = _text(messages)
        if status:
            raise failure(words, status, said, config_dir)
        if "Mail system is down" in said:
            warnings.append(QueueError("read-while-down", name=config_dir or "", instance=_option(config_dir)))


def header_of(queue_id: str, config_dir: str | None) -> str:
    """The header of a message in the queue, as `postcat -qh` shows it.

    Raises:
        QueueError: postcat is absent; this user may not read queue files; the message has gone.
    """
    words = command("postcat", config_dir, "-qh", queue_id)
    done = subprocess.run(words, capture_output=True, env=environment(), check=False)
    if done.returncode:
        raise failure(words, done.returncode, done.stderr.decode("utf-8", "replace"), config_dir)
    return done.stdout.decode("utf-8", "surrogateescape")


def failure(words: list[str], status: int, messages: str, config_dir: str | None) -> QueueError:
    """What the failure of a command means.

    Args:
        words: The command.
        status: Its exit code.
        messages: What it wrote on stderr.
    """
    lines = [line for line in messages.splitlines() if line.strip()]
    reason = next((line for line in lines if "fatal:" in line), lines[-1] if lines else "-")
    code = next((code for sign, code in _SIGNS if sign in messages), "failed")
    name = os.path.basename(words[0])
    return QueueError(
        code,
        name=config_dir or "/etc/postfix",
        program=name,
        reason=_PREFIX.sub("", reason),
        status=status,
        command=shlex.join([name, *words[1:]]),
        instance=_option(config_dir),
    )


def _option(config_dir: str | None) -> str:
    return f" -c {shlex.quote(config_dir)}" if config_dir else ""


def _stopped(process: subprocess.Popen[bytes]) -> None:
    """Leave no process and no pipe behind, also when nobody wants the rest of the list."""
    if process.stdout is not None:
        process.stdout.close()
    if process.poll() is None:
        process.terminate()
        process.wait()


def _text(messages: IO[bytes]) -> str:
    messages.seek(0)
    return messages.read().decode("utf-8", "replace")
