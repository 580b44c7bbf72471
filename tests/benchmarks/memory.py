"""Memory of the window with 2,000 items open, read and painted."""

from __future__ import annotations

from pathlib import Path

import material
from measure import Figure, in_new_process

CODE = """
import sys
from pathlib import Path
from desk import Desk
from measure import resident_megabytes
desk = Desk()
desk.open(Path(sys.argv[1]))
desk.edit("E7")
for key in "Some words.":
    desk.type_a_key(key)
print(resident_megabytes())
import os
sys.stdout.flush()
os._exit(0)
"""


def measure(folder: Path) -> list[Figure]:
    path = material.saved(2_000, folder)
    value = float(in_new_process(CODE, str(path), data=folder))
    return [Figure("memory, 2,000 items open", (value,), bar=250, unit="MB")]
