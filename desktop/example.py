"""The bundled assessment of a fictional council."""

from __future__ import annotations

import tempfile
from pathlib import Path

from desktop.resources import assets
from rubric.assessment import Assessment
from rubric.pack import Pack


def example_assessment(pack: Pack) -> Assessment:
    """The example as it ships, under the edition of the pack in use."""
    text = (assets() / "example" / "assessment.json").read_text("utf-8")
    return Assessment.model_validate_json(text).model_copy(update={"pack_edition": pack.edition})


def example_path() -> Path:
    """A name for a fresh copy of the example, in a folder of its own: nothing done to it is mixed into real work."""
    return Path(tempfile.mkdtemp(prefix="plumbline-")) / "Example.plumb"
