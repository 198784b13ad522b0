"""Names the machine that a run was measured on, and how much memory a process has taken."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path

from benchmarks.figures import Machine

STATUS = Path("/proc/self/status")
CPUINFO = Path("/proc/cpuinfo")


def describe_machine() -> Machine:
    """Return the processor, the cores that this process may use, the system and the Python."""
    return Machine(
        processor=_processor(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        system=platform.platform(terse=True),
        python=platform.python_version(),
    )


def _processor() -> str:
    """Return the processor's name as Linux gives it, else as Python does."""
    lines = CPUINFO.read_text(encoding="utf-8").splitlines() if CPUINFO.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def peak_memory() -> int:
    """Return the most bytes that this process has held in memory so far.

    Linux keeps the figure since the program began; `getrusage` would also count the process it was forked from.
    """
    if STATUS.is_file():
        for line in STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
