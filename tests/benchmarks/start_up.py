"""From the start of the process to the first painted window, and to the example painted with its gaps."""

from __future__ import annotations

from pathlib import Path

from measure import Figure, in_new_process

# The program is started as it is by its users; only the endless loop at its end is replaced by one that stops.
CODE = """
import os, sys, time
from desktop import quick_start
quick_start.hurry()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import session, window

sessions = []

class Remembered(session.Session):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        sessions.append(self)

def finish():
    QApplication.processEvents()
    print(time.time() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)

def until_painted():
    QApplication.processEvents()
    if "demo" not in sys.argv:
        finish()
    sessions[0].comparison_changed.connect(lambda: QTimer.singleShot(0, finish))
    return loop()

loop = QApplication.exec
window.Session = Remembered
QApplication.exec = staticmethod(until_painted)
window.run(sys.argv[1:])
"""


def measure(folder: Path) -> list[Figure]:
    def runs(*arguments: str, count: int = 9) -> tuple[float, ...]:
        in_new_process(CODE, *arguments, data=folder)
        return tuple(float(in_new_process(CODE, *arguments, data=folder)) for _ in range(count))

    return [
        Figure("start to first painted window", runs(), bar=0.35),
        Figure("start to the example painted with its gaps", runs("demo"), bar=0.7),
    ]
