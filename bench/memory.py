"""What a process of its own has held.

The resource usage of a child begins with that of the process it was forked from and outlives the exec, so a small
child of a large process would look large.
"""

from __future__ import annotations

from pathlib import Path


def high_water(pid: int) -> float:
    """The most memory that process *pid* has held, in MiB; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
