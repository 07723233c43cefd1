"""Topics are suggested from what recorded topics teach, and from the links of the lexicon."""

import pytest

from comparator.comparison.topics import TopicModel
from comparator.model.passage import Passage
from comparator.model.vocabulary import Topic
from comparator.text.lexicon import Concept, Lexicon

TOPICS = {
    name: Topic(name, "system", {"en": name}, {"en": "."}, {"en": (name,), "fr": (name,)})
    for name in ("logging", "children", "penalties")
}
LEXICON = Lexicon(
    (
        Concept("log", {"en": ("log",), "fr": ("journal",)}, ("logging",)),
        Concept("child", {"en": ("child", "children")}, ("children",)),
        Concept("fine", {"en": ("fine",), "fr": ("amende",)}),
    )
)


def passage(text: str, *topics: str, language: str = "en", title: str = "") -> Passage:
    return Passage("c1", {language: text}, {language: title} if title else {}, topics=topics)


def model(*taught: Passage) -> TopicModel:
    return TopicModel(TOPICS, LEXICON, taught)


def test_a_concept_that_the_lexicon_links_to_a_topic_speaks_for_it():
    first, *_ = model().suggest(passage("Providers keep a log."), top=3)
    assert first.topic == "logging"
    assert [(item.kind, item.name, item.wording) for item in first.support] == [("concept", "log", "log")]


def test_what_was_recorded_for_a_concept_without_a_link_is_learned_and_holds_in_other_languages():
    taught = [passage("A fine is due.", "penalties"), passage("The fine grows.", "penalties")] * 10
    clause = passage("Une amende est due.", language="fr")
    assert model().suggest(clause, top=1) == ()
    assert [item.topic for item in model(*taught).suggest(clause, top=1)] == ["penalties"]


def test_words_are_learned_too_and_only_in_their_language():
    taught = [passage("Imprisonment follows.", "penalties"), passage("Nothing else.", "logging")] * 10
    (found,) = model(*taught).suggest(passage("Imprisonment"), top=1)
    assert (found.topic, found.support[0].kind, found.support[0].wording) == ("penalties", "word", "Imprisonment")
    assert model(*taught).suggest(passage("Imprisonment", language="fr"), top=1) == ()


def test_the_title_counts_and_the_wording_is_that_of_the_source():
    (found,) = model().suggest(passage("It is kept.", title="CHILDREN  first"), top=1)
    assert found.topic == "children"
    assert {item.wording for item in found.support} == {"CHILDREN"}


def test_suggestions_come_the_likeliest_first_and_no_more_than_asked_for():
    text = passage("The log of children, a log, fine.")
    every = model(passage("fine", "penalties")).suggest(text, top=9)
    assert [item.chance for item in every] == sorted((item.chance for item in every), reverse=True)
    assert all(0 <= item.chance <= 1 for item in every)
    assert len(model().suggest(text, top=1)) == 1


def test_nothing_is_suggested_where_nothing_speaks_for_a_topic():
    assert model(passage("fine", "penalties")).suggest(passage("Hello"), top=3) == ()


def test_a_text_in_several_languages_is_read_in_the_one_asked_for():
    both = Passage("c1", {"en": "A log.", "fr": "Une amende."})
    taught = [passage("A fine.", "penalties")] * 10
    assert model(*taught).suggest(both, top=1)[0].topic == "logging"
    assert model(*taught).suggest(both, top=1, language="fr")[0].topic == "penalties"


def test_topics_that_are_not_in_the_vocabulary_are_never_suggested():
    taught = [passage("A fine.", "gone")] * 10
    assert [item.topic for item in model(*taught).suggest(passage("fine"), top=9)] == []


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_in_which_clauses_teach_does_not_matter(order):
    taught = [passage("A fine.", "penalties"), passage("A log.", "logging"), passage("Children", "children")]
    text = passage("A fine for a log of children.")
    assert model(*taught[::order]).suggest(text, top=3) == model(*taught).suggest(text, top=3)
