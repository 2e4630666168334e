"""The one style sheet of the application, made from the tokens and the type scale.

`frame_sheet` is the part of it that the first picture needs, `style_sheet` the whole.
"""

from __future__ import annotations

from collections.abc import Callable

from quizapp.assets import asset_path
from quizapp.ui.tokens import Tokens


def style_sheet(t: Tokens, px: Callable[[str], int]) -> str:
    """Qt style sheet; `px` gives the pixels of a role of the type scale."""
    return frame_sheet(t, px) + _text(t, px) + _controls(t, px) + _containers(t, px)


def frame_sheet(t: Tokens, px: Callable[[str], int]) -> str:
    """The rail and the empty page. It stands first: nothing below says otherwise of these."""
    return f"""
    QWidget {{ color: {t.ink}; font-size: {px("body")}px; }}
    QMainWindow, QDialog, QScrollArea, QStackedWidget, QWidget#page {{ background: {t.surface}; }}
    QToolButton {{
        background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 5px;
    }}
    QToolButton:hover {{ background: {t.hover}; }}
    QToolButton:focus {{ border: 2px solid {t.accent}; padding: 4px; }}
    QFrame#rail {{ background: {t.raised}; border: none; border-right: 1px solid {t.line}; }}
    QFrame#rail QToolButton {{
        text-align: left; padding: 9px 12px; border-radius: 8px; color: {t.muted};
    }}
    QFrame#rail QToolButton:checked {{
        background: {t.accent_soft}; color: {t.ink}; font-weight: 600;
    }}
    QFrame#rail QToolButton:focus {{ border: 2px solid {t.accent}; padding: 8px 11px; }}
    """


def _text(t: Tokens, px: Callable[[str], int]) -> str:
    return f"""
    QLabel {{ background: transparent; }}
    QLabel[role="caption"] {{ font-size: {px("caption")}px; color: {t.muted}; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="lead"] {{ font-size: {px("lead")}px; }}
    QLabel[role="stem"] {{ font-size: {px("title")}px; }}
    QLabel[role="title"] {{ font-size: {px("title")}px; font-weight: 600; }}
    QLabel[role="display"] {{ font-size: {px("display")}px; font-weight: 600; }}
    QLabel[role="right"] {{ color: {t.right}; font-weight: 600; }}
    QLabel[role="wrong"] {{ color: {t.wrong}; font-weight: 600; }}
    QToolTip {{
        background: {t.raised}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px 8px;
    }}
    """


