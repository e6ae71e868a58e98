"""Merging and its undoing: nothing is lost, and every row comes back as it was."""

import datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client

from blog.editor.changing.undoing import CannotUndoError
from blog.editor.merging.merges import merge, undo_merge
from blog.editor.merging.plan import Thing, plan_merge
from blog.models import (
    Change,
    Mention,
    NameKey,
    OldSlug,
    Person,
    PersonName,
    PostDigest,
    PostPage,
    ReviewPage,
    Role,
    Tag,
    TagName,
    WatchlistEntry,
    Work,
    WorkLink,
    WorkRelation,
    WorkTitle,
)
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    body,
)

DERIVED = {"mention", "namekey", "namestart", "namegram", "postdigest", "searchdocument"}
# Of Wagtail's own tables, those that say what posts are and were.
OTHERS = {"wagtailcore.page", "wagtailcore.revision"}


def dump() -> dict[str, list[tuple]]:
    """Every row of the plugin's tables, of pages and of revisions, byte for byte as the database holds it."""
    rows = {}
    for model in apps.get_models():
        label = model._meta.label_lower
        if label not in OTHERS and (model._meta.app_label != "blog" or model._meta.model_name in DERIVED):
            continue
        if model is Change:
            continue
        columns = ", ".join(connection.ops.quote_name(field.column) for field in model._meta.local_concrete_fields)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {model._meta.db_table}")
            rows[label] = sorted(cursor.fetchall(), key=repr)
    return rows


def derived() -> dict[str, list[tuple]]:
    """What is derived, without the keys that each rebuilding gives anew."""
    return {
        "mentions": sorted(Mention.objects.values_list("post", "person", "work", "tag", "block_id", "html"), key=repr),
        "names": sorted(NameKey.objects.values_list("work", "person", "tag", "post", "name", "main"), key=repr),
        "digests": sorted(PostDigest.objects.values_list("post", "text", "safe_html"), key=repr),
    }


@pytest.fixture
def somebody(db: None) -> User:
    """Whoever merges."""
    return User.objects.create_superuser("mina")


def _section(kind: str, thing: Thing) -> tuple[str, dict[str, Any]]:
    name = {"person": "cast_comment", "work": "next_up", "tag": "theme"}[kind]
    return (name, {kind: thing.pk, "text": f"<p>Of {kind}.</p>", "spoiler": "full"})


def _post(index: BlogIndexPage, kind: str, source: Thing, target: Thing) -> ReviewPage:
    """A live review with earlier versions that name the source here and the target there, and a draft on top."""
    work = source if isinstance(source, Work) else WorkFactory()
    review = ReviewPageFactory(
        parent=index, work=work, body=body(_section(kind, target), _section(kind, source), ("summary", {}))
    )
    if isinstance(source, Tag):
        review.tags.add(source)
        review.save()
    review.save_revision()
    draft = review.get_latest_revision_as_object()
    draft.title = "Drafted"
    raw = list(draft.body.raw_data)
    raw[0]["value"][kind] = source.pk
    draft.body = draft.body.stream_block.to_python(raw)
    draft.save_revision()
    return review


def _people(index: BlogIndexPage) -> tuple[Person, Person]:
    source, target = PersonFactory(name="Kim Soo Hyun"), PersonFactory(name="Kim Soo-hyun B")
    PersonName.objects.create(person=source, name="김수현", language="ko", sort_order=3)
    PersonName.objects.create(person=source, name="Kim Soo Hyun B", kind="other", sort_order=1)
    PersonName.objects.create(person=target, name="B", kind="other", sort_order=0)
    same = RoleFactory(person=target, character="Han")
    Role.objects.create(work=same.work, person=source, character="Han", sort_order=4)
    RoleFactory(person=source)
    return source, target


def _works(index: BlogIndexPage) -> tuple[Work, Work]:
    source = WorkFactory(title="Salt Rode", year=2019, network="tvN", country="KR")
    target = WorkFactory(title="Salt Road", year=None, network="JTBC")
    other = WorkFactory()
    WorkTitle.objects.create(work=source, title="소금길", language="ko")
    WorkRelation.objects.create(work=source, kind="season_of", target=target)
    WorkRelation.objects.create(work=source, kind="remake_of", target=other)
    WorkRelation.objects.create(work=target, kind="remake_of", target=other)
    WorkRelation.objects.create(work=other, kind="sequel_of", target=source)
    WorkLink.objects.create(work=source, label="a", url="https://example.org/a")
    WorkLink.objects.create(work=target, label="b", url="https://example.org/a")
    WatchlistEntryFactory(work=source, note="soon")
    RoleFactory(work=target)
    RoleFactory(work=source)
    return source, target


