"""The first process of a lab's namespaces: sets them up, starts the servers, buries the dead, ends all.

python -m lab.init FOLDER FORM lifeline|stay        (`lab.namespace.start` runs it)
"""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from lab.configuration import configure
from lab.mounts import enter_folder
from lab.place import Place
from lab.servers import Servers


def main() -> None:
    """Run a lab until it is told to end, or until the one who started it is gone."""
    root, form, how = sys.argv[1:]
    servers = Servers()
    signal.signal(signal.SIGTERM, _end(servers))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if how == "lifeline":
        threading.Thread(target=_end_with_standard_input, daemon=True).start()
    enter_folder(Path(root))
    configure(form)
    servers.start()
    Place().ready.write_text("")
    while True:
        servers.bury_the_dead()
        time.sleep(0.3)


def _end(servers: Servers) -> "signal._HANDLER":
    def end(_number: int, _frame: FrameType | None) -> None:
        # A second SIGTERM must not start all over.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        servers.stop()
        Place().ready.unlink(missing_ok=True)
        # The kernel ends whatever is left in the namespace of a first process that exits.
        os._exit(0)

    return end


def _end_with_standard_input() -> None:
    """Nobody writes to it: it ends when the process that holds its other end does, even by SIGKILL."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError, RuntimeError) as error:
        sys.exit(f"{error}")
