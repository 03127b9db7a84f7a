"""Hostile blocks against a sanitizer build of the native parts: `make fuzz`, `python fuzz/run.py --seconds 60`."""

import argparse
import faulthandler
import os
import random
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / ".fuzz"
SLOWEST_S = 120
"""A round that takes longer counts as a fault: no line may stop the program."""


def main() -> int:
    """Build, then fuzz in a process of its own; 0 when nothing was found."""
    options = _options()
    if options.inside:
        return fuzz(options.seconds, options.seed, options.round)
    build()
    command = [
        sys.executable,
        str(Path(__file__)),
        "--inside",
        "--seconds",
        str(options.seconds),
        "--seed",
        str(options.seed),
    ]
    if options.round is not None:
        command += ["--round", str(options.round)]
    code = subprocess.run(command, env=_sanitized(), check=False).returncode
    if code not in (0, 1):
        print(f"error: a fault ended the run; the blocks of its round are {BUILT}/current.*", file=sys.stderr)
    return 0 if code == 0 else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000_000)
    parser.add_argument("--round", type=int, help="only this round of the seed, to see a fault again")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def build() -> None:
    """Compile the package with AddressSanitizer and UndefinedBehaviorSanitizer into `.fuzz/`."""
    BUILT.mkdir(exist_ok=True)
    (BUILT / ".gitignore").write_text("*\n")
    shutil.rmtree(BUILT / "lib" / "maillens" / "grammar", ignore_errors=True)
    print("building with sanitizers", file=sys.stderr, flush=True)
    command = [sys.executable, "setup.py", "-q", "build", "--build-base", ".fuzz/build", "--build-lib", ".fuzz/lib"]
    with (BUILT / "build.log").open("wb") as log:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "MAILLENS_SANITIZE": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        print((BUILT / "build.log").read_text(errors="replace"), file=sys.stderr)
        sys.exit("error: the sanitizer build failed")


def _sanitized() -> dict[str, str]:
    libraries = ("libasan.so", "libubsan.so", "libstdc++.so")
    preload = [
        subprocess.run(["gcc", f"-print-file-name={name}"], capture_output=True, text=True, check=True).stdout.strip()
        for name in libraries
    ]
    return {
        **os.environ,
        "LD_PRELOAD": " ".join(os.path.realpath(library) for library in preload),
        "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=0:allocator_may_return_null=1",
        "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
        # The sanitizer watches what comes from malloc, not what Python cuts out of its own arenas.
        "PYTHONMALLOC": "malloc",
        "PYTHONPATH": str(BUILT / "lib"),
    }


def fuzz(seconds: float, seed: int, only: int | None) -> int:
    """Rounds for SECONDS; 1 after writing down and printing the first that goes wrong."""
    import check
    import mutate

    from maillens.grammar import load
    from maillens.parse._scanner import Scanner
    from maillens.parse.program import compile_grammar

    scanner, lines, pairs = Scanner(compile_grammar()), mutate.corpus(), load().tagged_samples
    print(f"seed {seed}, {len(lines):,} lines to start from", file=sys.stderr, flush=True)
    end, number, records, told = time.monotonic() + seconds, only or 0, 0, time.monotonic()
    while time.monotonic() < end:
        blocks = list(mutate.blocks(random.Random(f"{seed}:{number}"), lines, pairs))
        _keep(blocks)
        faulthandler.dump_traceback_later(SLOWEST_S, exit=True)
        try:
            records += check.check_round(scanner, blocks, number)
        except Exception as error:  # noqa: BLE001 - whatever a hostile block makes a step raise is what is sought
            _tell(error, seed, number)
            return 1
        finally:
            faulthandler.cancel_dump_traceback_later()
        number += 1
        if only is not None:
            break
        if time.monotonic() - told > 30:
            told = time.monotonic()
            print(f"  {number:,} rounds, {records:,} records, {end - told:.0f} s to go", file=sys.stderr, flush=True)
    print(f"seed {seed}: {number - (only or 0):,} rounds, {records:,} records: no fault, twin and scanner agree")
    return 0


def _tell(error: Exception, seed: int, number: int) -> None:
    traceback.print_exception(error)
    again = f"python fuzz/run.py --seed {seed} --round {number}"
    print(f"error: {error}\nhint: `{again}` shows it again; the blocks are {BUILT}/current.*", file=sys.stderr)


def _keep(blocks: list[bytes]) -> None:
    """Write the blocks down before they are read: a fault ends the process at once."""
    for old in BUILT.glob("current.*"):
        old.unlink()
    for number, block in enumerate(blocks):
        (BUILT / f"current.{number}").write_bytes(block)


if __name__ == "__main__":
    sys.exit(main())
