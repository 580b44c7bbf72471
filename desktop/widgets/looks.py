"""How the window looks, at once and for next time: its theme, its text size, whether misspelt words are marked."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets import theme
from desktop.widgets.menus import Menus


class Looks(QObject):
    """Keeps the ticks of the menus in line with the settings."""

    def __init__(self, window: QMainWindow, session: Session, settings: Settings, menus: Menus) -> None:
        super().__init__(window)
        self._session, self._settings, self._menus = session, settings, menus
        session.spelling.set_on(settings.check_spelling)

    def switch_dark(self) -> None:
        """Put on the other theme."""
        self._settings.dark = not self._settings.dark
        self._put_on()

    def set_scale(self, scale: float) -> None:
        """Put on another text size."""
        self._settings.text_scale = scale
        self._put_on()

    def step_scale(self, by: int) -> None:
        """Put on the next larger or smaller text size."""
        sizes = theme.TEXT_SIZES
        nearest = min(range(len(sizes)), key=lambda n: abs(sizes[n] - self._settings.text_scale))
        self.set_scale(sizes[min(max(nearest + by, 0), len(sizes) - 1)])

    def switch_spelling(self) -> None:
        """Mark misspelt words, or no longer."""
        self._settings.check_spelling = not self._settings.check_spelling
        self._session.spelling.set_on(self._settings.check_spelling)
        self.refresh()

    def refresh(self) -> None:
        """Tick what is on."""
        self._menus.acts["dark"].setChecked(self._settings.dark)
        self._menus.acts["spelling"].setChecked(self._settings.check_spelling)
        sized = self._menus.acts.get(f"size:{self._settings.text_scale}")
        if sized is not None:
            sized.setChecked(True)

    def _put_on(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, self._settings.dark, self._settings.text_scale)
        self.refresh()