def _tags(index: BlogIndexPage) -> tuple[Tag, Tag]:
    source, target = TagFactory(name="dramas", description="What we watch."), TagFactory(name="drama")
    TagName.objects.create(tag=source, name="series")
    both = PostPageFactory(parent=index)
    both.tags.add(source, target)
    both.save()
    both.save_revision()
    one = PostPageFactory(parent=index, live=False)
    one.tags.add(source)
    one.save()
    return source, target


MAKERS = {"person": _people, "work": _works, "tag": _tags}


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_names_what_was_merged_and_undo_puts_every_row_back(
    index: BlogIndexPage, somebody: User, kind: str
) -> None:
    source, target = MAKERS[kind](index)
    post = _post(index, kind, source, target)
    thing, gone = type(source), source.pk
    OldSlug.objects.create(kind=kind, slug="once", **{kind: source})
    before, before_derived = dump(), derived()
    change = merge(plan_merge(source, target), somebody)
    assert not thing.objects.filter(pk=gone).exists()
    assert OldSlug.objects.filter(kind=kind, slug__in=["once", source.slug], **{kind: target}).count() == 2
    for revision in post.revisions.all():
        assert [block["value"][kind] for block in revision.as_object().body.raw_data[:2]] == [target.pk, target.pk]
    live = PostPage.objects.get(pk=post.pk)
    assert [block["value"][kind] for block in live.body.raw_data[:2]] == [target.pk, target.pk]
    merged_derived = derived()
    call_command("rebuild_derived", verbosity=0)
    assert derived() == merged_derived
    undo_merge(change, somebody)
    assert dump() == before
    assert derived() == before_derived


def test_what_another_name_is_known_by_is_kept(index: BlogIndexPage, somebody: User) -> None:
    source, target = _people(index)
    merge(plan_merge(source, target), somebody)
    names = list(target.names.order_by("sort_order").values_list("name", "kind"))
    # “Kim Soo Hyun B” is the target's own name, written a little differently.
    assert names == [("B", "other"), ("Kim Soo Hyun", "other"), ("김수현", "native")]
    assert target.roles.count() == 2


def test_a_work_takes_over_the_facts_that_it_lacks(index: BlogIndexPage, somebody: User) -> None:
    source, target = _works(index)
    merge(plan_merge(source, target), somebody)
    target.refresh_from_db()
    assert (target.year, target.country, target.network) == (2019, "KR", "JTBC")
    assert set(target.relations.values_list("kind", flat=True)) == {"remake_of"}
    assert target.links.count() == 1
    assert WatchlistEntry.objects.get().work == target


def test_a_post_with_both_tags_has_one_of_them(index: BlogIndexPage, somebody: User) -> None:
    source, target = _tags(index)
    merge(plan_merge(source, target), somebody)
    assert [list(post.tags.names()) for post in PostPage.objects.all()] == [["drama"], ["drama"]]
    assert [list(post.get_latest_revision_as_object().tags.names()) for post in PostPage.objects.live()] == [["drama"]]


@pytest.mark.parametrize("kind", MAKERS)
def test_undo_leaves_unrelated_edits_alone(index: BlogIndexPage, editor: Client, kind: str) -> None:
    user = User.objects.get(username="admin")
    source, target = MAKERS[kind](index)
    post = _post(index, kind, source, target)
    untouched = ReviewPageFactory(parent=index)

    def edit() -> None:
        """Another post, another section of this post, another fact of what stays; published."""
        untouched.title = "Another"
        untouched.save()
        draft = ReviewPage.objects.get(pk=post.pk).get_latest_revision_as_object()
        raw = list(draft.body.raw_data)
        raw[2]["value"]["text"] = "<p>Edited since.</p>"
        draft.body = draft.body.stream_block.to_python(raw)
        draft.rating_text = "B+"
        draft.save_revision().publish()
        stays = type(target).objects.get(pk=target.pk)
        stays.slug = f"{stays.slug}-x"
        stays.save()

    change = merge(plan_merge(source, target), user)
    edit()
    undo_merge(change, user)
    after = dump()
    live = ReviewPage.objects.get(pk=post.pk)
    assert live.rating_text == "B+"
    assert "Edited since." in str(live.body.raw_data[2])
    # The published draft named the source twice, as the draft did from which it was made.
    assert [block["value"][kind] for block in live.body.raw_data[:2]] == [source.pk, source.pk]
    if kind == "tag":
        assert list(live.tags.names()) == ["dramas"]
    if kind == "work":
        assert live.work_id == source.pk
    latest = live.get_latest_revision_as_object()
    assert [block["value"][kind] for block in latest.body.raw_data[:2]] == [source.pk, source.pk]
    assert (type(source)._meta.label_lower, source.pk) in {
        (label, row[0]) for label, rows in after.items() for row in rows
    }
    assert type(target).objects.get(pk=target.pk).slug.endswith("-x")
    assert untouched.title in str(after["wagtailcore.page"])


