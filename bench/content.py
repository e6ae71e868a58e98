"""Content for the benchmark: reviews of the length that reviewers write, made from a fixed vocabulary."""

import datetime
import random

from wagtail.models import Site

from blog.models import Person, ReviewPage, Role, Tag, Work
from blog.web.index_page import BlogIndexPage

WORDS = [
    "harbour",
    "lantern",
    "clerk",
    "winter",
    "ledger",
    "island",
    "brother",
    "verdict",
    "window",
    "silence",
    "letter",
    "orchard",
    "tailor",
    "bridge",
    "signal",
    "kitchen",
    "voyage",
    "mirror",
    "garden",
    "witness",
    "river",
    "engine",
    "summer",
    "station",
    "archive",
    "promise",
    "shadow",
    "market",
    "theatre",
    "snow",
]
TAGS = ["slow burn", "thriller", "found family", "period", "comedy", "mystery", "food", "school"]
PEOPLE = 40
WORDS_IN_A_REVIEW = 3_000
FIRST_DAY = datetime.date(2018, 1, 1)
DAYS = 365 * 5


def fill(posts: int) -> None:
    """Publish that many reviews, each of a work of its own with three roles, below an index page `reviews`."""
    dice = random.Random(20_211_009)
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=BlogIndexPage(title="Reviews", slug="reviews"))
    people = [Person.objects.create(name=f"Person {number}", slug=f"person-{number}") for number in range(PEOPLE)]
    for name in TAGS:
        Tag.objects.get_or_create(name=name, slug=name.replace(" ", "-"))
    for number in range(posts):
        _publish(index, people, number, posts, dice)


def _publish(index: BlogIndexPage, people: list[Person], number: int, posts: int, dice: random.Random) -> None:
    title = f"{dice.choice(WORDS).title()} of the {dice.choice(WORDS).title()} {number}"
    work = Work.objects.create(title=title, slug=f"work-{number}", kind="drama", country="KR", year=2021, episodes=16)
    for place, person in enumerate([*dice.sample(people, 2), people[number % PEOPLE]]):
        Role.objects.get_or_create(
            work=work, person=person, job="actor", defaults={"billing": "main", "sort_order": place}
        )
    review = ReviewPage(
        title=title,
        slug=f"review-{number}",
        work=work,
        date=FIRST_DAY + datetime.timedelta(days=number * DAYS // posts),
        pitch=_sentence(dice, 16),
        rating_value=dice.randint(4, 10),
        rating_scale=10,
        body=[
            ("introduction", {"heading": "", "text": _paragraphs(dice, 200), "spoiler": "safe"}),
            ("summary", {"heading": "", "text": _paragraphs(dice, WORDS_IN_A_REVIEW // 2), "spoiler": "full"}),
            *(
                ("episode", {"heading": "", "number": episode, "text": _paragraphs(dice, 300), "spoiler": "full"})
                for episode in range(1, 5)
            ),
        ],
    )
    index.add_child(instance=review)
    review.tags.add(*dice.sample(TAGS, 3))
    review.save_revision().publish()


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."


def _paragraphs(dice: random.Random, words: int) -> str:
    return "".join(f"<p>{' '.join(_sentence(dice, 12) for _ in range(5))}</p>" for _ in range(max(1, words // 60)))
