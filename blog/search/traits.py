"""What a post has one of and lists count by (year, month, kind, country, whole figure of its rating), as a short text.

Two words: `2021-10 drama/KR/8`. There are few different ones of each, however many posts there are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from blog.models import SearchDocument


def traits_of(document: SearchDocument) -> str:
    """The traits of a post whose document has everything else; of a rating the whole figure counts."""
    rating = "" if document.on_ten is None else str(int(document.on_ten))
    # What stands between the values must not stand in one.
    nature = [value if value.isalnum() else "" for value in (document.kind, document.country, rating)]
    return f"{document.year or ''}-{document.month or ''} {'/'.join(nature)}"


def count_traits(joined: str) -> Mapping[str, Counter[str]]:
    """How many posts have each value, by the names of the parameters of lists; a rating is a whole figure.

    Args:
        joined: the traits of any number of posts, with a blank between them.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("year", "month", "kind", "country", "min_rating")}
    for word, count in Counter(joined.split()).items():
        for name, value in _values(word):
            if value:
                counts[name][value] += count
    return counts


def _values(word: str) -> Iterator[tuple[str, str]]:
    if "/" in word:
        return zip(("kind", "country", "min_rating"), word.split("/"), strict=True)
    return zip(("year", "month"), word.split("-"), strict=True)
