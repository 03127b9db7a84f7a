"""How pages of HTML look: a style sheet, and what stands in attributes because mail programs may drop the sheet."""

from pathlib import Path

FONT = "system-ui,-apple-system,'Segoe UI','Hiragino Sans','Noto Sans JP','Yu Gothic UI',Meiryo,sans-serif"
FAINT, BAR = "#5f6c7b", "#4c7fb5"
"""The colours of what is read last, and of bars, on a light ground."""

BODY = f"margin:0;background:#ffffff;color:#1f2933;font:15px/1.55 {FONT}"
MAIN = "max-width:720px;margin:0 auto;padding:24px 16px 48px"
HEADLINE = "font-size:23px;line-height:1.3;margin:0 0 14px"
TITLE = "font-size:17px;line-height:1.35;margin:36px 0 6px"
NOTE = f"margin:4px 0 10px;color:{FAINT};font-size:13px"


def style_sheet() -> str:
    """The style sheet of every page."""
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")
