"""What a search for single lines takes of the steps before it, beside `pipeline.py`; a report needs none of it."""

from maillens.correlate.joining import joined
from maillens.read.sifting import SHORTEST, Sifted
from maillens.read.spool import rereadable
from maillens.read.steps import in_steps

__all__ = ["SHORTEST", "Sifted", "in_steps", "joined", "rereadable"]
