"""What the app says where there is nothing to list yet."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from comparator.text.counts import counted
from comparator.text.visible import visible
from comparator.tui.explorer import Explorer, Row
from comparator.tui.naming import short_name, topic_name
from comparator.tui.theme import Palette

READING = "reading the frameworks …"
EMPTY_FOLDER = "This folder holds no framework files (*.yaml)."
_GAP = "  │  "
LEFT = (
    "The one-to-one choice has no partner for this clause: it has no candidate, or others fit its candidates better. "
    "o goes back to ranks."
)
B_ALONE = "No listed pair has this clause of B. s lets A and B change places and looks up its nearest one."

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
        return Text(EMPTY_FOLDER, palette.warning)
    if explorer.must_align():
        a, b = short_name(frameworks[explorer.a]), short_name(frameworks[explorer.b])
        return Text(f"Aligning {visible(a)} with {visible(b)} …", palette.muted)
    if explorer.day and (explorer.a or explorer.b or explorer.topic):
        return Text(_nothing_then(explorer), palette.muted)
    if explorer.topic:
        title = topic_name(explorer.corpus, explorer.topic)
        sides = "Neither A nor B has a clause" if explorer.a and explorer.b else "No clause listed here is"
        return Text(f"{sides} on “{visible(title)}”. x lists all topics.", palette.muted)
    text = Text()
    for key, words in _WELCOME:
        if not words:
            text.append(key + "\n", palette.strong)
        else:
            text.append(f"{key:>6} ", palette.heading)
            text.append(words + "\n", palette.muted)
    return text


def _nothing_then(explorer: Explorer) -> str:
    """Say what of the choice has no clause that applies on the day."""
    on = f" on “{visible(topic_name(explorer.corpus, explorer.topic))}”" if explorer.topic else ""
    counts = [
        f"{counted(len(explorer.clauses_on_topic(side)), 'clause')} of {side.upper()}"
        for side in ("a", "b")
        if getattr(explorer, side)
    ]
    return f"As of {explorer.day}: {' and '.join(counts) or 'no clause'}{on} apply. D chooses another day."


def alone_hint(explorer: Explorer, row: Row) -> str:
    """Return what to say below a clause without partner."""
    if row.left or (row.only_b and explorer.single):
        return LEFT
    if row.only_b:
        return B_ALONE
    other, key = ("A", "Enter") if explorer.b and not explorer.a else ("B", "b")
    if not explorer.a and not explorer.b:
        return "Choose two instruments (Enter makes one A, b makes one B) to see clauses beside their nearest ones."
    return f"Choose {other} ({key} on an instrument in the list) to see this clause beside its nearest one."


def dividers(explorer: Explorer, rows: Sequence[Row]) -> dict[int, str]:
    """Return the titles that stand between the rows, by the place of the row that each stands before."""
    found: dict[int, str] = {}
    below = [index for index, row in enumerate(rows) if row.below_threshold]
    only_b = [index for index, row in enumerate(rows) if row.only_b]
    left = [index for index, row in enumerate(rows) if row.left]
    if left:
        found[left[0]] = f"one to one: {len(left)} of A without a partner"
    if only_b and explorer.single:
        found[only_b[0]] = f"one to one: {len(only_b)} of B without a partner"
        return found
    if below:
        found[below[0]] = f"no candidate: {len(below)} below the threshold, nearest clause shown"
    if only_b:
        none = not explorer.clauses_on_topic("a")
        found[only_b[0]] = f"{'not in A; ' if none else ''}only in B: {len(only_b)}"
    return found


def status_line(explorer: Explorer, rows: Sequence[Row]) -> str:
    """Return what is listed, in one line."""
    corpus = explorer.corpus
    if not corpus.frameworks:
        return EMPTY_FOLDER
    parts = []
    day = [f"as of {explorer.day} (D: other)"] if explorer.day else []
    if not explorer.a and not explorer.b:
        clauses = counted(sum(len(item.clauses) for item in corpus.frameworks.values()), "clause")
        parts.append(f"{counted(len(corpus.frameworks), 'instrument')}, {clauses}")
        if not rows:
            return _GAP.join([*parts, *(day or ["Enter makes one A, b makes one B, ? all keys"])])
    if explorer.a and explorer.b:
        parts += _paired(explorer, rows)
    elif rows:
        parts.append(f"{counted(len(rows), 'clause')} listed")
    if explorer.topic:
        parts.append(f"topic: {topic_name(corpus, explorer.topic)} (x: all)")
    return _GAP.join([*parts, *day, f"language: {explorer.language}"])


def _paired(explorer: Explorer, rows: Sequence[Row]) -> Iterator[str]:
    """Yield how many rows of each kind there are with both sides chosen."""
    below = sum(row.below_threshold for row in rows)
    only_b = sum(row.only_b for row in rows)
    left = sum(row.left for row in rows)
    listed = len(rows) - below - only_b - left
    if explorer.single:
        yield f"{counted(listed, 'pair')} one to one (o: ranks)"
        yield f"without a partner: {left} of A, {only_b} of B"
    elif only_b and not explorer.clauses_on_topic("a"):
        yield f"A has no clause on this topic; B has {len(explorer.clauses_on_topic('b'))} (s swaps)"
    elif rows:
        yield counted(listed, "pair")
    if recorded := sum(row.pair is not None and row.pair.relation is not None for row in rows):
        yield f"{recorded} recorded"
    if below:
        yield f"{below} without candidate"
    if only_b and not explorer.single and explorer.clauses_on_topic("a"):
        yield f"{only_b} only in B"
