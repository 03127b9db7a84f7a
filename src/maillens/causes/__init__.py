"""Why mail was not delivered or not let in: the words of a log or a queue -> a known cause, or words that group.

>>> from maillens.causes import find, masked
>>> find("connect to mx.example.com[192.0.2.1]:25: Connection timed out").name
'connection-timed-out'
>>> masked("host mx.example.com[192.0.2.1] said: 450 4.2.1 <taro@example.com>: try again in 300 seconds")
'450 4.2.1 *: try again in * seconds'
"""

from maillens.causes.cause import Cause
from maillens.causes.known import CAUSES
from maillens.causes.masking import masked
from maillens.causes.refusals import REFUSALS
from maillens.causes.search import find

__all__ = ["CAUSES", "REFUSALS", "Cause", "find", "masked"]
