"""Sieve: into a folder, away, back, to somebody else, and an answer while on holiday."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "mail-saved sieve-discard sieve-redirect sieve-reject sieve-vacation sieve-failed"

SUBJECTS = ("junk", "create", "discard", "reject", "redirect", "copy", "vacation")


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for subject in SUBJECTS:
            client.send("sender@friend.example", sent("sieve@example.jp"), subject=f"sieve-{subject}")
        # Whoever was told is not told again the same day.
        client.send("sender@friend.example", sent("sieve@example.jp"), subject="sieve-vacation")
    # A script of one's own, with an error in it.
    editor = stage.sieve("203.0.113.13")
    editor.log_in("vacation@example.jp", "secret-vacation")
    editor.install("broken", 'require "nonsense";\n')
    editor.install("fine", "keep;\n")
    editor.quit()
