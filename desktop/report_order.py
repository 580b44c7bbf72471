"""How a report is asked of its child process, by the window and the command line, and what is said where it fails."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rubric.assessment import Assessment
    from rubric.pack import Pack

NOT_STARTED = "The part of Plumbline that makes reports could not be started; repair the installation."
STOPPED = "The report stopped before it was done; make it again."


def report_order(assessment: Assessment, pack: Pack, made_on: datetime.date, out: Path, ahead: bool = False) -> str:
    """A line that asks for a report: see `desktop.report.job` for its words."""
    rest = {
        "pack": str(pack.folder.absolute()),
        "made_on": made_on.isoformat(),
        "out": str(out.absolute()),
        "added": [one.model_dump(mode="json") for one in pack.added],
        "ahead": ahead,
    }
    # Row by row: a thread that writes it all at once lets nobody else work meanwhile.
    evidence = ",".join(item.model_dump_json() for item in assessment.evidence)
    others = assessment.model_dump_json(exclude={"evidence"})
    return f'{{"assessment": {{"evidence": [{evidence}], {others[1:]}, {json.dumps(rest)[1:]}\n'