def _controls(t: Tokens, px: Callable[[str], int]) -> str:
    tick = asset_path(f"icons/tick-{t.name}.svg").as_posix()
    down = asset_path(f"icons/chevron-down-{t.name}.svg").as_posix()
    up = asset_path(f"icons/chevron-up-{t.name}.svg").as_posix()
    return f"""
    QPushButton {{
        background: {t.raised}; border: 1px solid {t.outline}; border-radius: 8px;
        padding: 7px 16px; min-height: {px("body") + 4}px; icon-size: {px("body") + 4}px;
    }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 6px 15px; }}
    QPushButton:disabled {{ color: {t.outline}; border-color: {t.line}; }}
    QPushButton[role="primary"] {{
        background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; font-weight: 600;
    }}
    QPushButton[role="primary"]:hover {{ background: {t.accent_hover}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {t.ink}; }}
    QPushButton[role="primary"]:disabled {{
        background: {t.line}; color: {t.muted}; border-color: {t.line};
    }}
    QPushButton[role="quiet"] {{
        background: transparent; border: 1px solid transparent; color: {t.accent};
        padding: 7px 10px;
    }}
    QPushButton[role="quiet"]:hover {{ background: {t.hover}; }}
    QPushButton[role="quiet"]:focus {{ border: 2px solid {t.accent}; padding: 6px 9px; }}
    QPushButton[role="quiet"]:disabled {{ color: {t.outline}; }}
    QPushButton[role="chip"] {{
        border-radius: {px("body") // 2 + 6}px; padding: 4px 12px; border: 1px solid {t.outline};
    }}
    QPushButton[role="chip"]:checked {{
        background: {t.accent_soft}; border: 1px solid {t.accent}; color: {t.ink}; font-weight: 600;
    }}
    QPushButton[role="chip"]:focus {{ border: 2px solid {t.accent}; padding: 3px 11px; }}
    QLineEdit {{
        background: {t.raised}; border: 1px solid {t.outline}; border-radius: 8px;
        padding: 6px 10px; min-height: {px("body") + 6}px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QLineEdit:focus {{
        border: 2px solid {t.accent}; padding: 5px 9px;
    }}
    QLineEdit:read-only {{ background: {t.surface}; }}
    QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{
        background: {t.raised}; border: 1px solid {t.outline}; border-radius: 8px;
        padding: 5px 10px; min-height: {px("body") + 8}px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover {{ background: {t.hover}; }}
    QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {{
        border: 2px solid {t.accent}; padding: 4px 9px;
    }}
    QComboBox:disabled, QSpinBox:disabled {{ color: {t.outline}; border-color: {t.line}; }}
    QComboBox {{ combobox-popup: 0; padding-right: {px("body") + 14}px; }}
    QComboBox:focus {{ padding-right: {px("body") + 13}px; }}
    QComboBox::drop-down {{
        subcontrol-origin: padding; subcontrol-position: center right;
        width: {px("body") + 12}px; border: none;
    }}
    QComboBox::down-arrow {{
        image: url("{down}"); width: {px("body")}px; height: {px("body")}px;
    }}
    QAbstractSpinBox QLineEdit {{
        border: none; background: transparent; padding: 0 0 0 8px; min-height: 0;
    }}
    QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0 0 0 8px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
        subcontrol-origin: border; width: {px("body") + 10}px; border: none;
        background: transparent;
    }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
        background: {t.hover};
    }}
    QAbstractSpinBox::up-arrow {{
        image: url("{up}"); width: {px("body") - 2}px; height: {px("body") - 2}px;
    }}
    QAbstractSpinBox::down-arrow {{
        image: url("{down}"); width: {px("body") - 2}px; height: {px("body") - 2}px;
    }}
    QComboBox QAbstractItemView {{
        background: {t.raised}; color: {t.ink}; border: 1px solid {t.line};
        selection-background-color: {t.accent_soft}; selection-color: {t.ink}; outline: none;
    }}
    QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px 2px; }}
    QCheckBox::indicator, QRadioButton::indicator {{
        width: {px("body")}px; height: {px("body")}px; background: {t.raised};
        border: 1px solid {t.outline};
    }}
    QCheckBox::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: {px("body") // 2 + 1}px; }}
    QCheckBox::indicator:checked {{
        background: {t.accent}; border-color: {t.accent}; image: url("{tick}");
    }}
    QRadioButton::indicator:checked {{
        background: {t.raised}; border: {max(4, px("body") // 3)}px solid {t.accent};
        width: {px("body") + 2 - 2 * max(4, px("body") // 3)}px;
        height: {px("body") + 2 - 2 * max(4, px("body") // 3)}px;
    }}
    QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.accent}; border-radius: 6px; }}
    QProgressBar {{
        background: {t.line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
    }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {t.line}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{
        width: 16px; height: 16px; margin: -7px 0; border-radius: 8px; background: {t.accent};
        border: 1px solid {t.surface};
    }}
    QSlider::handle:horizontal:focus {{ border: 2px solid {t.ink}; }}
    """


def _containers(t: Tokens, px: Callable[[str], int]) -> str:
    return f"""
    QScrollArea {{ border: none; }}
    QScrollArea > QWidget > QWidget {{ background: {t.surface}; }}
    QFrame[role="card"] {{
        background: {t.raised}; border: 1px solid {t.line}; border-radius: 12px;
    }}
    QFrame[role="notice"] {{
        border-radius: 8px; background: {t.accent_soft}; border: 1px solid {t.accent};
    }}
    QFrame[role="notice"][kind="error"] {{ background: {t.wrong_soft}; border-color: {t.wrong}; }}
    QFrame[role="notice"][kind="good"] {{ background: {t.right_soft}; border-color: {t.right}; }}
    QFrame[role="good"] {{
        background: {t.right_soft}; border: 1px solid {t.right}; border-radius: 12px;
    }}
    QFrame[role="bad"] {{
        background: {t.wrong_soft}; border: 1px solid {t.wrong}; border-radius: 12px;
    }}
    QFrame[role="partly"] {{
        background: {t.flag_soft}; border: 1px solid {t.flag}; border-radius: 12px;
    }}
    QFrame[role="passage"] {{
        background: {t.raised}; border: none; border-left: 4px solid {t.marker}; border-radius: 0;
    }}
    QPlainTextEdit, QTextEdit {{
        background: {t.raised}; border: 1px solid {t.line}; border-radius: 12px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QListView, QTableView {{
        background: {t.raised}; border: 1px solid {t.line}; border-radius: 12px; outline: none;
        gridline-color: {t.line}; selection-background-color: {t.accent_soft};
        selection-color: {t.ink}; alternate-background-color: {t.raised};
    }}
    QListView:focus, QTableView:focus {{ border: 2px solid {t.accent}; }}
    QTableView::item, QListView::item {{ padding: 6px 8px; }}
    QHeaderView::section {{
        background: {t.raised}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
        padding: 8px; font-weight: 600; font-size: {px("caption")}px;
    }}
    QTableCornerButton::section {{ background: {t.raised}; border: none; }}
    QSplitter::handle {{ background: transparent; width: 16px; height: 12px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar::handle:vertical {{ background: {t.outline}; border-radius: 4px; min-height: 32px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle:horizontal {{
        background: {t.outline}; border-radius: 4px; min-width: 32px;
    }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenu {{ background: {t.raised}; border: 1px solid {t.line}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
    QMenu::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
    """
