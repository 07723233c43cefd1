"""The tree on the left: instruments by jurisdiction, and topics by domain."""

from collections import Counter
from dataclasses import dataclass
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
from comparator.tui.naming import jurisdiction_name, own_name, short_name
from comparator.tui.widgets.themed import palette_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What a node stands for: `kind` is heading, framework or topic; `key` an id."""

    kind: str
    key: str = ""


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
        instruments = self.root.add(Text("Instruments"), Entry("heading"), expand=True)
        by_name = sorted(corpus.jurisdictions(), key=lambda key: jurisdiction_name(corpus, key))
        for jurisdiction in by_name:
            label = Text(visible(jurisdiction_name(corpus, jurisdiction)))
            own = own_name(corpus, jurisdiction)
            if own:
                label.append(f" {visible(own)}", "dim")
            parent = instruments.add(label, Entry("heading"), expand=True)
            for framework in corpus.frameworks.values():
                if framework.jurisdiction == jurisdiction:
                    parent.add_leaf(
                        _counted(short_name(framework), len(framework.clauses)), Entry("framework", framework.id)
                    )
        self._add_topics(corpus)
        self._go_to(self._first_leaf(instruments))

    def _add_topics(self, corpus: Corpus) -> None:
        topics = self.root.add(Text("Topics"), Entry("heading"), expand=True)
        counts: Counter[str] = Counter()
        for framework in corpus.frameworks.values():
            for clause in framework.clauses:
                counts.update(clause.topics)
        for domain in corpus.vocabularies.domains.values():
            members = [topic for topic in corpus.vocabularies.topics.values() if topic.domain == domain.id]
            label = Text(f"{visible(domain.letter)} {visible(pick(domain.title))}")
            parent = topics.add(label, Entry("heading"), expand=False)
            for topic in members:
                parent.add_leaf(_counted(pick(topic.title), counts[topic.id]), Entry("topic", topic.id))

    @staticmethod
    def _first_leaf(node: TreeNode[Entry]) -> TreeNode[Entry]:
        while node.children:
            node = node.children[0]
        return node

    def mark(self, a: str, b: str, topic: str) -> None:
        """Show which instruments are A and B, and which topic filters."""
        self._sides = {b: "b", a: "a"} if a or b else {}
        self._topic = topic
        for node in self._all(self.root):
            if node.data is not None and node.data.key:
                node.set_label(node.label)  # the tree keeps drawn labels until they are set again

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
        """Return the label with a badge for side A, side B or the topic that filters."""
        label = super().render_label(node, base_style, style)
        entry = node.data
        if entry is None or not entry.key:
            if entry is not None and node.parent is self.root:
                label.stylize(Style(bold=True))
            return label
        palette = palette_of(self)
        side = self._sides.get(entry.key, "") if entry.kind == "framework" else ""
        if side:
            badge = Text(f" {side.upper()} ", palette.side(side) + Style(reverse=True))
            return Text.assemble(badge, " ", label)
        if entry.kind == "topic" and entry.key == self._topic:
            return Text.assemble(("▼ ", palette.heading), label)
        return label

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
        if entry is not None and entry.kind == "framework":
            self.post_message(self.Chosen(side, entry.key))


def _counted(label: str, count: int) -> Text:
    text = Text(visible(label), no_wrap=True)
    text.append(f" {count}", "dim")
    return text
