"""Bytes -> blocks of whole lines: where the lines come from, and in which order.

`find_sources` says which files, directories, pipes and journals a request means, and
puts them in order of time; `blocks` reads one of them. Compression and the forms that
wrap log lines (docker's JSON, Kubernetes' lines, journal exports) are recognised by content and taken off.
Knows nothing of mail, only of lines and of the time they begin with.
"""

from maillens.read.blocks import BLOCK_BYTES, blocks
from maillens.read.find import find_sources
from maillens.read.problem import ReadProblem
from maillens.read.source import Block, Source

__all__ = ["BLOCK_BYTES", "Block", "ReadProblem", "Source", "blocks", "find_sources"]
