"""What came of a document once all of it is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.models.passages import VERDICT_WORDS
from desktop.models.places import NOT_PLACED, place_of_item, place_title
from rubric.assessment import Assessment, Passage
from rubric.pack import Pack


def outcome(pack: Pack, assessment: Assessment, passages: Sequence[Passage]) -> str:
    """How many were accepted and where they stand now, and how many were not."""
    items = {item.id: item for item in assessment.evidence}
    verdicts = Counter(passage.verdict for passage in passages if passage.is_offered)
    made = (items[p.evidence] for p in passages if p.verdict == "accepted" and p.evidence in items)
    places = Counter(place_of_item(pack, item) for item in made)
    under = ", ".join(f"{count} {_where(pack, place)}" for place, count in places.most_common())
    parts = [
        f"{verdicts['accepted']} accepted" + (f" ({under})" if under else ""),
        *(
            f"{verdicts[key]} {words.lower()}"
            for key, words in VERDICT_WORDS.items()
            if key != "accepted" and verdicts[key]
        ),
    ]
    return f"{', '.join(parts)}."


def _where(pack: Pack, place: str) -> str:
    return "not placed" if place == NOT_PLACED else f"under {place_title(pack, place)}"
