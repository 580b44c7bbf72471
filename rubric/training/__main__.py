"""``python -m rubric.training [PACK_FOLDER]``: train the reader's weights, and print how it does on unseen voices."""

from __future__ import annotations

import sys
from pathlib import Path

from rubric.editions import released_packs
from rubric.pack_file import load_pack
from rubric.training.train import train


def main() -> None:
    """Train for the pack folder given, or for the newest pack."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else released_packs()[-1]
    for line in train(load_pack(folder)):
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
