"""A pasted line, code, reply or name -> what it means, in plain words.

>>> from maillens.explain import explained
>>> known, unknown = explained(["5.1.1"])
>>> known[0].form, known[0].name
('enhanced-code', '5.1.1')
"""

from maillens.explain.explaining import explained, ways
from maillens.explain.explanation import Explanation, FieldMeaning, Remark
from maillens.explain.text import Text

__all__ = ["Explanation", "FieldMeaning", "Remark", "Text", "explained", "ways"]
