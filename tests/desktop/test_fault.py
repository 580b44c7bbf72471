"""What ends the program is a fault of ours alone: an act that is refused is told in the window."""

from __future__ import annotations

import sys

import pytest

from desktop import crash
from desktop.document.errors import AssessmentError


def test_an_act_that_is_refused_is_told_and_the_window_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[str] = []
    crash.install_hook(told.append)
    error = AssessmentError("E7 is not there any more: undo or redo brings it back.")
    sys.excepthook(type(error), error, None)
    assert told == [str(error)]
