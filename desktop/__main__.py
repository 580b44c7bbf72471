"""Starts Plumbline: the window, a command, or one of its own child processes."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Sequence

from desktop import child, garbage


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. The exit status is 0 done, 1 a fault of ours, 2 input that cannot be used."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    match arguments:
        case [child.FLAG, module, *_] if module in child.MODULES:
            sys.argv = arguments[1:]
            runpy.run_module(module, run_name="__main__")
            return 0
    from desktop import cli

    if not cli.is_window_call(arguments):
        # All that a command reads it needs to its end, which is near: looking for what could go costs a third more.
        with garbage.kept_waiting():
            status = cli.main(arguments)
        if status != cli.DONE or not cli.shows_window_after(arguments):
            return status
    # Whoever names Qt's platform knows where the window goes; otherwise Qt would end the program without a word.
    if not cli.has_display() and "QT_QPA_PLATFORM" not in os.environ:
        return cli.refuse_window()
    from desktop import quick_start

    quick_start.hurry()
    from desktop.window import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
