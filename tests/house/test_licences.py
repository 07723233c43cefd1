"""Code is under Apache-2.0, data under CC BY 4.0, and both are said where people look."""

import tomllib


def test_the_project_file_names_both_licences(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0 AND CC-BY-4.0"
    assert project["license-files"] == ["LICENSE", "LICENSES/*"]


def test_the_code_licence_is_whole_and_says_what_it_does_not_cover(root):
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("SPDX-License-Identifier: Apache-2.0\n")
    assert "LICENSES/CC-BY-4.0.txt" in text.splitlines()[1]
    assert "9. Accepting Warranty or Additional Liability." in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_data_licence_is_whole_and_says_what_it_covers(root):
    text = (root / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")
    statement, _, legal_code = text.partition("-" * 80)
    assert statement.startswith("SPDX-License-Identifier: CC-BY-4.0\n")
    assert all(folder in statement for folder in ("frameworks/", "vocabularies/", "lexicon/"))
    assert all(f"Section {number} – " in legal_code for number in range(1, 9))


def test_the_readme_names_both_licences(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert "Apache-2.0" in text
    assert "CC BY 4.0" in text or "CC-BY-4.0" in text
