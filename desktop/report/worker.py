"""The child process that makes reports, so that the window never waits and a cancelled report is a killed process.

One JSON job a line on standard input; JSON lines on standard output: ready, progress, then done or failed. Standard
error says what went wrong inside, never a word of the evidence.
"""

from __future__ import annotations

import gc
import json
import sys
import traceback
from typing import Any

from desktop.report.failures import ReportError, TemplateError
from desktop.report.job import run
from desktop.report.pdf import make_pdf, typesetter


def main() -> int:
    """Warm up, then serve jobs until standard input ends."""
    try:
        typesetter()
    except ReportError as error:
        # Word and workbook need no WeasyPrint: each PDF job says what is missing.
        _complain(error.__cause__)
    _say({"ready": True})
    # Nearly all that a job makes lives to its end: it is quicker to look for what can go once, after each.
    gc.disable()
    for line in sys.stdin:
        if line.strip():
            _serve(line)
            gc.collect()
    return 0


def _serve(line: str) -> None:
    reached = 0.0

    def progress(share: float, stage: str) -> None:
        nonlocal reached
        reached = max(reached, min(share, 1.0))
        _say({"progress": round(reached, 3), "stage": stage})

    try:
        out, pages = run(json.loads(line), make_pdf, progress)
    except ReportError as error:
        if isinstance(error, TemplateError):
            _complain(error.__cause__, error.place)
        _say({"failed": str(error)})
    except Exception as error:
        # Whatever it is, the window gets a sentence and the next job is served.
        _complain(error)
        _say({"failed": "The report could not be made, through a fault of Plumbline's; the assessment is not harmed."})
    else:
        _say({"progress": 1.0, "stage": "Done"})
        _say({"done": str(out), "pages": pages})


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _complain(error: BaseException | None, place: str = "") -> None:
    """The kind of fault and where it rose; its message is left out, because it may quote the evidence."""
    places = traceback.extract_tb(error.__traceback__)[-3:] if error else []
    where = place or ", ".join(f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno}" for place in places)
    _note(f"{type(error).__name__} at {where}")


def _note(words: str) -> None:
    sys.stderr.write(f"report worker: {words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
