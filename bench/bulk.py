"""A large blog written straight into the tables: publishing ten thousand reviews one by one takes hours.

Words are as uneven as in any language (Zipf's law): a few stand in every review, most in a handful.
"""

import datetime
import itertools
import json
import random
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from blog.linking.names import Name, key_of, write_keys
from blog.models import (
    Mention,
    Person,
    PostDigest,
    PostPage,
    PostTag,
    ReviewPage,
    Role,
    SearchDocument,
    Tag,
    Work,
    WorkTitle,
)
from blog.search.indexing import documents_of
from blog.search.tables import PostWords, text_tables
from blog.text.tokens import tokens
from blog.web.index_page import BlogIndexPage

VOCABULARY = 20_000
SAFE_WORDS = 150
TAGS = [f"theme {number}" for number in range(60)]
KINDS = ["drama", "drama", "drama", "film", "variety", "book"]
COUNTRIES = ["KR", "KR", "JP", "CN", "TW", "US"]
ROLES = 3
FIRST_DAY = datetime.date(2012, 1, 1)
DAYS = 365 * 10
# Stands in one review of five hundred; every other word is made of syllables.
RARE = "xylographer"
_CONSONANTS = "b d f g h j k l m n p r s t v w y z ch sh".split()
_VOWELS = "a e i o u ae eo".split()
_ENDS = ["", "", "n", "ng", "r", "k", "l"]
_AT_ONCE = 500


def fill_in_bulk(
    posts: int, *, words: int = 1_000, names: int = 20_000, seed: int = 7, index: BlogIndexPage | None = None
) -> None:
    """Write that many reviews of that many words, and as many people; below a new index page, where none is given."""
    dice = random.Random(seed)
    if index is None:
        home = Site.objects.get(is_default_site=True).root_page
        index = home.add_child(instance=BlogIndexPage(title="Reviews", slug="reviews"))
    vocabulary = list(dict.fromkeys(_word(dice) for _ in range(2 * VOCABULARY)))[:VOCABULARY]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    tags = Tag.objects.bulk_create([Tag(name=name, slug=slugify(name)) for name in TAGS])
    people = Person.objects.bulk_create(
        [Person(name=f"{_name(dice)}", slug=f"person-{number}") for number in range(names)], batch_size=_AT_ONCE
    )
    _write_names("person", people, "name")
    _write_names("tag", tags, "name")
    for numbers in _batches(posts):
        texts = [_text(dice, vocabulary, weights, words, number) for number in numbers]
        _write_posts(dice, index, people, tags, numbers, texts, posts)
    index.numchild += posts
    index.save(update_fields=["numchild"])


def _batches(number: int) -> Iterator[Sequence[int]]:
    return (range(start, min(start + _AT_ONCE, number)) for start in range(0, number, _AT_ONCE))


def _word(dice: random.Random) -> str:
    return "".join(
        dice.choice(_CONSONANTS) + dice.choice(_VOWELS) + dice.choice(_ENDS)
        for _ in range(dice.choice((1, 2, 2, 3, 3)))
    )


def _name(dice: random.Random) -> str:
    return " ".join(_word(dice).capitalize() for _ in range(dice.choice((2, 2, 3))))


