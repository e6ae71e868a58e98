"""What an editor should look at after an import; it becomes Wagtail comments on the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from blog.parsing.parsed import Confidence, ParsedPost

# Where a field of a parsed post stands on the page; what is not here stands on the work.
_PLACES = {
    "title": "title",
    "rating": "rating_value",
    "external_ratings": "title",
    "viewing": "viewing_state",
    "date": "date",
    "author": "author",
    "tags": "tags",
    "disclaimer": "title",
    "mentioned_works": "title",
    "next_on_watch_list": "title",
}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at: the content path of a Wagtail comment (`date`, `body.<block id>.text`), and the words."""

    place: str
    text: str


@dataclass(slots=True)
class Doubts:
    """The doubts of one post in the order in which they arose."""

    found: list[Doubt] = field(default_factory=list)

    def add(self, place: str, text: str) -> None:
        """Note a doubt."""
        self.found.append(Doubt(place, text))

    def by_place(self, *, is_review: bool) -> Iterator[Doubt]:
        """One doubt a place; those of a review's fields stand on the title of a post that is none."""
        places: dict[str, list[str]] = {}
        for doubt in self.found:
            on_page = is_review or doubt.place not in ("work", "rating_value", "rating_scale", "viewing_state")
            places.setdefault(doubt.place if on_page else "title", []).append(doubt.text)
        for place, texts in places.items():
            yield Doubt(place, "\n".join(dict.fromkeys(texts)))


def doubts_of_fields(post: ParsedPost) -> Iterable[Doubt]:
    """The doubts that recognition has about fields and roles, and its warnings."""
    for name, confidence in post.confidence.items():
        if confidence is Confidence.PLEASE_CHECK:
            yield Doubt(
                _PLACES.get(name, "work"),
                _("Please check: %(field)s %(value)s") % {"field": name.replace("_", " "), "value": _shown(post, name)},
            )
    for role in post.roles:
        if role.confidence is Confidence.PLEASE_CHECK:
            role_as = (
                _("Please check: %(person)s, %(job)s as %(character)s (%(cue)s).")
                if role.character
                else _("Please check: %(person)s, %(job)s (%(cue)s).")
            )
            values = {"person": role.person, "job": role.job, "character": role.character, "cue": role.cue}
            yield Doubt("work", role_as % values)
    for warning in post.warnings:
        yield Doubt("title", warning)


def _shown(post: ParsedPost, name: str) -> str:
    value = getattr(post, name)
    if isinstance(value, tuple):
        value = ", ".join(str(getattr(each, "raw", each)) for each in value)
    shown = str(getattr(value, "raw", None) or getattr(value, "state", None) or value)
    return f"“{shown[:_LONGEST]}” ({post.cues.get(name, 'read from the text')})."
