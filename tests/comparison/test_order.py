"""Seriation: alike rows and columns stand together, whatever order they came in."""

from comparator.comparison.matrix import matrix
from comparator.comparison.order import clustered
from comparator.model.framework import Norm
from tests.builders import clause, corpus_of, framework

DAY = "2026-01-01"
TOPICS = ("logging", "audit", "talent", "compute")


def country(place, *topics, norm=Norm.OBLIGATION):
    """Return an act of a country with a clause on each topic."""
    name = f"{place.lower()}-act"
    return framework(
        name, *(clause(topic, norm, framework=name, topics=(topic,)) for topic in topics), jurisdiction=place
    )


def test_countries_and_topics_with_alike_cells_become_neighbours(vocabularies):
    loaded = corpus_of(
        vocabularies, country("AA", "logging", "audit"), country("BB", "talent", "compute", norm=Norm.AIM),
        country("CC", "logging", "audit"), country("DD", "talent", "compute", norm=Norm.AIM),
    )  # fmt: skip
    table = clustered(matrix(loaded, DAY, topics=TOPICS))
    assert table.columns in {("AA", "CC", "BB", "DD"), ("AA", "CC", "DD", "BB"), ("CC", "AA", "BB", "DD")}
    assert {frozenset(table.topics[:2]), frozenset(table.topics[2:])} == {
        frozenset(("audit", "logging")),
        frozenset(("compute", "talent")),
    }
    for topic, row in zip(table.topics, table.cells, strict=True):
        assert [(cell.topic, cell.column) for cell in row] == [(topic, column) for column in table.columns]


def test_the_order_of_frameworks_and_topics_makes_no_difference(corpus):
    forward = clustered(matrix(corpus, DAY))
    turned = matrix(corpus, DAY, topics=forward.topics[::-1], jurisdictions=forward.columns[::-1])
    assert clustered(turned) == forward


def test_one_or_two_columns_need_no_clustering(vocabularies):
    loaded = corpus_of(vocabularies, country("BB", "logging"), country("AA", "audit"))
    assert clustered(matrix(loaded, DAY, topics=TOPICS)).columns == ("AA", "BB")
