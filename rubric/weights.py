"""The reader's learned weights, as the pack's file holds them: one row a feature, one column a thing to be read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rubric.features import SIGNAL, grams
from rubric.pack import PackError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FILE = "reader.npz"


@dataclass(frozen=True)
class Weights:
    """``features`` are units, or letters with ``~`` before; ``idf`` how much each counts by its rarity.

    ``columns`` name what each column of ``matrix`` pulls towards, in steps of ``scale``; ``settings`` hold thresholds
    by column and the rest that training measured.
    """

    features: tuple[str, ...]
    idf: Floats
    matrix: NDArray[np.int8]
    scale: Floats
    bias: Floats
    columns: tuple[str, ...]
    settings: dict[str, Any]

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each feature."""
        return {feature: row for row, feature in enumerate(self.features)}

    def pulls(self, units: Sequence[str]) -> Floats:
        """One row a unit: its pull on each column, and last the square of its length: nought for
        an unknown unit, and for a signal, which must not make the words beside it count for less.
        """
        import numpy as np  # noqa: PLC0415

        rows: list[int] = []
        shares: list[float] = []
        starts: list[int] = []
        for unit in units:
            starts.append(len(rows))
            whole, parts = unit_features(unit, self.places)
            if whole is not None:
                rows.append(whole)
                shares.append(own_share(unit))
            if parts:
                rows += parts
                shares += [letter_share(len(parts))] * len(parts)
            if len(rows) == starts[-1]:
                rows.append(-1)
                shares.append(0.0)
        if not units:
            return np.zeros((0, len(self.columns) + 1), np.float32)
        weight = self.idf[rows] * np.asarray(shares, np.float32)
        gathered = self.matrix[rows] * weight[:, None]
        pulls = np.empty((len(units), len(self.columns) + 1), np.float32)
        np.add.reduceat(gathered, starts, axis=0, out=pulls[:, :-1])
        pulls[:, :-1] *= self.scale
        np.add.reduceat(weight * weight, starts, out=pulls[:, -1])
        pulls[[unit[0] == SIGNAL for unit in units], -1] = 0
        return pulls


def unit_features(unit: str, places: dict[str, int]) -> tuple[int | None, list[int]]:
    """The rows a unit stands for: its own, if known, and those of the letters inside it."""
    parts = [row for gram in grams(unit) if (row := places.get("~" + gram)) is not None]
    return places.get(unit), parts


def own_share(unit: str) -> float:
    """How much a unit itself counts: a signal stands for many words."""
    return 3.0 if unit[0] == SIGNAL else 1.0


def letter_share(parts: int) -> float:
    """How much one run of letters counts beside its word, so that a long word does not outweigh a short one."""
    return parts**-0.25


def load_weights(folder: Path) -> Weights:
    """Read the weights beside a pack. Raises PackError where the file is missing or is not ours."""
    import zipfile  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415

    file = folder / FILE
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
            about = json.loads(held["about"].tobytes().decode("utf-8"))
            features = tuple(held["features"].tobytes().decode("utf-8").split("\n"))
            weights = Weights(
                features,
                held["idf"].astype(np.float32),
                held["matrix"],
                held["scale"],
                held["bias"],
                tuple(about["columns"]),
                about["settings"],
            )
    except FileNotFoundError:
        raise PackError(f"{file}: the file is missing; restore it from the released pack.") from None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        raise PackError(f"{file}: not the reader's weights; restore it from the released pack.") from None
    return weights
