"""The search for garbage waits for everyone who asked for quiet, and comes back as it was."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

import pytest

from desktop.garbage import kept_waiting


def test_it_comes_back_when_the_last_has_left_whichever_thread_that_is() -> None:
    inside, may_go = threading.Event(), threading.Event()

    def other() -> None:
        with kept_waiting():
            inside.set()
            may_go.wait(10)

    assert gc.isenabled()
    thread = threading.Thread(target=other)
    with kept_waiting():
        thread.start()
        assert inside.wait(10)
    assert not gc.isenabled(), "the other is still at work"
    may_go.set()
    thread.join()
    assert gc.isenabled()


@pytest.mark.parametrize("switch", [gc.disable, gc.enable])
def test_it_is_left_as_it_was_found(switch: Callable[[], None]) -> None:
    was_on = gc.isenabled()
    try:
        switch()
        before = gc.isenabled()
        with kept_waiting():
            assert not gc.isenabled()
        assert gc.isenabled() is before
    finally:
        gc.enable() if was_on else gc.disable()
