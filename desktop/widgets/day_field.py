"""A field for a day: typed as officers write it, or chosen in a calendar."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.dates import example_to_come, read_day
from desktop.session import Session
from desktop.widgets import theme
from desktop.widgets.date_field import DateField

CALENDAR_KEY = "Alt+Down"


class DayField(DateField):
    """The calendar opens with its button in the field or with Alt+Down."""

    def __init__(self, name: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(name, session, parent, whole_day=True)
        self._session = session
        self._read = lambda text: read_day(text, self._example())
        self.line.setPlaceholderText(f"such as {self._example()}")
        self.button = QAction(f"Choose in a calendar ({CALENDAR_KEY})", self.line)
        self.line.addAction(self.button, QLineEdit.ActionPosition.TrailingPosition)
        self.button.triggered.connect(self.open_calendar)
        self.line.setToolTip(f"Type a day, or choose it in a calendar ({CALENDAR_KEY})")
        key = QShortcut(QKeySequence(CALENDAR_KEY), self.line, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.open_calendar)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def open_calendar(self) -> Calendar:
        """Open the calendar at the day that is written, else at today."""
        calendar = Calendar(self.value or self._session.today(), self)
        calendar.days.activated.connect(self._on_chosen)
        calendar.days.clicked.connect(self._on_chosen)
        calendar.open_under(self.line)
        return calendar

    def _example(self) -> str:
        return example_to_come(self._session.today())

    def _on_chosen(self, day: QDate) -> None:
        self.take(datetime.date(day.year(), day.month(), day.day()).isoformat())
        self.line.setFocus()

    def _on_theme_changed(self) -> None:
        self.button.setIcon(theme.icon("calendar"))


class Calendar(QFrame):
    """A month to choose a day of, with the arrow keys and Enter; Esc leaves the field as it was."""

    def __init__(self, day: datetime.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.days = QCalendarWidget()
        self.days.setAccessibleName("Calendar")
        self.days.setMinimumSize(theme.px(300), theme.px(240))
        self.days.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.token("ink"))
        head.setForeground(theme.token("ink2"))
        head.setBackground(theme.token("surface"))
        self.days.setHeaderTextFormat(head)
        for weekday in Qt.DayOfWeek:
            self.days.setWeekdayTextFormat(weekday, plain)
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        column.addWidget(self.days)
        self.days.activated.connect(self.close)
        self.days.clicked.connect(self.close)

    def open_under(self, field: QWidget) -> None:
        """Show the month under a field, or above it where the screen ends."""
        self.adjustSize()
        below, above = field.mapToGlobal(field.rect().bottomLeft()), field.mapToGlobal(field.rect().topLeft())
        screen = field.screen().availableGeometry()
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        fits = below.y() + self.height() <= screen.bottom()
        self.move(left, below.y() if fits else max(screen.top(), above.y() - self.height()))
        self.show()
        self.days.setFocus()
