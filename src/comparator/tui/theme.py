"""The app's light and dark theme, and the styles that drawings take from whichever theme is on."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.theme import Theme

from comparator.model.framework import Norm

DARK, LIGHT = "comparator-dark", "comparator-light"

_DARK_COLOURS: Mapping[str, str] = {
    "side-a": "#7cb7ff",
    "side-b": "#ffb066",
    "muted": "#8b97a8",
    "concept": "#7fe0c3",
    "differ": "#33290f",
    "norm-prohibition": "#ff8f87",
    "norm-obligation": "#7cb7ff",
    "norm-right": "#8fd68a",
    "norm-permission": "#f2cc60",
    "norm-recommendation": "#74d4de",
    "norm-aim": "#cfb1ff",
    "norm-institution": "#d6a98c",
    "norm-definition": "#aab4c3",
    "line": "#2f3a4a",
    "cursor-line": "#2b3645",
    "cursor-rest": "#1d2531",
    "cursor-cell": "#5a6b82",
}
_LIGHT_COLOURS: Mapping[str, str] = {
    "side-a": "#0b5cad",
    "side-b": "#9a4600",
    "muted": "#646a73",
    "concept": "#00664f",
    "differ": "#fdf0cc",
    "norm-prohibition": "#b3261e",
    "norm-obligation": "#0b5cad",
    "norm-right": "#1f6f1b",
    "norm-permission": "#7a5b00",
    "norm-recommendation": "#00687a",
    "norm-aim": "#6b3fb5",
    "norm-institution": "#8a4b26",
    "norm-definition": "#5a626d",
    "line": "#cfc9ba",
    "cursor-line": "#dcd6c6",
    "cursor-rest": "#efebe1",
    "cursor-cell": "#b9b09a",
}

THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7cb7ff",
        secondary="#ffb066",
        accent="#7fe0c3",
        warning="#f2cc60",
        error="#ff8f87",
        success="#8fd68a",
        foreground="#dbe2ec",
        background="#0f131a",
        surface="#141a23",
        panel="#1d2531",
        variables={"block-cursor-text-style": "none", "footer-key-foreground": "#7fe0c3"},
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#0b5cad",
        secondary="#9a4600",
        accent="#00664f",
        warning="#7a5b00",
        error="#b3261e",
        success="#1f6f1b",
        foreground="#20252c",
        background="#fcfbf8",
        surface="#f6f4ee",
        panel="#eae6dc",
        variables={"block-cursor-text-style": "none", "footer-key-foreground": "#00664f"},
    ),
)


def colours(*, dark: bool) -> dict[str, str]:
    """Return the app's own colour variables, which every theme gets unless it sets them itself."""
    return dict(_DARK_COLOURS if dark else _LIGHT_COLOURS)


@dataclass(frozen=True, slots=True)
class Palette:
    """Styles for drawings. Colour never carries a meaning alone; letters, bold or lines go with it."""

    side_a: Style
    side_b: Style
    muted: Style
    strong: Style
    heading: Style
    concept: Style
    word: Style
    differ: Style
    warning: Style
    norms: Mapping[Norm, Style]

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> "Palette":
        """Take the styles from a theme's variables."""

        def colour(name: str) -> Style:
            return Style(color=variables[name])

        return cls(
            side_a=colour("side-a") + Style(bold=True),
            side_b=colour("side-b") + Style(bold=True),
            muted=colour("muted"),
            strong=Style(bold=True),
            heading=colour("concept") + Style(bold=True),
            concept=colour("concept") + Style(bold=True),
            word=Style(underline=True),
            differ=Style(bgcolor=variables["differ"], italic=True),
            warning=colour("norm-permission") + Style(bold=True),
            norms={norm: colour(f"norm-{norm.value}") for norm in Norm},
        )

    def side(self, side: str) -> Style:
        """Return the style of side `a` or `b`."""
        return self.side_a if side == "a" else self.side_b
