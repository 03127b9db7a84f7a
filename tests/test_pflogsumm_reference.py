"""pflogsumm's report beside what pflogsumm printed for the same logs: `--strict` is the same, byte for byte."""

from datetime import datetime
from pathlib import Path

import pytest
from pflogsumm_report import differences, printed

RUN_ON = datetime(2026, 11, 21)
"""The day on which the references were made; it tells the year of stamps that have none."""

SMALL = ("s1", "s2", "s3", "s4", "s5", "s6")
OPTIONS = "--problems-first --detail 1 -q --iso-date-time --zero-fill --rej-add-from -h 1 -u 1".split()
ALL_LISTS = {
    "1.1.5": ["--smtpd-stats", "-e"],
    "1.3": ["--smtpd-stats", "--pscrn-stats", "--ssl-tls-stats", "-e"],
}
SUFFIXES = {"1.1.5": "1.1.5", "1.3": "1.3.0"}
LAB = (
    ("syslog-mode/mail.log", "syslog-mode/reference"),
    ("syslog-mode/mail.traditional.log", "syslog-mode/reference-traditional"),
    ("file-mode/mail.log", "file-mode/reference"),
)
LAB_OPTIONS = {
    "pflogsumm.txt": [],
    "pflogsumm-all-options.txt": (
        "--detail 20 --iso-date-time --verbose-msg-detail --problems-first --rej-add-from --smtpd-stats --zero-fill -e"
    ).split(),
}
CORPORA = {
    "infohtreasure": ("infohtreasure-Postfix-Maillog-Dump/maillog",),
    "logwatch-TD": ("logwatch-postfix-amavis-TD/postfix-logwatch-TD.log",),
    "mail-log-parse": ("Mail-Log-Parse/t/data/log",),
}


@pytest.mark.parametrize("release", ["1.1.5", "1.3"])
@pytest.mark.parametrize("name", SMALL)
def test_small_logs(name: str, release: str, shared: Path) -> None:
    """Every kind of line that one of the releases treats in its own way is counted as that release does."""
    expected = (shared / f"pflogsumm/{name}.{SUFFIXES[release]}.txt").read_text(encoding="latin-1")
    log = shared / f"pflogsumm/{name}.log"
    assert not differences(printed([*ALL_LISTS[release], log], release, RUN_ON), expected)


@pytest.mark.parametrize("release", ["1.1.5", "1.3"])
def test_options(release: str, shared: Path) -> None:
    """The options change the layout as they change that of pflogsumm."""
    expected = (shared / f"pflogsumm/s1.{SUFFIXES[release]}.opts.txt").read_text(encoding="latin-1")
    more = ["--rej-add-to"] if release == "1.3" else []
    text = printed([*OPTIONS, *more, shared / "pflogsumm/s1.log"], release, RUN_ON)
    assert not differences(text, expected, is_cut=True)


@pytest.mark.parametrize("reference", LAB_OPTIONS)
@pytest.mark.parametrize(("log", "folder"), LAB)
def test_lab(log: str, folder: str, reference: str, shared: Path) -> None:
    """Logs of real servers, with all that the lab could make them say, are counted as pflogsumm counts them."""
    expected = (shared / "lab/logs" / folder / reference).read_text(encoding="latin-1")
    text = printed([*LAB_OPTIONS[reference], shared / "lab/logs" / log], "1.1.5", RUN_ON)
    assert not differences(text, expected, is_cut=bool(LAB_OPTIONS[reference]))


@pytest.mark.parametrize("release", ["1.1.5", "1.3"])
@pytest.mark.parametrize("name", CORPORA)
def test_other_peoples_logs(name: str, release: str, shared: Path) -> None:
    """Logs of old releases and of verbose servers are counted as pflogsumm counts them."""
    corpora = shared / "corpora"
    expected = (corpora / f"pflogsumm-outputs/pflogsumm-{SUFFIXES[release]}/{name}.txt").read_text(encoding="latin-1")
    files = [corpora / file for file in CORPORA[name]]
    assert not differences(printed(["--smtpd-stats", "--verbose-msg-detail", *files], release, RUN_ON), expected)