def test_rows_come_back_byte_for_byte_after_unrelated_edits(index: BlogIndexPage, somebody: User) -> None:
    source, target = _people(index)
    _post(index, "person", source, target)
    other, note = ReviewPageFactory(parent=index), WatchlistEntryFactory()

    def edit() -> None:
        ReviewPage.objects.filter(pk=other.pk).update(rating_text="B+", date=datetime.date(2020, 2, 2))
        WatchlistEntry.objects.filter(pk=note.pk).update(note="soon")
        Person.objects.filter(pk=target.pk).update(name="Kim Soo-hyun C")
        Role.objects.filter(person__in=[source.pk, target.pk]).update(billing="main")

    # What the rows are when only the edits are made …
    edit()
    expected = dump()
    # … and when the merge was there in between.
    for model, values in (("reviewpage", {"rating_text": "", "date": other.date}),):
        apps.get_model("blog", model).objects.filter(pk=other.pk).update(**values)
    WatchlistEntry.objects.filter(pk=note.pk).update(note="")
    Role.objects.update(billing="")
    change = merge(plan_merge(source, target), somebody)
    edit()
    undo_merge(change, somebody)
    Role.objects.filter(person__in=[source.pk, target.pk]).update(billing="main")
    assert dump() == expected


def _refused(change: Change, user: User) -> str:
    before = dump()
    with pytest.raises(CannotUndoError) as refusal:
        undo_merge(change, user)
    assert dump() == before
    change.refresh_from_db()
    assert change.undone_at is None
    return " ".join(refusal.value.reasons)


def test_undo_is_refused_where_the_address_is_taken(index: BlogIndexPage, somebody: User) -> None:
    source, target = _tags(index)
    change = merge(plan_merge(source, target), somebody)
    Tag.objects.create(name="another", slug="dramas")
    assert "“dramas”" in _refused(change, somebody)


def test_undo_is_refused_where_a_part_was_given_to_somebody_else(index: BlogIndexPage, somebody: User) -> None:
    source, target = _people(index)
    moved = source.roles.exclude(character="Han").get()
    change = merge(plan_merge(source, target), somebody)
    Role.objects.filter(pk=moved.pk).update(person=PersonFactory())
    assert "person" in _refused(change, somebody)


def test_undo_is_refused_where_a_section_was_given_to_somebody_else(index: BlogIndexPage, somebody: User) -> None:
    source, target = _people(index)
    post = ReviewPageFactory(parent=index, title="Salt Road", body=body(_section("person", source)))
    change = merge(plan_merge(source, target), somebody)
    raw = list(ReviewPage.objects.get(pk=post.pk).body.raw_data)
    raw[0]["value"]["person"] = PersonFactory().pk
    ReviewPage.objects.filter(pk=post.pk).update(body=raw)
    assert "Salt Road" in _refused(change, somebody)


def test_merges_in_a_row_are_undone_from_the_last(index: BlogIndexPage, somebody: User) -> None:
    source, target = _people(index)
    last = PersonFactory(name="Kim")
    before = dump()
    first = merge(plan_merge(source, target), somebody)
    second = merge(plan_merge(target, last), somebody)
    assert "into “Kim”" in _refused(first, somebody)
    undo_merge(second, somebody)
    undo_merge(first, somebody)
    assert dump() == before


def test_what_was_deleted_since_is_left_and_counted(index: BlogIndexPage, somebody: User) -> None:
    source, target = _people(index)
    post = ReviewPageFactory(parent=index, body=body(_section("person", source)))
    change = merge(plan_merge(source, target), somebody)
    ReviewPage.objects.get(pk=post.pk).delete()
    assert undo_merge(change, somebody) == 1
    assert Person.objects.filter(pk=change.record["source"]).exists()
