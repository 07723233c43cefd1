"""A source whose address does not look like that of what it is said to be."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from comparator.validation.diagnostic import Severity
from comparator.validation.places import select_mappings, shown
from comparator.validation.rules._references import ONLY_FRAMEWORKS
from comparator.validation.subject import Finding, Rule, Subject

_OFFICIAL = frozenset(("official", "official-not-read", "official-translation"))
_UNOFFICIAL = frozenset(
    (
        "wikipedia.org", "wikimedia.org", "wikisource.org", "wiktionary.org", "wikidata.org", "fandom.com",
        "baike.baidu.com", "namu.wiki", "blogspot.com", "blogger.com", "wordpress.com", "medium.com", "substack.com",
        "tumblr.com", "wixsite.com", "note.com", "ameblo.jp", "hatenablog.com", "tistory.com", "blog.naver.com",
        "csdn.net", "zhihu.com", "weibo.com", "github.com", "github.io", "githubusercontent.com", "gitlab.com",
        "bitbucket.org", "huggingface.co", "docs.google.com", "drive.google.com", "sites.google.com", "dropbox.com",
        "notion.so", "notion.site", "scribd.com", "slideshare.net", "academia.edu", "researchgate.net", "ssrn.com",
        "arxiv.org", "facebook.com", "twitter.com", "x.com", "linkedin.com", "reddit.com", "quora.com", "youtube.com",
        "tiktok.com", "instagram.com", "t.me",
    )
)  # fmt: skip
"""Places where anybody can publish."""
_MOST_LABELS = max(host.count(".") + 1 for host in _UNOFFICIAL)
_SHORTENERS = frozenset(
    ("bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in", "rebrand.ly")
)
"""Services whose addresses hide where they lead, and stop working with the service."""


def _check(subject: Subject) -> Iterator[Finding]:
    for path, source in select_mappings(subject.document.data, "sources.*"):
        url, kind = source.get("url"), source.get("kind")
        if not isinstance(url, str) or not isinstance(kind, str):
            continue
        fault = _fault(url, kind)
        if fault is not None:
            what, help_ = fault
            yield Finding((*path, "url"), f"{subject.label((*path, 'url'))} {what}", help_)


def _fault(url: str, kind: str) -> tuple[str, str] | None:
    """Return what is wrong with an address, and how to mend it; its form is checked by the schema."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    except ValueError:  # a broken IPv6 address
        host = ""
    found: tuple[str, str] | None = None
    if not url.startswith(("http://", "https://")):
        pass  # the schema says that
    elif "." not in host:
        found = "has no public host", "copy the address from the browser"
    elif parts.username is not None:
        found = "holds a user name", "remove what stands before the `@`"
    elif host in _SHORTENERS:
        found = f"is a shortened address ({shown(host)})", "open it, and copy the address that it leads to"
    elif kind in _OFFICIAL and parts.scheme == "http":
        found = "is not https, so that the text can be changed on its way", "write https://, and try it in a browser"
    elif kind in _OFFICIAL and _can_anybody_publish(host):
        help_ = "name the issuer's own page, or give the source the kind `secondary` or `reference-translation`"
        found = f"is on {shown(host)}, where anybody can publish, but its kind is `{kind}`", help_
    return found


def _can_anybody_publish(host: str) -> bool:
    labels = host.rsplit(".", _MOST_LABELS)[-_MOST_LABELS:]  # a hostile host has a million of them
    return any(".".join(labels[start:]) in _UNOFFICIAL for start in range(len(labels)))


RULE = Rule(
    id="source-address",
    kinds=ONLY_FRAMEWORKS,
    why="An official text is trusted because of where it is published.",
    fix="Name the page of the issuer or of the official gazette, by https, or mend the `kind` of the source.",
    check=_check,
    severity=Severity.WARNING,
)
