"""An address -> its country and the network operator it belongs to, from databases that lie on this machine.

`load_geo()` gives a `Geo`; without data, or without the extra `maillens[geo]`, it knows nothing and says so.
Nothing is ever downloaded.
"""

from maillens.geo.lookup import NOWHERE, Geo, load_geo
from maillens.geo.origin import Origin

__all__ = ["NOWHERE", "Geo", "Origin", "load_geo"]
