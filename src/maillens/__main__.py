"""`python -m maillens`."""

from maillens.present.cli import main

main()
