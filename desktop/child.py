"""How this program starts itself again as a child process, from a clone, installed or as a program of its own."""

import sys
from pathlib import Path

FLAG = "--child"
"""First argument of a child: the module to run follows. The program has no interpreter to hand it to."""

MODULES = ("desktop.importing", "desktop.report.worker")
"""What may follow: the program must not run whatever it is given, where IT lets no interpreter run."""


def command(module: str, *arguments: str) -> list[str]:
    """The command line that runs one of our modules in a process of its own.

    It is the same program: one with a window starts what has no console either, and one on a console shares it.
    """
    is_program = Path(sys.executable).stem.lower().startswith("plumbline")
    return [sys.executable, FLAG if is_program else "-m", module, *arguments]
