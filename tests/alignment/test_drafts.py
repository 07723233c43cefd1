"""A file need not be finished to have its clauses read."""

import pytest

from comparator.alignment.drafts import read_draft
from comparator.model.errors import InputError


def test_a_framework_file_needs_only_ids_and_statements(tmp_path):
    path = tmp_path / "aa-draft.yaml"
    path.write_text(
        "clauses:\n"
        "  - {id: art-1, statement: {en: Providers keep logs.}}\n"
        "  - {id: art-2, title: {fr: Enfants}, statement: {fr: Les enfants.}, topics: [children]}\n",
        encoding="utf-8",
    )
    side = read_draft(path, "en")
    assert side.name == "aa-draft"
    assert [(item.id, dict(item.text), item.topics) for item in side.passages] == [
        ("art-1", {"en": "Providers keep logs."}, ()),
        ("art-2", {"fr": "Les enfants."}, ("children",)),
    ]


def test_every_paragraph_of_plain_text_is_a_clause_named_by_its_line(tmp_path):
    path = tmp_path / "decree.txt"
    path.write_text("Article premier\nLes fournisseurs.\n\n  \nLes enfants.\n", encoding="utf-8")
    assert [(item.id, dict(item.text)) for item in read_draft(path, "fr").passages] == [
        ("line-1", {"fr": "Article premier Les fournisseurs."}),
        ("line-5", {"fr": "Les enfants."}),
    ]


def test_a_file_of_clauses_names_its_languages_itself(tmp_path):
    path = tmp_path / "some.jsonl"
    path.write_text('{"id": "1", "lang": "de", "text": "Anbieter"}\n', encoding="utf-8")
    assert read_draft(path, "en").passages[0].text == {"de": "Anbieter"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.yaml", "clauses: []\n", "holds no clause"),
        ("a.yaml", "id: a\n", "has no `clauses`"),
        ("a.yaml", "clauses: [{id: art-1}]\n", "clause `art-1` has no `statement`"),
        ("a.txt", " \n\n", "holds no text"),
    ],
)
def test_a_file_without_clauses_is_one_clear_error(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_draft(tmp_path / name, "en")
