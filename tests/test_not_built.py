"""Without its compiled part, maillens says how to build it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "maillens"


def test_missing_extension_is_told(tmp_path: Path) -> None:
    """A copy of the sources that was never built gives an error with a hint, no stack trace."""
    shutil.copytree(SOURCE, tmp_path / "maillens", ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
    done = subprocess.run(
        [sys.executable, "-c", "from maillens.present.cli import main; main()", "report", "mail.log"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "LC_ALL": "C.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: the compiled part of maillens is missing")
    assert "make setup" in done.stderr
    assert "Traceback" not in done.stderr
