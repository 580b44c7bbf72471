"""One job of the report, and what marks another that makes the same file."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.report.failures import ReportError
from rubric.assessment import Assessment
from rubric.pack import AddedExemplar


class Job(BaseModel):
    """What is asked of the worker, in one line of JSON. ``added`` are the exemplars of the council's own edition.

    A job that runs ahead of being asked for waits for nobody: it is dropped as soon as another comes.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    assessment: Assessment
    pack: Path
    made_on: datetime.date
    out: Path
    added: tuple[AddedExemplar, ...] = ()
    ahead: bool = False


@dataclass(frozen=True)
class Asked:
    """A line that came in: the job in it as it stands there, or nothing where it was no JSON object."""

    raw: dict[str, Any] = field(default_factory=dict)

    @property
    def ahead(self) -> bool:
        """Whether nobody waits for it."""
        return self.raw.get("ahead") is True

    @property
    def out(self) -> Path:
        """Where the file is to go."""
        return Path(str(self.raw.get("out", "")))

    @cached_property
    def content(self) -> str:
        """What jobs share that tell the same, be it in a PDF, in Word or in a workbook."""
        content = {name: value for name, value in self.raw.items() if name not in ("out", "ahead")}
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @cached_property
    def mark(self) -> str:
        """What jobs share that make the same file, wherever it goes and whoever waits for it."""
        return self.content + self.out.suffix.lower()

    def job(self) -> Job:
        """The job, read. Raises ReportError."""
        try:
            return Job.model_validate(self.raw)
        except ValidationError:
            raise ReportError(
                "The assessment could not be read for the report; close it, open it and try again."
            ) from None


def asked(line: bytes) -> Asked:
    """What a line asks for."""
    try:
        raw = json.loads(line)
    except ValueError:
        raw = None
    return Asked(raw if isinstance(raw, dict) else {})
