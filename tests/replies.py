"""Replies and addresses as a client knows them, beside the rows that maillens made of the log."""

import re
from typing import Any

REPLY = re.compile(r"(\d{3})[ -](?:(\d\.\d+\.\d+) )?(.*)")


def is_refusal_with(row: dict[str, Any], reply: str) -> bool:
    """Whether a row of refusals tells of a reply: its code, status and text; cleanup logs a reply without its code."""
    found = REPLY.fullmatch(reply)
    code, dsn, text = found.groups() if found else (None, None, reply)
    return (
        row["action"] in ("reject", "milter-reject", "proxy-reject")
        and (row["reply_code"] == int(code or 0) or row["daemon"] == "cleanup")
        and row["dsn"] == dsn
        and row["reason"] == text
    )


def as_logged(address: str) -> str:
    """An address the way Postfix logs it: no source route, quotes instead of backslashes, in lower case."""
    address = re.sub(r"^@[^:]*:", "", address)
    local, _, domain = address.rpartition("@")
    if re.search(r"[\\@]", local) and not local.startswith('"'):
        local = '"' + local.replace("\\", "") + '"'
    return f"{local}@{domain}".lower() if domain and local else address.lower()
