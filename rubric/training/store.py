"""Writes the weights file, the same to the byte for the same weights."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from rubric.weights import FILE

_LEVELS = 127


def quantise(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights as whole numbers of a step a column, one byte each."""
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-9) / _LEVELS
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def store(
    folder: Path,
    *,
    features: tuple[str, ...],
    idf: np.ndarray,
    matrix: np.ndarray,
    bias: np.ndarray,
    about: dict[str, Any],
) -> int:
    """Write the file beside the pack and return its size. Dates in the archive are fixed."""
    small, scale = quantise(matrix)
    arrays = {
        "features": np.frombuffer("\n".join(features).encode("utf-8"), np.uint8),
        "idf": idf.astype(np.float16),
        "matrix": small,
        "scale": scale,
        "bias": bias.astype(np.float32),
        "about": np.frombuffer(json.dumps(about, sort_keys=True).encode("utf-8"), np.uint8),
    }
    with zipfile.ZipFile(folder / FILE, "w") as archive:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.save(held, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, held.getvalue(), compresslevel=9)
    return (folder / FILE).stat().st_size
