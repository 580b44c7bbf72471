"""How this program starts itself again as a child process, from a clone, installed or frozen."""

import sys

FLAG = "--child"
"""First argument of a child: the module to run follows. A frozen program has no interpreter to hand it to."""


def command(module: str, *arguments: str) -> list[str]:
    """The command line that runs one of our modules in a process of its own."""
    start = [sys.executable, FLAG] if getattr(sys, "frozen", False) else [sys.executable, "-m"]
    return [*start, module, *arguments]
