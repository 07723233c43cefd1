"""Which words of two statements differ."""

import pytest
from hypothesis import given

from comparator.comparison.wording import wording
from comparator.model.candidate import Span
from tests.text.multilingual import texts


def marked(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("a", "b", "only_a", "only_b"),
    [
        ("Providers keep logs.", "Providers keep logs.", [], []),
        ("Providers keep logs.", "Deployers keep logs.", ["Providers"], ["Deployers"]),
        ("PROVIDERS keep, logs", "providers keep logs", [], []),  # case and punctuation
        ("at least six months", "at least twelve long months", ["six"], ["twelve long"]),
        ("within 15 days", "within 72 hours", ["15 days"], ["72 hours"]),
        ("a fine of 7.5 million", "a fine of 15 million", ["7.5"], ["15"]),
        ("提供者應當留存日誌", "提供者应当留存日志", [], []),  # the two scripts
        ("提供者应当留存日志", "部署者应当删除日志", ["提供", "留存"], ["部署", "删除"]),
        ("제공자는 기록한다", "이용자는 기록한다", ["제공"], ["이용"]),
        ("法律之法", "规章与法", ["法律之法"], ["规章与法"]),  # one character in common says nothing
        ("informe à temps", "avise à nouveau", ["informe", "temps"], ["avise", "nouveau"]),  # but one word does
        ("", "new words", [], ["new words"]),
    ],
)
def test_stretches_that_the_other_side_lacks_are_marked(a, b, only_a, only_b):
    found = wording(a, b)

    assert marked(a, found.a) == only_a
    assert marked(b, found.b) == only_b


@given(texts, texts)
def test_stretches_lie_inside_their_text_left_to_right(a, b):
    found = wording(a, b)
    for text, spans in ((a, found.a), (b, found.b)):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(span.start < span.end <= len(text) for span in spans)


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    found = wording(f"The {text}", f"The {text}")

    assert found.a == found.b == ()
