"""``python -m rubric.training.learning_curve``: what more passages bring, on unseen hands and by the weights alone."""

from __future__ import annotations

import numpy as np

from rubric.editions import released_packs
from rubric.pack_file import load_pack
from rubric.training.calibrate import best_threshold
from rubric.training.corpus import from_pack, read_corpus, read_hands
from rubric.training.figures import f1, in_reach
from rubric.training.held_out import by_hand, held_out
from rubric.training.passages import Passages

SHARES = (0.125, 0.25, 0.5, 0.75, 1.0)


def main() -> None:
    """Print a line a share of the corpus.

    Every share is scored on the same passages, all held out by hand, with one threshold that is best for them: without
    the signs of certainty, which would have to be weighed anew for each share.
    """
    pack = load_pack(released_packs()[-1])
    held = Passages(pack, read_corpus() + from_pack(pack), read_hands())
    order = np.random.default_rng(0).random(len(held))
    for share in SHARES:
        learnt = ~held.seen | (order < share)
        scores = held.best(
            held_out(
                held.bags, held.whose, held.clear, ~held.uncertain, by_hand(held.voices), learnt=learnt, signals=False
            )
        )
        limit = best_threshold(scores[held.counted], held.clear[held.counted])
        found, wanted = scores[held.seen] >= limit, (held.clear & ~held.uncertain)[held.seen]
        precision, recall, f = f1(found & held.counted[held.seen], wanted)
        reach = in_reach(scores[held.seen], found, wanted, pack.limits.possible_matches)
        print(  # noqa: T201
            f"{int((learnt & held.seen).sum()):6} passages: precision {precision:.3f}  "
            f"recall {recall:.3f}  F1 {f:.3f}  in reach {reach:.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
