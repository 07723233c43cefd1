"""Telling Simplified from Traditional Chinese characters."""


def leaning(text: str) -> tuple[int, int]:
    """Return how many characters of `text` are clearly Traditional, and how many clearly Simplified.

    The standard sets of the two sides decide: a character that is only in Big5 is Traditional, one that is
    only in GB 2312 is Simplified. Most characters are in both and do not count.
    """
    characters = [character for character in text if "\u3400" <= character <= "\u9fff"]
    joined = "".join(characters)
    big5 = set(joined.encode("big5", "ignore").decode("big5"))
    gb = set(joined.encode("gb2312", "ignore").decode("gb2312"))
    traditional, simplified = big5 - gb, gb - big5
    return sum(item in traditional for item in characters), sum(item in simplified for item in characters)
