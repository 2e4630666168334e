"""The bank editor: list, form, preview, source, problems, history. Enter by `EditorPage`.

`page` brings the parts together, `workspace` lays them out, `saving` keeps and saves; `form` and
the `*_body` modules edit one question, `pairs_view` and its children compare two.
"""

from __future__ import annotations

from quizapp.ui.pages.editor.page import EditorPage

__all__ = ["EditorPage"]
