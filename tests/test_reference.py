"""The reference pages say what the grammar and the model say."""

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = runpy.run_path(str(DOCS / "make_reference.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str) -> None:
    """A changed grammar or model changes its page: `make reference` writes it again."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()
