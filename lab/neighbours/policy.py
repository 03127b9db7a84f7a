"""A policy server (SMTPD_POLICY_README): the local part of the recipient, `policy-…`, chooses the action."""

from lab.neighbours.lines import Connection, listen

_ACTIONS = {
    "policy-reject": "REJECT Policy says no",
    "policy-later": "DEFER_IF_PERMIT Service temporarily unavailable, greylisted for 300 seconds",
    "policy-hold": "HOLD suspicious",
    "policy-discard": "DISCARD silently",
    "policy-warn": "WARN policy would reject",
    "policy-prepend": "PREPEND X-Policy: tagged",
    "policy-redirect": "REDIRECT bob@example.jp",
    "policy-info": "INFO just noting",
    "policy-421": "421 4.7.1 closing connection by policy",
    "policy-521": "521 5.7.1 go away",
    "policy-filter": "FILTER scan:[127.0.0.1]:10024",
    "policy-nonsense": "NONSENSE action",
}


async def serve() -> None:
    """Listen."""
    await listen("127.0.0.1", 10031, _answer)


async def _answer(client: Connection) -> None:
    while True:
        attributes = {}
        while line := await client.line():
            name, _, value = line.partition("=")
            attributes[name] = value
        local_part = attributes.get("recipient", "").split("@")[0]
        if local_part == "policy-silent":
            return
        client.writer.write(f"action={_ACTIONS.get(local_part, 'DUNNO')}\n\n".encode())
