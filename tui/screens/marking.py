"""The keys that write beside the text: tags, notes, and labels on a marked span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.copying import copy
from tui.keymap import Context
from tui.locale import text
from tui.screens.drafting import Drafting
from tui.screens.label import label_dialog
from tui.screens.note import note_dialog
from tui.screens.tag import Tags
from tui.segmenting import word_borders
from tui.widgets.selecting import piece

if TYPE_CHECKING:
    from heshu.model import Anchor


class Marking(Drafting):
    """`t m M v a`, and what extends a selection."""

    _copied: tuple[int, Anchor] | None = None
    """The figure copied last: a second press takes its sentence."""

    # ------------------------------------------------------------ tags
    def do_tag(self) -> None:
        """The tags of the open article, or of the one under the cursor of the list."""
        article_id = self._article()
        if article_id is None:
            return

        def add(name: str) -> str:
            self.session.store.add_tag(article_id, name)
            self._tagged(article_id)
            self.say(text("status.saved_tag", name=name))
            return text("status.saved_tag", name=name)

        def remove(name: str) -> str:
            self.session.store.remove_tag(article_id, name)
            self._tagged(article_id)
            self.say(text("status.removed_tag", name=name))
            return text("status.removed_tag", name=name)

        title = self.session.titles([article_id]).get(article_id, "")
        self.app.push_screen(Tags(title, lambda: self.session.tag_names(article_id), add, remove))

    def _tagged(self, article_id: int) -> None:
        self.session.refresh()
        self.articles.reload([article_id])
        self.show_changes()

    def _article(self) -> int | None:
        """The article that a key is about."""
        if self.context is Context.ARTICLES:
            return self.articles.highlighted
        return self.session.opened.id if self.session.opened else None

    # ------------------------------------------------------------ notes
    def do_note_fact(self) -> None:
        """A note on the current fact; in the list, on the article under the cursor."""
        fact = self.fact
        if self.context is Context.ARTICLES or fact is None:
            self.do_note_article()
            return
        opened = self.session.opened
        if opened is None:
            return

        def save(body: str) -> None:
            self.session.note(opened.id, fact, body)
            self.show_changes()
            self.say(text("status.saved_note", exact=fact.exact))

        form = note_dialog(fact.exact, opened.notes_on(fact.anchor), save)
        self.open_form("note.fact", form)

    def do_note_article(self) -> None:
        """A note on a whole article."""
        article_id = self._article()
        if article_id is None:
            return
        title = self.session.titles([article_id]).get(article_id, "")

        def save(body: str) -> None:
            self.session.note(article_id, None, body)
            self.show_changes()
            self.articles.reload([article_id])
            self.say(text("status.saved_note", exact=title or text("status.note_on_article")))

        notes = [note for note in self.session.store.annotations(article_id) if not note.anchor]
        form = note_dialog(title, notes, save, on_article=True)
        opened = self.session.opened
        self.open_form("note.article", form, keep=opened is not None and opened.id == article_id)

    # ------------------------------------------------------------ selection
    def do_select_start(self) -> None:
        """Start marking at the current fact."""
        if self.session.opened is None:
            return
        self.show_pane(Context.TEXT)
        self.text_pane.begin_selection()
        self._learn_words()
        self.show_context()
        self.say(text("status.selecting"))

    def do_select_left(self) -> None:
        """The free end one character to the left."""
        self.text_pane.extend("character", -1)

    def do_select_right(self) -> None:
        """The free end one character to the right."""
        self.text_pane.extend("character", 1)

    def do_select_word_left(self) -> None:
        """The free end one word to the left."""
        self.text_pane.extend("word", -1)

    def do_select_word_right(self) -> None:
        """The free end one word to the right."""
        self.text_pane.extend("word", 1)

    def do_select_sentence_left(self) -> None:
        """The free end to the sentence before."""
        self.text_pane.extend("sentence", -1)

    def do_select_sentence_right(self) -> None:
        """The free end to the sentence after."""
        self.text_pane.extend("sentence", 1)

    def do_select_wider(self) -> None:
        """Take in the clause, the sentence, the paragraph."""
        self.text_pane.widen()

    def do_select_narrower(self) -> None:
        """Back to what was selected before it was widened."""
        self.text_pane.narrow()

    def do_sentence_next(self) -> None:
        """Mark this sentence, then the one after."""
        self._mark_piece("sentence", 1)

    def do_sentence_previous(self) -> None:
        """Mark this sentence, then the one before."""
        self._mark_piece("sentence", -1)

    def do_paragraph_next(self) -> None:
        """Mark this paragraph, then the one after."""
        self._mark_piece("paragraph", 1)

    def do_paragraph_previous(self) -> None:
        """Mark this paragraph, then the one before."""
        self._mark_piece("paragraph", -1)

    def _mark_piece(self, unit: str, step: int) -> None:
        if self.session.opened is not None:
            self.show_pane(Context.TEXT)
            self.text_pane.mark_piece(unit, step)
            self._learn_words()
            self.show_context()

    def do_copy(self) -> None:
        """The selection, else the current figure, and its sentence when pressed again."""
        exact, fact = self.text_pane.selected_text, self.fact
        if not exact and fact is not None and self.session.opened is not None:
            exact = fact.exact
            if self._copied == (self.session.opened.id, fact.anchor):
                whole = self.session.opened.article.part(fact.field).text
                exact = whole[slice(*piece(whole, fact.start, "sentence"))]
                self._copied = None
            else:
                self._copied = (self.session.opened.id, fact.anchor)
        if exact:
            copy(self.app, exact, alone=self.confined)
            self.say(text("status.copied", exact=exact))

    def _learn_words(self) -> None:
        """Have the words around the selection told by a dictionary, in a process of its own."""
        marking = self.text_pane.marking
        if marking is None or self.confined or self.text_pane.has_words(marking[0]):
            return
        self.run_worker(self._ask_words(*marking), group="words", exclusive=True)

    async def _ask_words(self, field: str, whole: str, at: int) -> None:
        opened = self.session.opened
        borders = await word_borders(whole, at)
        if borders and opened is self.session.opened:
            self.text_pane.set_words(field, borders)

    def do_select_swap(self) -> None:
        """Move the other end from now on."""
        self.text_pane.swap_ends()

    def do_select_cancel(self) -> None:
        """Give the selection up."""
        self.text_pane.cancel_selection()
        self.show_context()
        self.say(text("status.selection_off"))

    def do_select_label(self) -> None:
        """Ask for the label of the marked span."""
        anchor, exact = self.text_pane.selection, self.text_pane.selected_text
        if anchor is None or not exact:
            self.say(text("status.nothing_selected"))
            return

        def save(label: str, body: str) -> None:
            self.session.label(anchor, exact, label, body)
            self.text_pane.cancel_selection()
            self.show_changes()
            self.show_context()
            self.say(text("status.saved_label", label=label, exact=exact))

        self.open_form("select.label", label_dialog(exact, save), keep=False)
