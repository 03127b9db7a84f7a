"""The detections, one file each; what defines `DETECTION` here is looked for in every log."""

import importlib
import pkgutil
from functools import cache

from maillens.query.security.detection import Detection


@cache
def load_detections() -> tuple[Detection, ...]:
    """All detections, that of the worst threat first."""
    names = [info.name for info in pkgutil.iter_modules(__path__)]
    detections = [importlib.import_module(f"{__name__}.{name}").DETECTION for name in names]
    return tuple(sorted(detections, key=lambda detection: detection.place))
