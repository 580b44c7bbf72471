"""Finding the gaps of 2,000 items in a process that has read nothing before."""

from __future__ import annotations

from pathlib import Path

import material
from measure import Figure, in_new_process

CODE = """
import gc, sys, time
from pathlib import Path
gc.disable()  # as both the window's thread and the command do
from rubric.assessment import Assessment
assessment = Assessment.model_validate_json(Path(sys.argv[1]).read_text("utf-8"))
start = time.perf_counter()
from rubric.gaps import find_gaps
from rubric.editions import released_packs
from rubric.pack_file import load_pack
pack = load_pack(released_packs()[-1])
found = find_gaps(pack, assessment.evidence, assessment.details.as_of, assessment.decisions)
print(time.perf_counter() - start)
"""


def measure(folder: Path) -> list[Figure]:
    file = folder / "assessment.json"
    file.write_text(material.assessment(2_000).model_dump_json(), "utf-8")
    values = tuple(float(in_new_process(CODE, str(file), data=folder)) for _ in range(5))
    return [Figure("whole check from cold, 2,000 items", values, bar=1.5, note="pack and reader loaded as well")]
