"""What the app says where there is nothing to list yet."""

from collections.abc import Sequence

from rich.text import Text

from comparator.text.visible import visible
from comparator.tui.explorer import Explorer, Row
from comparator.tui.naming import short_name, topic_name
from comparator.tui.theme import Palette

READING = "reading the frameworks …"
CLAUSE_ALONE = "Choose a second instrument (b on it in the list) to see this clause beside its nearest one."

_WELCOME = (
    ("Compare two instruments, clause by clause", ""),
    ("", ""),
    ("Enter", "makes the instrument under the cursor A"),
    ("b", "makes it B; then their clauses are aligned, best first"),
    ("Enter", "on a topic lists its clauses in every instrument"),
    ("", ""),
    ("m", "matrix: topics by jurisdictions"),
    ("/", "search instruments, topics and clauses in any language"),
    ("?", "all keys"),
)


def list_hint(explorer: Explorer, palette: Palette) -> Text:
    """Return what to say instead of an empty list."""
    frameworks = explorer.corpus.frameworks
    if not frameworks:
        return Text("This folder holds no framework files (*.yaml).", palette.warning)
    if explorer.must_align():
        a, b = short_name(frameworks[explorer.a]), short_name(frameworks[explorer.b])
        return Text(f"Aligning {visible(a)} with {visible(b)} …", palette.muted)
    if explorer.topic:
        title = topic_name(explorer.corpus, explorer.topic)
        return Text(f"Nothing listed here is keyed to “{visible(title)}”. x lists all topics.", palette.muted)
    text = Text()
    for key, words in _WELCOME:
        if not words:
            text.append(key + "\n", palette.strong)
        else:
            text.append(f"{key:>6} ", palette.heading)
            text.append(words + "\n", palette.muted)
    return text


def status_line(explorer: Explorer, rows: Sequence[Row]) -> str:
    """Return what is listed, in one line."""
    below = sum(row.below_threshold for row in rows)
    parts = []
    if not explorer.a and not explorer.b:
        count = sum(len(item.clauses) for item in explorer.corpus.frameworks.values())
        parts.append(f"{len(explorer.corpus.frameworks)} instruments, {count} clauses")
    if rows:
        parts.append(f"{len(rows) - below} {'pairs' if rows[0].pair is not None else 'clauses listed'}")
    if below:
        parts.append(f"{below} without candidate")
    if explorer.topic:
        parts.append(f"topic: {topic_name(explorer.corpus, explorer.topic)} (x: all)")
    parts.append(f"language: {explorer.language}")
    return "  │  ".join(parts)
