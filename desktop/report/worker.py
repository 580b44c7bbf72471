"""The child process that makes reports, so that the window never waits and a cancelled report is a killed process.

One JSON job a line on standard input; JSON lines on standard output: ready, then for each job its progress and one last
word: done, failed or dropped. A job that runs ahead of being asked for says no progress, and its last word says that it
ran ahead. Standard error says what went wrong inside, never a word of the evidence.
"""

from __future__ import annotations

import gc
import json
import sys
import traceback
from contextlib import nullcontext
from typing import Any

from desktop.report.failures import ReportError, TemplateError
from desktop.report.inbox import Inbox
from desktop.report.job import Asked
from desktop.report.pdf import make_pdf, warm_pdf
from desktop.report.priority import behind_others
from desktop.report.workshop import Progress, Workshop
from rubric.editions import released_packs


class DroppedError(Exception):
    """A job that ran ahead made way for another."""


def main() -> int:
    """Warm up, then serve jobs until standard input ends."""
    workshop = Workshop(make_pdf)
    _warm(workshop)
    _say({"ready": True})
    # Nearly all that a job makes lives to its end: it is quicker to look for what can go once, when nobody waits.
    gc.disable()
    gc.freeze()
    inbox = Inbox(sys.stdin.buffer)
    while asked := inbox.next():
        with behind_others() if asked.ahead else nullcontext():
            _serve(workshop, asked, _progress_ahead(asked, inbox) if asked.ahead else _progress())
        if not inbox.waiting():
            gc.collect()
    return 0


def _warm(workshop: Workshop) -> None:
    """Read and set ahead what every job needs; what is at fault is said by the job that needs it."""
    try:
        workshop.warm(released_packs()[-1])
        warm_pdf()
    except Exception as error:
        # Word and workbook need no WeasyPrint: each PDF job says what is missing.
        _complain(error.__cause__ or error)


def _progress() -> Progress:
    reached = 0.0

    def progress(share: float, stage: str) -> None:
        nonlocal reached
        reached = max(reached, min(share, 1.0))
        _say({"progress": round(reached, 3), "stage": stage})

    return progress


def _progress_ahead(asked: Asked, inbox: Inbox) -> Progress:
    """Says nothing, and drops the job where another waits; where that asks for the same, it goes on for that one."""
    say = _progress()

    def progress(share: float, stage: str) -> None:
        waiting = inbox.waiting()
        if waiting is None:
            return
        if waiting.ahead or waiting.mark != asked.mark:
            raise DroppedError
        say(share, stage)

    return progress


def _serve(workshop: Workshop, asked: Asked, progress: Progress) -> None:
    ahead = {"ahead": True} if asked.ahead else {}
    try:
        out, pages = workshop.run(asked, progress)
    except DroppedError:
        _say({"dropped": True, **ahead})
    except ReportError as error:
        if isinstance(error, TemplateError):
            _complain(error.__cause__, error.place)
        _say({"failed": str(error), **ahead})
    except Exception as error:
        # Whatever it is, the window gets a sentence and the next job is served.
        _complain(error)
        sentence = "The report could not be made, through a fault of Plumbline's; the assessment is not harmed."
        _say({"failed": sentence, **ahead})
    else:
        if not ahead:
            _say({"progress": 1.0, "stage": "Done"})
        _say({"done": str(out), "pages": pages, **ahead})


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _complain(error: BaseException | None, place: str = "") -> None:
    """The kind of fault and where it rose; its message is left out, because it may quote the evidence."""
    places = traceback.extract_tb(error.__traceback__)[-3:] if error else []
    where = place or ", ".join(f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno}" for place in places)
    sys.stderr.write(f"report worker: {type(error).__name__} at {where}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
