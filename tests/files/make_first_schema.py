"""Made `first-schema.plumb` from `first-schema.json` when the first schema was released; not run again since."""

from __future__ import annotations

from pathlib import Path

from desktop.document.file import Document
from rubric.assessment import Assessment

if __name__ == "__main__":
    expected = Path(__file__).with_name("first-schema.json")
    kept = expected.with_suffix(".plumb")
    Document.create(kept, Assessment.model_validate_json(expected.read_text("utf-8"))).close()
