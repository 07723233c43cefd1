"""Texts for property tests: every script that the comparator reads, with the characters that fold in odd ways."""

from hypothesis import strategies as st

_PIECES = (
    *"AIaiZz09 .,-'’\n\t",
    *"éÉçœßİıſŉΐ",
    *"人工智慧數據数据開発体國国",
    *"のガがｶﾞアー・々",
    *"인공지능의",
    *"ＡＩ１％㈱①ﬁ㎡…",
    # Decomposed: Latin and Greek accents, kana with voicing marks, Hangul as single letters.
    *("e\u0301", "r\u0304\u0323", "o\u0302\u0301", "か\u3099", "\u1112\u1161\u11ab", "\u110b\u1175"),
    *"\u0301\u0323\u3099\u1161\u11a8",
)

texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
"""Mixed scripts, composed and decomposed."""

ascii_texts = st.text(st.characters(max_codepoint=127), max_size=60)
any_texts = st.text(st.characters(), max_size=40)
"""Any characters, unpaired surrogates among them."""
