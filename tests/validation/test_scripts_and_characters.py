"""What the rules on languages, scripts and characters find beyond their examples, and what they leave alone."""

import pytest

from comparator.text.han import leaning

STATEMENT = "    statement: {en: Providers keep logs for at least six months., ko: 제공자는 로그를 보관한다.}\n"


def found(check, small, text: str) -> list[str]:
    return [item.rule for item in check(small((STATEMENT, text)))]


def statement(language: str, wording: str) -> str:
    return f"    statement:\n      en: Providers keep logs.\n      {language}: {wording}\n"


@pytest.mark.parametrize(
    ("language", "wording"),
    [
        ("ko", "AI RMF 1.0"),  # abbreviations belong to no script
        ("ja", "人工知能基本計画"),
        ("zh-Hans", "台北的規则"),  # one character of the other side may be part of a name
        ("zh-Hant", "后里的雲端平台"),
        ("sr", "Pružaoci čuvaju zapise."),  # a language of two scripts
        ("fa", "می\u200cشود"),  # a joiner that Persian spelling needs
        ("hi", "क्\u200dष"),
        ("fr", "Les fournisseurs — « œuvre »"),
        ("haw", "ʻŌlelo Hawaiʻi"),
        ("sr-Latn", "Zapisi."),
    ],
)
def test_right_texts_have_no_finding(language, wording, check, small):
    assert found(check, small, statement(language, wording)) == []


@pytest.mark.parametrize(
    ("language", "wording", "rule"),
    [
        ("ja", "人工智能系统的提供者应当按照国家有关规定保存日志至少六个月", "wrong-script"),
        ("sr-Cyrl", "Zapisi se vode.", "wrong-script"),
        ("uk", "Journals are kept.", "wrong-script"),
        ("en-GB", "Поставщики хранят журналы.", "wrong-script"),
        ("zh-TW", "提供者應當保存日誌", "language-tag"),
        ("en-UK", "Logs.", "language-tag"),
        ("eng", "Logs.", "language-tag"),
        ("iw", "יומנים", "language-tag"),
        ("ko", '"로그를\\t보관한다"', "hidden-character"),
        ("ko", '"로그를 \\u0007보관한다"', "hidden-character"),
        ("ko", "로그를\u2066 보관한다", "hidden-character"),
    ],
)
def test_wrong_texts_have_one(language, wording, rule, check, small):
    assert rule in found(check, small, statement(language, wording))


def test_a_hidden_character_is_marked_where_it_is(check, small):
    [item] = check(small((STATEMENT, statement("ko", "로그를\u200b 보관한다.  # a comment"))))
    assert item.message == "the line holds U+200B (zero width space), which cannot be seen"
    assert (item.position.column, item.position.end_column) == (14, 15)


def test_comments_are_searched_for_hidden_characters_too(check, small):
    assert found(check, small, STATEMENT + "    # \u202e right to left\n") == ["hidden-character"]


def test_sides_of_chinese_characters_are_counted():
    assert leaning("資料") == (1, 0)
    assert leaning("资料") == (0, 1)
    assert leaning("人工 AI") == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (" logs for", " logs  for", "has two spaces in a row"),
        ("{en: Providers keep logs for at least six months.", "{en: ' Providers keep logs.'", "starts or ends"),
        ("    norm: obligation\n", "    norm: obligation  \n", "the line ends with white space"),
        ("    norm: obligation\n", "    norm:\tobligation\n", "the line holds a tab"),
        ("    norm: obligation\n", "    norm: obligation\r\n", "carriage return"),
    ],
)
def test_white_space_at_fault(old, new, message, check, small, tmp_path):
    path = small((old, new))
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n\n", "\n").encode())
    if "\r" in new:
        path.write_bytes(path.read_bytes().replace(b"norm: obligation\n", b"norm: obligation\r\n"))
    [item] = check(path)
    assert item.rule == "white-space"
    assert message in item.message


def test_a_missing_last_line_end_is_found(check, small):
    path = small()
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    [item] = check(path)
    assert item.message == "the last line has no line end"


def test_spaces_that_are_yaml_and_not_text_are_no_finding(check, small):
    aligned = "    norm:       obligation   # here\n    strength:   shall\n"
    assert check(small(("    norm: obligation\n", aligned))) == []


@pytest.mark.parametrize("key", ["strеngth", "ѕtrength"])
def test_a_key_with_a_look_alike_is_named_with_its_plain_form(key, check, small):
    items = check(small(("    norm: obligation\n", f"    norm: obligation\n    {key}: shall\n")))
    [item] = [item for item in items if item.rule == "mixed-script-id"]
    assert item.help == "write `strength`"


def test_a_key_that_is_plainly_in_another_script_is_left_to_the_schema(check, small):
    items = check(small(("    norm: obligation\n", "    norm: obligation\n    강도: shall\n")))
    assert [item.rule for item in items] == ["unknown-key"]
