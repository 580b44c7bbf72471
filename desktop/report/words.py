"""The headings and set phrases of the paper, which its templates and the Word file share."""

from __future__ import annotations

import tomllib
from types import SimpleNamespace

from desktop import resources

WORDS = SimpleNamespace(**tomllib.loads((resources.templates() / "words.toml").read_text("utf-8")))
