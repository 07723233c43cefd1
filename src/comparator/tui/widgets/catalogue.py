"""The tree on the left: instruments by jurisdiction, and topics by domain."""

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from comparator.corpus.corpus import Corpus
from comparator.model.vocabulary import pick
from comparator.text.visible import visible
from comparator.tui.naming import heading_name, own_name, short_name
from comparator.tui.paint import fit_before
from comparator.tui.widgets.themed import palette_of

_TOGGLE = Style.from_meta({"toggle": True})
"""Lets a click on the sign fold the heading, as the tree's own labels do."""
EMPTY = "no framework files (*.yaml) here"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a node stands for: `kind` is heading, framework or topic; `key` an id.

    `name` is cut where the pane is narrow; `after`, a count or a name in another language, follows it dimmed.
    """

    kind: str
    key: str = ""
    name: str = field(default="", compare=False)
    after: str = field(default="", compare=False)


class Catalogue(Tree[Entry]):
    """Instruments and topics. Enter puts an instrument on side A, or filters by a topic; `b` is for side B."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Set A", tooltip="Make the instrument A, or filter by the topic"),
        Binding("a", "choose('a')", "Set A", show=False, tooltip="Make the instrument under the cursor A"),
        Binding("b,shift+enter", "choose('b')", "Set B", tooltip="Make the instrument under the cursor B"),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g,home", "scroll_home", "Top", show=False),
        Binding("G,end", "scroll_end", "End", show=False),
        Binding("space", "toggle_node", "Fold", show=False, tooltip="Fold or unfold the heading"),
    ]

    class Chosen(Message):
        """An instrument was put on a side."""

        def __init__(self, side: str, framework: str) -> None:
            super().__init__()
            self.side = side
            self.framework = framework

    class TopicChosen(Message):
        """A topic was chosen."""

        def __init__(self, topic: str) -> None:
            super().__init__()
            self.topic = topic

    def __init__(self) -> None:
        super().__init__(Text("corpus"), id="catalogue")
        self.show_root = False
        self.guide_depth = 2
        self._sides: dict[str, str] = {}
        self._topic = ""

    def fill(self, corpus: Corpus) -> None:
        """Show a corpus."""
        self.clear()
        instruments = self._add(self.root, Entry("heading", name="Instruments"), expand=True)
        by_name = sorted(corpus.jurisdictions(), key=lambda key: heading_name(corpus, key))
        for jurisdiction in by_name:
            heading = Entry("heading", name=heading_name(corpus, jurisdiction), after=own_name(corpus, jurisdiction))
            parent = self._add(instruments, heading, expand=True)
            for framework in corpus.frameworks.values():
                if framework.jurisdiction == jurisdiction:
                    count = str(len(framework.clauses))
                    self._add(parent, Entry("framework", framework.id, short_name(framework), count))
        if not corpus.frameworks:
            self._add(instruments, Entry("note", name=EMPTY))
        self._add_topics(corpus)
        self._go_to(self._first_leaf(instruments))

    def count(self, corpus: Corpus) -> None:
        """Show other counts of clauses, of the same instruments and topics."""
        counts = {framework.id: len(framework.clauses) for framework in corpus.frameworks.values()}
        counts |= _on_topics(corpus)
        for node in self._all(self.root):
            if node.data is not None and node.data.kind in ("framework", "topic"):
                node.data = replace(node.data, after=str(counts.get(node.data.key, 0)))
        self._draw_again()

    def _add_topics(self, corpus: Corpus) -> None:
        topics = self._add(self.root, Entry("heading", name="Topics"), expand=True)
        counts = _on_topics(corpus)
        for domain in corpus.vocabularies.domains.values():
            members = [topic for topic in corpus.vocabularies.topics.values() if topic.domain == domain.id]
            parent = self._add(topics, Entry("heading", name=f"{domain.letter} {pick(domain.title)}"))
            for topic in members:
                self._add(parent, Entry("topic", topic.id, pick(topic.title), str(counts[topic.id])))

    @staticmethod
    def _add(parent: TreeNode[Entry], entry: Entry, *, expand: bool = False) -> TreeNode[Entry]:
        """Add a node; what it shows is drawn from its entry, since it depends on the width."""
        return parent.add("", entry, expand=expand, allow_expand=entry.kind == "heading")

    @staticmethod
    def _first_leaf(node: TreeNode[Entry]) -> TreeNode[Entry]:
        while node.children:
            node = node.children[0]
        return node

    def mark(self, a: str, b: str, topic: str) -> None:
        """Show which instruments are A and B, and which topic filters."""
        self._sides = {b: "b", a: "a"} if a or b else {}
        self._topic = topic
        self._draw_again()

    def on_resize(self) -> None:
        """Cut the labels for another width."""
        self._draw_again()

    def _draw_again(self) -> None:
        """Have all labels drawn anew; the tree keeps drawn labels until they are set again."""
        for node in self._all(self.root):
            node.set_label(node.label)

    def reveal_topic(self, topic: str) -> None:
        """Unfold the domain of a topic and put the cursor on it."""
        for node in self._all(self.root):
            if node.data == Entry("topic", topic) and node.parent is not None:
                node.parent.expand()
                self._go_to(node)

    def _go_to(self, node: TreeNode[Entry]) -> None:
        """Put the cursor on a node. Nodes get their lines when these are asked for."""
        if self.last_line >= 0:
            self.move_cursor(node)

    def _all(self, node: TreeNode[Entry]) -> list[TreeNode[Entry]]:
        return [node, *(below for child in node.children for below in self._all(child))]

    def render_label(self, node: TreeNode[Entry], base_style: Style, style: Style) -> Text:
        """Return the label, cut for the width, with a badge for side A, side B or the topic that filters."""
        entry = node.data
        if entry is None:
            return super().render_label(node, base_style, style)
        palette = palette_of(self)
        side = self._sides.get(entry.key, "") if entry.kind == "framework" else ""
        label = Text(no_wrap=True)
        if side:
            label.append(f" {side.upper()} ", palette.side(side) + Style(reverse=True))
            label.append(" ")
        elif entry.kind == "topic" and entry.key == self._topic:
            label.append("▼ ", palette.heading)
        elif node.allow_expand:
            label.append(self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE, base_style + _TOGGLE)
        style = style + Style(bold=True) if node.parent is self.root else style
        after = f" {visible(entry.after)}" if entry.after else ""
        room = self._room(node) - label.cell_len
        label.append(fit_before(entry.name, after, room), style)
        label.append(after, style + Style(dim=True))
        return label

    def _room(self, node: TreeNode[Entry]) -> int:
        """Return how many cells a node's label can take; before the first layout any number."""
        width = self.scrollable_content_region.width
        depth, above = 0, node.parent
        while above is not None:
            depth, above = depth + 1, above.parent
        return width - (depth - 1) * self.guide_depth if width else sys.maxsize

    def on_tree_node_selected(self, event: Tree.NodeSelected[Entry]) -> None:
        """Choose what Enter or a click selected."""
        event.stop()
        entry = event.node.data
        if entry is not None and entry.kind == "framework":
            self.post_message(self.Chosen("a", entry.key))
        elif entry is not None and entry.kind == "topic":
            self.post_message(self.TopicChosen(entry.key))

    def action_choose(self, side: str) -> None:
        """Put the instrument under the cursor on a side."""
        entry = self.cursor_node.data if self.cursor_node is not None else None
        if entry is None:
            return
        if entry.kind == "framework":
            self.post_message(self.Chosen(side, entry.key))
            return
        what = "topic" if entry.kind == "topic" else "heading"
        self.notify(f"This is a {what}; {side} makes an instrument {side.upper()}.", severity="warning", markup=False)


def _on_topics(corpus: Corpus) -> Counter[str]:
    """Return how many clauses are keyed to each topic."""
    return Counter(
        topic for framework in corpus.frameworks.values() for clause in framework.clauses for topic in clause.topics
    )
