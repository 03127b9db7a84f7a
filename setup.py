"""Build of the native parts; everything else is in pyproject.toml."""

import os

from Cython.Build import cythonize
from setuptools import Extension, setup

SANITIZE = os.environ.get("MAILLENS_SANITIZE")
# The Makefile compiles in place (`build_ext --inplace`), which knows what is up to date;
# an editable install does not.
ELSEWHERE = os.environ.get("MAILLENS_NATIVE") == "no"
FLAGS = (
    ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"]
    if SANITIZE
    else ["-O3", "-fno-plt"]
)
NATIVE = {
    "maillens.columns": [],
    "maillens.parse._stamp": [],
    "maillens.parse._scanner": [
        "_find.h",
        "_operations.pxi",
        "_match.pxi",
        "_rows.pxi",
        "_origins.pxi",
        "_prefix.pxi",
        "_envelope.pxi",
        "_block.pxi",
    ],
    "maillens.parse._clock": [],
    "maillens.correlate._correlator": [
        "_state.h",
        "_keyed.h",
        "_texts.h",
        "_vocabulary.pxi",
        "_line.pxi",
        "_writing.pxi",
        "_messages.pxi",
        "_refusals.pxi",
        "_sessions.pxi",
        "_verdicts.pxi",
        "_waiting.pxi",
    ],
    "maillens.query._tally": [
        "_reason.pxi",
        "_bytes.h",
        "_conditions.pxi",
        "_parts.pxi",
        "_counter.pxi",
        "_line_tally.pxi",
        "_tally.h",
        "_stretch.h",
        "_keys.h",
        "_names.h",
        "_words.h",
        "_counts.h",
        "_spread.h",
        "_order.h",
    ],
    "maillens.query._concern": [],
    "maillens.query._trouble": ["_reason.pxi", "_bytes.h"],
    "maillens.query.security._attempts": ["_lines.pxi", "_pairs.pxi", "../../correlate/_keyed.h"],
    "maillens._batches": ["_handing.pxi", "_cells.pxi"],
    "maillens.pflogsumm._ledger": [
        "_table.h",
        "_lines.pxi",
        "_head.pxi",
        "_mail.pxi",
        "_sessions.pxi",
        "_refusals.pxi",
    ],
    "maillens.read._room": [],
    "maillens.read._sieve": ["_spots.h"],
    "maillens.privacy._needles": [],
    "maillens.present._rows": ["records/_text.pxi", "records/_plain.h"],
    "maillens.privacy._naming": ["_looks.pxi", "_places.pxi"],
    "maillens.present.records._encoder": ["_text.pxi", "_ndjson.pxi", "_csv.pxi", "_plain.h"],
}


def extension(name: str, parts: list[str]) -> Extension:
    """The extension of one .pyx file and the .pxi files it includes."""
    path = "src/" + name.replace(".", "/") + ".pyx"
    depends = ["src/maillens/_hash.h", *(os.path.join(os.path.dirname(path), part) for part in parts)]
    return Extension(
        name,
        [path],
        depends=depends,
        extra_compile_args=[*FLAGS, "-D_GNU_SOURCE"],
        extra_link_args=FLAGS if SANITIZE else [],
        include_dirs=[os.path.dirname(path), "src/maillens"],
    )


setup(
    ext_modules=[]
    if ELSEWHERE
    else cythonize(
        [extension(name, parts) for name, parts in NATIVE.items()],
        include_path=["src"],
        build_dir="build/cython",
        compiler_directives={"language_level": 3},
    )
)
