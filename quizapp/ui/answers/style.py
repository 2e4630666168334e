"""The style of the answer widgets, made from the tokens."""

from __future__ import annotations

from quizapp.ui.tokens import Tokens


def answer_style(tokens: Tokens) -> str:
    """The style sheet of one answer widget and all in it."""
    return f"""
    OptionCard, OrderRow {{
        background: {tokens.raised}; border: 1px solid {tokens.line}; border-radius: 12px;
    }}
    OptionCard[locked="false"]:hover, OrderRow[movable="true"]:hover {{
        background: {tokens.hover};
    }}
    OptionCard:focus, OrderRow:focus {{ border: 2px solid {tokens.accent}; }}
    OptionCard[state="chosen"], OrderRow[state="held"] {{
        background: {tokens.accent_soft}; border: 2px solid {tokens.accent};
    }}
    OptionCard[state="right"], OrderRow[state="right"] {{ border: 2px solid {tokens.right}; }}
    OptionCard[state="wrong"], OrderRow[state="wrong"] {{ border: 2px solid {tokens.wrong}; }}
    OptionCard[state="missed"] {{ border: 2px dashed {tokens.right}; }}
    QLabel#keycap {{
        background: {tokens.surface}; color: {tokens.muted}; border: 1px solid {tokens.line};
        border-radius: 6px; font-weight: 600;
    }}
    OptionCard[state="chosen"] QLabel#keycap {{
        background: {tokens.accent}; color: {tokens.on_accent}; border-color: {tokens.accent};
    }}
    QLabel#verdict[state="right"], QLabel#verdict[state="missed"] {{ color: {tokens.right}; }}
    QLabel#verdict[state="wrong"] {{ color: {tokens.wrong}; }}
    OptionCard[struck="true"] QLabel#optionText {{
        color: {tokens.muted}; text-decoration: line-through;
    }}
    QLabel#echo {{ color: {tokens.muted}; }}
    QLabel#echo[state="unread"] {{ color: {tokens.flag_ink}; }}
    QLineEdit[state="right"], QComboBox[state="right"] {{ border: 2px solid {tokens.right}; }}
    QLineEdit[state="wrong"], QComboBox[state="wrong"] {{ border: 2px solid {tokens.wrong}; }}
    """
