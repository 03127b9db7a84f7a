"""What a program of Postfix does, as far as it matters for counting."""

from enum import IntEnum


class Role(IntEnum):
    """How the lines of a program are read; numbered as in `_lines.pxi`."""

    LOOK = 0
    """Line by line, by Python."""
    NEVER = 1
    """Not at all: it is no program of Postfix."""
    SMTPD = 2
    POSTSCREEN = 3
    QMGR = 4
    CLEANUP = 5
    AGENT = 6
    """Whatever else delivers or is silent."""
    SMTP = 7


ROLES = {
    b"smtpd": Role.SMTPD,
    b"postscreen": Role.POSTSCREEN,
    b"qmgr": Role.QMGR,
    b"cleanup": Role.CLEANUP,
    b"smtp": Role.SMTP,
    b"pickup": Role.LOOK,
    b"master": Role.LOOK,
    b"nqmgr": Role.LOOK,
    b"postfix-script": Role.LOOK,
}
"""The programs that are not agents."""
