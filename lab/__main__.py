"""python -m lab COMMAND: see `lab.commands`."""

import sys

from lab.commands import main

sys.exit(main(sys.argv[1:]))
