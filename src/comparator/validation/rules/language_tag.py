"""A language tag that is not registered, not written as usual, or Chinese without its script."""

from collections.abc import Iterator
from functools import lru_cache

from comparator.validation.kinds import Kind
from comparator.validation.places import shown
from comparator.validation.rules._languages import tags, tags_in_use
from comparator.validation.subject import Finding, Rule, Subject

_USUAL = frozenset(
    (
        "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu",
        "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv",
        "sw", "th", "tr", "uk", "vi", "zh-Hans", "zh-Hant",
    )
)  # fmt: skip
"""Tags that are right; most files need no other, and are checked without loading the register."""

_LONGEST = 35
"""Characters of the longest tag that is looked up (RFC 5646, 4.4.1)."""
_MOST = 2_000
"""Different tags of one file that are looked up, of which the largest real file has 12."""


def _check(subject: Subject) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, tag, at_key in tags(subject):
        if tag in _USUAL:
            continue
        seen.add(tag)
        if len(seen) > _MOST:
            message = f"the file has more than {_MOST:,} language tags; those from here on are not looked up"
            yield Finding(path, message, "the keys of a text by language are language tags", at_key)
            return
        problem = _problem(tag)
        if problem is not None:
            message, help_ = problem
            # A key is named with the mapping that it stands in.
            where = subject.label(path[:-1] if at_key else path)
            yield Finding(path, f"{where} has the language tag `{shown(tag)}`, {message}", help_, at_key)


@lru_cache(maxsize=_MOST)
def _problem(tag: str) -> tuple[str, str] | None:
    """Return what is wrong with a tag and how to mend it; None when it is right or the schema says it."""
    from langcodes import standardize_tag, tag_is_valid
    from langcodes.tag_parser import LanguageTagError

    language, *rest = tag.split("-")
    if len(tag) > _LONGEST or not language.isascii() or not language.isalpha() or len(language) not in (2, 3):
        return None
    try:
        valid, usual = tag_is_valid(tag), standardize_tag(tag)
    except LanguageTagError:
        return None
    if not valid:
        return "which is not in the register of languages", "see https://www.iana.org/assignments/lang-tags"
    if usual.startswith("zh") and not any(len(part) == 4 for part in rest):
        region = {part.upper() for part in rest}
        script = "zh-Hant" if region & {"TW", "HK", "MO"} else "zh-Hans" if region & {"CN", "SG"} else ""
        return "which leaves its script open", f"write `{script}`" if script else "write `zh-Hans` or `zh-Hant`"
    # Where the register of another body replaces a whole language, as `cnr` by `sr-ME`, the tag stands.
    if usual != tag and usual.count("-") == tag.count("-"):
        return "which is not its usual form", f"write `{usual}`"
    return None


def _may_find(subject: Subject) -> bool:
    return not _USUAL.issuperset(tags_in_use(subject))


RULE = Rule(
    id="language-tag",
    kinds=frozenset(Kind),
    why="Readers, searches and the aligner choose texts by tag; an unknown tag hides the text from all of them.",
    fix="Use a BCP 47 tag in its usual form: en, ko, pt-BR; for Chinese zh-Hans or zh-Hant.",
    check=_check,
    may_find=_may_find,
)