def _text(dice: random.Random, vocabulary: list[str], weights: list[float], words: int, number: int) -> str:
    text = dice.choices(vocabulary, cum_weights=weights, k=words)
    if number % 500 == 0:
        text[SAFE_WORDS // 2] = RARE
    return " ".join(text)


def _write_names(kind: str, things: Sequence[Any], field: str) -> None:
    write_keys([key_of(kind, thing.pk, Name(getattr(thing, field), "", True)) for thing in things])


def _write_posts(
    dice: random.Random,
    index: BlogIndexPage,
    people: Sequence[Person],
    tags: Sequence[Tag],
    numbers: Sequence[int],
    texts: Sequence[str],
    posts: int,
) -> None:
    titles = [f"{_name(dice)} {number}" if number % 10 == 0 else _name(dice) for number in numbers]
    works = Work.objects.bulk_create(
        Work(
            title=title,
            slug=f"work-{number}",
            kind=dice.choice(KINDS),
            country=dice.choice(COUNTRIES),
            year=2010 + number % 12,
        )
        for number, title in zip(numbers, titles, strict=True)
    )
    natives = ["".join(chr(0xAC00 + dice.randrange(11_172)) for _ in range(5)) for _ in works]
    WorkTitle.objects.bulk_create(
        WorkTitle(work=work, title=native, language="ko", sort_order=0)
        for work, native in zip(works, natives, strict=True)
    )
    casts = [dice.sample(people, ROLES) for _ in works]
    Role.objects.bulk_create(
        Role(work=work, person=person, sort_order=place)
        for work, cast in zip(works, casts, strict=True)
        for place, person in enumerate(cast)
    )
    reviews = [
        _review(dice, index, number, work, text, posts)
        for number, work, text in zip(numbers, works, texts, strict=True)
    ]
    pages = Page.objects.bulk_create(_only(Page, review) for review in reviews)
    for review, page in zip(reviews, pages, strict=True):
        review.pk = review.id = review.page_ptr_id = review.postpage_ptr_id = page.pk
    for model in (PostPage, ReviewPage):
        _insert(model, reviews)
    labels = [dice.sample(tags, 3) for _ in reviews]
    PostTag.objects.bulk_create(
        PostTag(content_object_id=review.pk, tag=tag)
        for review, chosen in zip(reviews, labels, strict=True)
        for tag in chosen
    )
    Mention.objects.bulk_create(
        Mention(post_id=review.pk, person=person)
        for review, cast in zip(reviews, casts, strict=True)
        for person in cast
    )
    PostDigest.objects.bulk_create(_digest(review, text) for review, text in zip(reviews, texts, strict=True))
    SearchDocument.objects.bulk_create(documents_of(reviews))
    _write_names("work", works, "title")
    write_keys(
        [key_of("work", work.pk, Name(native, "ko", False)) for work, native in zip(works, natives, strict=True)]
    )
    _write_names("post", reviews, "title")
    text_tables().write(
        [
            _words(review, native, cast, chosen, text)
            for review, native, cast, chosen, text in zip(reviews, natives, casts, labels, texts, strict=True)
        ]
    )


def _review(dice: random.Random, index: BlogIndexPage, number: int, work: Work, text: str, posts: int) -> ReviewPage:
    safe, full = _halves(text)
    body = [
        {"type": "introduction", "id": str(uuid.UUID(int=2 * number)), "value": _block(safe, "safe")},
        {"type": "summary", "id": str(uuid.UUID(int=2 * number + 1)), "value": _block(full, "full")},
    ]
    review = ReviewPage(
        title=work.title,
        draft_title=work.title,
        slug=f"review-{number}",
        work=work,
        date=FIRST_DAY + datetime.timedelta(days=number * DAYS // posts),
        pitch=" ".join(safe.split()[:14]).capitalize() + ".",
        rating_value=dice.randint(4, 10),
        rating_scale=10,
        live=True,
        path=f"{index.path}{Page._int2str(index.numchild + number + 1).rjust(Page.steplen, '0')}",
        depth=index.depth + 1,
        url_path=f"{index.url_path}review-{number}/",
        content_type=ContentType.objects.get_for_model(ReviewPage),
        locale=Locale.get_active(),
    )
    review.__dict__["body"] = json.dumps(body)
    return review


def _block(text: str, level: str) -> dict[str, Any]:
    return {"heading": "", "text": f"<p>{text}</p>", "spoiler": level, "spoiler_episode": None}


def _halves(text: str) -> tuple[str, str]:
    words = text.split()
    return " ".join(words[:SAFE_WORDS]), " ".join(words[SAFE_WORDS:])


def _digest(review: ReviewPage, text: str) -> PostDigest:
    safe, _full = _halves(text)
    words = len(text.split())
    return PostDigest(
        post_id=review.pk,
        text=text,
        safe_text=safe,
        safe_html=f"<p>{safe}</p>",
        words=words,
        minutes=words // 238,
        safe_share=SAFE_WORDS / words,
    )


def _words(review: ReviewPage, native: str, cast: Sequence[Person], labels: Sequence[Tag], text: str) -> PostWords:
    safe, full = _halves(text)
    names = [review.title, native, *(person.name for person in cast), *(tag.name for tag in labels)]
    visible = tokens("\n".join([*names, review.pitch, safe]))
    return PostWords(review.pk, visible, [*visible, *tokens(full)])


def _only(model: type[Page], review: ReviewPage) -> Page:
    """The columns of a review that a model above it has, as an object of that model."""
    values = {field.attname: getattr(review, field.attname) for field in model._meta.local_concrete_fields}
    return model(**{name: value for name, value in values.items() if name != "id"})


def _insert(model: type[Page], reviews: Sequence[ReviewPage]) -> None:
    """Insert the rows of one model in a chain of inherited ones, which Django itself does not do in bulk."""
    fields = model._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    rows = [
        [
            review.__dict__["body"]
            if field.attname == "body"
            else field.get_db_prep_save(getattr(review, field.attname), connection)
            for field in fields
        ]
        for review in reviews
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places})", rows)
