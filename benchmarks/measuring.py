"""A measurement in a process of its own: the best time of several, and the peak of memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def measure(run: Callable[[], object], repeats: int) -> dict[str, float]:
    """In this process: the best time of the processor, and how far memory grew."""
    before = peak_of_memory()
    times = []
    for _ in range(repeats):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    peak = peak_of_memory()
    return {"seconds": min(times), "peak": peak, "grown": peak - before}


def peak_of_memory() -> float:
    """In megabytes. The kernel's own figure where there is one: `ru_maxrss` is inherited from the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [each for each in status.read_text().splitlines() if each.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def forget_peak() -> float:
    """The peak is from here on what is held now, where the kernel can forget (Linux); how much that is."""
    forgetting = Path("/proc/self/clear_refs")
    if forgetting.exists():
        forgetting.write_text("5")
    return peak_of_memory()


def in_a_process(script: str, *job: object) -> dict[str, float]:
    """What the script prints when it is given this job."""
    arguments = [sys.executable, script, "--job", *(str(each) for each in job)]
    # One thread of linear algebra on both sides: waiting threads would count as work.
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(arguments, capture_output=True, check=False, text=True, env=alone)
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))
