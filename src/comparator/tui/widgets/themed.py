"""What drawings need from the app."""

from textual.widget import Widget

from comparator.tui.theme import Palette


def palette_of(widget: Widget) -> Palette:
    """Return the styles of the theme that is on."""
    return Palette.of(widget.app.theme_variables)
