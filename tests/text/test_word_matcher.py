"""Terms are found in the forms in which real sentences use them; what only looks alike is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparator.text.lexicon import shipped_lexicon
from comparator.text.normalise import fold
from comparator.text.variants import VARYING, variants
from comparator.text.word_matcher import plain
from tests.builders import lexicon

LANGUAGES = ("en", "fr", "es", "pt", "de", "nl", "ar", "ru", "vi")


def found(text: str, language: str, terms=None) -> list[tuple[str, str]]:
    """Return each concept that the text names, with the wording that names it."""
    folded = fold(text)
    mentions = (terms or shipped_lexicon()).mentions(folded, language)
    spans = [folded.source_span(mention.start, mention.end) for mention in mentions]
    return [(mention.concept, text[start:end]) for mention, (start, end) in zip(mentions, spans, strict=True)]


def concepts(text: str, language: str) -> set[str]:
    return {concept for concept, _ in found(text, language)}


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        # Conjunction, preposition, article and pronoun are written onto the word.
        ("وبالبيانات الشخصية للمستخدمين", {"personal-data", "user"}),
        ("تُحفظ بياناتهم وسجلاتهم", {"data", "log"}),
        ("فالمطورون والمزودون يقيّمون المخاطر", {"developer", "provider", "risk"}),
        ("لأنظمة الذكاء الاصطناعي", {"ai-system"}),
        ("بموافقته", {"consent"}),
    ],
)
def test_arabic_words_shed_what_is_written_onto_them(sentence, named):
    assert named <= concepts(sentence, "ar")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Die Konformitätsbewertungsstelle prüft das Hochrisiko-KI-System.", {"conformity-body", "high-risk"}),
        ("Risikomanagementverfahren und Datenschutzverletzungen", {"risk-management", "data-breach"}),
        ("Algorithmenverzeichnis", {"algorithm", "register"}),
        ("Meldeverfahren und Prüfmethoden", {"user-flagging", "practice-method"}),
        ("Haftungsregeln für Trainingsdatensätze", {"civil-liability"}),
    ],
)
def test_german_compounds_are_opened(sentence, named):
    assert named <= concepts(sentence, "de")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("De conformiteitsbeoordelingsinstantie beoordeelt het AI-systeem.", {"conformity-body", "ai-system"}),
        ("risicobeheersysteem", {"risk-management"}),
        ("klachtenprocedure", {"complain", "procedure"}),
        ("toezichtsysteem", {"supervise", "system"}),
    ],
)
def test_dutch_compounds_are_opened(sentence, named):
    assert named <= concepts(sentence, "nl")


@pytest.mark.parametrize(
    ("word", "language", "not_named"),
    [
        ("Unterrecht", "de", "right"),  # a beginning that makes another word
        ("Gerechtigkeit", "de", "right"),
        ("Fremdsprachenkenntnisse", "de", "data"),
        ("Verantwortungslosigkeit", "de", "right"),
        ("Amsterdam", "nl", "law"),
    ],
)
def test_a_piece_of_a_word_is_no_part_of_a_compound(word, language, not_named):
    assert not_named not in concepts(word, language)


def test_a_part_of_a_compound_keeps_its_place():
    assert found("Ein Algorithmenverzeichnis", "de") == [
        ("algorithm", "Algorithmen"),
        ("register", "verzeichnis"),
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "named"),
    [
        ("As avaliações de impacto das decisões automatizadas", "pt", {"impact-assessment", "automated-decision"}),
        ("órgãos competentes e decisões judiciais", "pt", {"decision"}),
        ("систем искусственного интеллекта и оценок рисков", "ru", {"ai-system", "risk-assessment"}),
        ("разработчиками и пользователям систем", "ru", {"developer", "user", "system"}),
        ("개인정보처리자는 정보주체의 동의를 받아야 한다", "ko", {"controller", "data-subject", "consent"}),
        ("고영향 인공지능사업자가", "ko", {"high-risk"}),
        ("la gestión de los riesgos y la evaluación del impacto", "es", {"risk-management", "impact-assessment"}),
        ("l'évaluation de l'impact", "fr", {"impact-assessment"}),
    ],
)
def test_inflected_sentences_name_their_concepts(sentence, language, named):
    assert named <= concepts(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language", "named"),
    [
        ("tri tue nhan tao va du lieu ca nhan", "vi", {"artificial-intelligence", "personal-data"}),
        ("La proteccion de datos y la inteligencia artificial", "es", {"artificial-intelligence"}),
        ("Les donnees personnelles", "fr", {"personal-data"}),
    ],
)
def test_a_text_without_any_accent_is_read_without_accents(sentence, language, named):
    assert named <= concepts(sentence, language)


def test_a_vietnamese_syllable_without_marks_is_no_term():
    terms = lexicon(enterprise={"vi": ["hãng"]}, product={"vi": ["hàng hóa"]})
    assert found("hang", "vi", terms) == []
    assert found("hang hoa", "vi", terms) == [("product", "hang hoa")]


def test_both_vietnamese_ways_of_placing_the_tone_are_one():
    assert concepts("mã hoá", "vi") == concepts("mã hóa", "vi") == {"encryption"}


@pytest.mark.parametrize(
    ("wording", "concept"),
    [
        ("artiflcial intelligence", "artificial-intelligence"),  # fi read as fl
        ("the rnodels are trained", "ai-model"),  # m read as rn
        ("c0ntroller", "controller"),  # o read as zero
        ("regualtion", "regulation-rule"),  # letters swapped
        ("comission", "committee"),  # a letter lost from a double
    ],
)
def test_a_scanning_or_typing_error_does_not_hide_a_term(wording, concept):
    assert concept in concepts(wording, "en")


def test_the_russian_for_and_is_not_the_russian_for_ai():
    assert concepts("и", "ru") == set()
    assert concepts("ИИ", "ru") == {"artificial-intelligence"}


@pytest.mark.parametrize(
    ("word", "language"), [("kan", "nl"), ("men", "nl"), ("der", "nl"), ("war", "de"), ("set", "en"), ("don", "fr")]
)
def test_the_stump_of_a_term_is_another_word(word, language):
    assert found(word, language) == []


def test_latin_letters_in_a_scanned_cyrillic_word_are_read_through():
    assert "system" in concepts("cиcтeмa", "ru")


@pytest.mark.parametrize(
    "word",
    ["professor", "projection", "revolution", "medication", "internationally", "conversation", "statue", "causal"],
)
def test_another_word_that_looks_alike_is_left_alone(word):
    assert found(word, "en") == []


def test_of_two_terms_with_one_stem_the_one_written_alike_is_meant():
    assert concepts("The damage is great.", "en") == {"damage-harm"}
    assert concepts("Damages are paid.", "en") >= {"compensate"}
    assert concepts("tracks and tracking", "en") == {"monitor", "location-data"}


def test_articles_come_and_go_inside_a_term_but_not_around_it():
    terms = lexicon(risk_management={"es": ["gestión de riesgos"]}, public={"en": ["the public"]})
    for wording in ("gestión de riesgos", "gestión de los riesgos", "gestión del riesgo"):
        assert found(wording, "es", terms) == [("risk_management", wording)]
    assert found("gestión sin riesgos", "es", terms) == []
    assert found("public", "en", terms) == []


def test_a_term_that_ends_in_an_article_does_not_hide_a_longer_one():
    terms = lexicon(role={"fr": ["qualité de"]}, quality={"fr": ["qualité des données"]})
    assert found("la qualité des données", "fr", terms) == [("quality", "qualité des données")]


@given(st.text(max_size=80), st.sampled_from(["en", "de", "nl", "ar", "ru", "vi", "pt", "fr"]))
def test_any_text_gives_mentions_in_order_inside_it(text, language):
    folded = fold(text)
    edges = [edge for item in shipped_lexicon().mentions(folded, language) for edge in (item.start, item.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(folded.text) for edge in edges)


def test_a_very_long_word_is_read_in_reasonable_time():
    assert found("verordnung" * 5000, "de") == []


@pytest.mark.parametrize("language", ["es", "pt", "de", "nl", "ar", "ru", "vi"])
def test_every_shipped_term_is_found_when_it_stands_alone(language):
    missed = []
    for concept in shipped_lexicon().concepts.values():
        for term in concept.terms.get(language, ()):
            ends = [end for _, wording in found(term, language) for end in (len(wording),)]
            if ends != [len(term)]:
                missed.append(term)
    assert missed == []


def test_plain_text_has_no_accents():
    assert plain("điều khoản, décision") == "dieu khoan, decision"


@given(st.sampled_from(sorted(set(LANGUAGES) - VARYING)), st.text("abcdéßиمđ", min_size=1, max_size=9))
def test_only_varying_languages_have_other_stems(language, word):
    assert variants(word, language) == ()


def test_a_text_is_read_the_same_however_often():
    sentence = "Providers of high-risk AI systems keep the artiflcial logs of the unknownish systems."

    assert found(sentence, "en") == found(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "language", "named"),
    [
        # Forms to which Snowball gives another stem than to the infinitive or the singular.
        ("De aanbieder beoordeelt en registreert", "nl", {"provider", "assess", "register"}),
        ("De logs worden bewaard en gewist", "nl", {"log", "retain"}),
        ("chatbots met wachtwoorden", "nl", {"chatbot-interaction", "account-password"}),
        ("Der Anbieter löscht, übermittelt und veröffentlicht", "de", {"provider", "delete", "transfer", "disclose"}),
        ("gelöschte Daten, die gesammelt wurden", "de", {"delete", "data", "collect"}),
        ("Les fournisseurs recueillent et publient", "fr", {"provider", "collect", "disclose"}),
    ],
)
def test_verb_forms_and_plurals_are_taken_back_to_what_the_lexicon_lists(sentence, language, named):
    assert named <= concepts(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language", "unwanted"),
    [
        ("volgens de aanbieder, namens de gebruiker, tijdens de test", "nl", {"following-list", "name-contact"}),
        ("De test is voor de aanbieder en niet voor de gebruiker", "nl", {"prior", "legal-effect"}),
        ("O prazo pode ser dado pela autoridade", "pt", {"data", "power"}),
        ("les agents des douanes", "fr", {"ai-agent"}),
        ("De regels gelden niet over de landen waar zij vallen", "nl", {"government", "ethics", "falsehood"}),
        ("Sie wurden sich mit anderen einig", "de", {"dignity", "safety", "version-modification"}),
        ("les règles visées visent à donner", "fr", {"border-migration", "data"}),
        ("As outras possam partir direto", "pt", {"third-party", "ownership-control", "directive"}),
        ("it meets what was agreed", "en", {"vote-meeting"}),
    ],
)
def test_small_words_are_no_forms_of_what_they_resemble(sentence, language, unwanted):
    assert not unwanted & concepts(sentence, language)


@pytest.mark.parametrize("base", ["audit", "beoordeel", "x"])
def test_short_words_are_not_taken_for_inflected_ones(base):
    assert variants(base[:4] + "t", "nl") == ()


def test_a_term_that_begins_with_an_article_gives_way_to_a_longer_one_behind_it():
    assert found("archiving in the public interest", "en")[-1] == ("public-interest", "public interest")
    assert ("general-public", "the public") in found("they inform the public", "en")
    assert found("the public", "en") == [("general-public", "the public")]
