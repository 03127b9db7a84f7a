"""This machine -> what a speed is worth: processor, cores, memory, kernel, Python."""

import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a benchmark ran; nothing that names the host."""

    cpu: str
    cores: int
    memory_bytes: int
    kernel: str
    python: str

    @property
    def kind(self) -> str:
        """A word for file names, e.g. `2-core-intel-xeon`."""
        words = re.sub(r"\(.*?\)|@.*|\bcpu\b|\bprocessor\b", " ", self.cpu.lower())
        return f"{self.cores}-core-" + "-".join(re.findall(r"[a-z0-9]+", words)[:4])


def this_machine() -> Machine:
    """Describe the machine this runs on."""
    return Machine(
        cpu=_field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory_bytes=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        kernel=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
    )


def _field(path: str, name: str) -> str:
    try:
        text = Path(path).read_text()
    except OSError:
        return ""
    found = re.search(rf"^{name}\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""
