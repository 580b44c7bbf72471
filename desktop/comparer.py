"""Finds the gaps again after every edit, without keeping the window waiting."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from desktop import garbage

if TYPE_CHECKING:
    from rubric.assessment import Assessment
    from rubric.comparing import Comparing
    from rubric.comparison import Comparison
    from rubric.duplicates import Repeat, Repeating
    from rubric.pack import Pack


MANY = 60
"""New items that are read in about the time of a few frames: more are read off the window's thread."""


class Comparer(QObject):
    """Compares what `ask` gives, soon after `compare_soon`.

    The first comparison loads the reader and reads every item, so it is made on another thread, as is one with many new
    items. Otherwise an edit costs one item, and the gaps follow in the same turn of the window's loop.
    """

    compared = Signal(object)
    busy_changed = Signal(bool)
    _read = Signal(object, object)
    """What was asked for, and what came of it."""

    def __init__(self, ask: Callable[[], tuple[Pack, Assessment] | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._warm = False
        self._reading = False
        self._known = 0
        self._comparing: Comparing | None = None
        self._repeating: Repeating | None = None
        self._threads = QThreadPool(self)
        self._quiet = ExitStack()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._compare)
        self._read.connect(self._on_read)

    def compare_soon(self) -> None:
        """Compare once the events that wait are done; many calls before that make one comparison."""
        self._timer.start()

    def compare_now(self) -> None:
        """Compare at once what was to be compared soon; the first time, which takes long, comes when it comes."""
        if self._warm and self._timer.isActive():
            self._timer.stop()
            self._compare()

    def stop(self) -> None:
        """Forget what was asked for and wait for what is under way; the next file is read anew, off the thread."""
        self._timer.stop()
        self._threads.waitForDone()
        self._quiet.close()
        gc.unfreeze()
        self._comparing = self._repeating = None
        self._warm = False

    def repeats(self, texts: Mapping[str, str]) -> Mapping[str, Repeat]:
        """Which of these texts, by their ids, repeat an earlier one; not to be asked while the first are read."""
        from rubric.duplicates import Repeating

        self._repeating = self._repeating or Repeating()
        return self._repeating.find(texts)

    def _compare(self) -> None:
        asked = self._ask()
        if asked is None or self._reading:
            return
        pack, assessment = asked
        new, self._known = len(assessment.evidence) - self._known, len(assessment.evidence)
        if self._warm and new <= MANY:
            self.compared.emit(self._find_gaps(pack, assessment))
            return
        self._reading = True
        # Nothing that is read is garbage: looking for some in it again and again takes a tenth of the time.
        self._quiet.enter_context(garbage.kept_waiting())
        self.busy_changed.emit(True)

        def work() -> None:
            from rubric.versions import unsettled

            try:
                comparison = self._find_gaps(pack, assessment)
                # The list asks for both at once, and the first time takes long. Later the window may be asking.
                if not self._warm:
                    self.repeats({item.id: item.text for item in assessment.evidence})
                    unsettled(assessment)
                self._read.emit(asked, comparison)
            except Exception as fault:
                self._read.emit(asked, fault)

        self._threads.start(work)

    def _on_read(self, read: tuple[Pack, Assessment], comparison: Comparison | Exception) -> None:
        self._reading = False
        self._quiet.close()
        self.busy_changed.emit(False)
        if isinstance(comparison, Exception):
            # A fault of ours: said where every other one is, not lost with the thread it arose in.
            raise comparison
        asked = self._ask()
        if asked is None:
            return
        if any(old is not new for old, new in zip(read, asked, strict=True)):
            # Another file was opened, someone typed or a report was added meanwhile: that is read off the thread too.
            self.compare_soon()
            return
        self._warm = True
        # What was read lives as long as the file: without this the collector walks it all again while someone types.
        gc.freeze()
        self.compared.emit(comparison)

    def _find_gaps(self, pack: Pack, assessment: Assessment) -> Comparison:
        from rubric.comparing import Comparing
        from rubric.gaps import find_gaps

        self._comparing = self._comparing or Comparing()
        evidence, as_of, decisions = assessment.evidence, assessment.details.as_of, assessment.decisions
        return find_gaps(pack, evidence, as_of, decisions, self._comparing, figures=assessment.figures)
