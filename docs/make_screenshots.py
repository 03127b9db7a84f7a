"""The HTML report of the demo log -> docs/report-html.png and docs/report-html.ja.png, as browsers show it.

python docs/make_screenshots.py

On a light screen, on a dark one and on a telephone; needs Chromium.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOG = "demo/mail.log"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE = (1480, 900)
SCREENS = (
    # (left, top, width, height, scale, colours, scrolled by)
    (30, 36, 752, 1150, 0.72, "light", 0),
    (596, 36, 752, 1150, 0.72, "dark", 4560),
    (1162, 36, 375, 1050, 0.76, "light", 0),
)


def main() -> int:
    """The command line."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("note: no Chromium, so the screenshots stay as they are; `apt install chromium` has it", file=sys.stderr)
        return 0
    for language, name in (("en", "report-html.png"), ("ja", "report-html.ja.png")):
        with tempfile.TemporaryDirectory() as folder:
            write_report(Path(folder), language)
            (Path(folder) / "screens.html").write_text(screens(), encoding="utf-8")
            shoot(browser, Path(folder), HERE / name)
    return 0


def write_report(folder: Path, language: str) -> None:
    """The report as HTML, in the folder."""
    program = Path(sys.executable).parent / "maillens"
    options = ("--lang", language, "--tz", "Asia/Tokyo", "--no-progress", "-o", str(folder / "report.html"))
    subprocess.run([program, "report", *options, LOG], check=True, cwd=HERE.parent)


def screens() -> str:
    """A page with the report on each screen."""
    frames = "".join(
        f'<div style="left:{left}px;top:{top}px;width:{width * scale}px;height:{height * scale}px">'
        f'<iframe src="report.html" style="width:{width}px;height:9000px;transform:scale({scale}) '
        f'translateY(-{scrolled}px);color-scheme:{colours}"></iframe></div>'
        for left, top, width, height, scale, colours, scrolled in SCREENS
    )
    style = (
        "body{margin:0;background:#dfe5ec}"
        "div{position:absolute;overflow:hidden;border-radius:10px;box-shadow:0 6px 28px #1f293340}"
        "iframe{border:0;transform-origin:0 0}"
    )
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{frames}"


def shoot(browser: str, folder: Path, picture: Path) -> None:
    """What the browser shows of the page in the folder."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files")
    where = (f"--user-data-dir={folder / 'profile'}", f"--window-size={SIZE[0]},{SIZE[1]}", f"--screenshot={picture}")
    page = (folder / "screens.html").as_uri()
    subprocess.run([browser, *options, *where, page], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main())
