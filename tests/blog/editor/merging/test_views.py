"""The admin's dialogues of merging, renaming, near-duplicates and undoing."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from blog.models import Change, KnownDistinct, OldSlug, Person, PersonName, Tag, Work
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory, body


def _merge_url(source: Person, target: Person) -> str:
    return f"/admin/desk/person/{source.pk}/merge/?into={target.pk}"


def _merge(editor: Client, source: Person, target: Person) -> Change:
    plan = editor.get(_merge_url(source, target)).context["plan"]
    editor.post(_merge_url(source, target), {"into": target.pk, "fingerprint": plan.fingerprint})
    return Change.objects.latest("pk")


def test_a_merge_is_shown_then_done_then_undone(editor: Client, index: BlogIndexPage) -> None:
    source, target = PersonFactory(name="Kim Soohyun"), PersonFactory(name="Kim Soo-hyun B")
    RoleFactory(person=source, character="Han", work__title="Salt Road")
    review = ReviewPageFactory(
        parent=index,
        title="A Walk",
        body=body(("cast_comment", {"person": source.pk, "text": "<p>x</p>", "spoiler": "full"})),
    )
    review.save_revision()
    asked = editor.get(f"/admin/desk/person/{source.pk}/merge/")
    assert "Into which one" in asked.content.decode()
    shown = editor.get(_merge_url(source, target))
    lines = {line.label: (line.count, [name for name, _url in line.names]) for line in shown.context["lines"]}
    assert lines == {
        "Names that become other names": (1, ["Kim Soohyun"]),
        "Parts": (1, ["Salt Road: Kim Soohyun (Han)"]),
        "Sections of posts": (1, ["A Walk"]),
        "Drafts and earlier versions": (1, ["A Walk"]),
        "Addresses that lead on": (1, ["…/people/kim-soohyun/ → …/people/kim-soo-hyun-b/"]),
    }
    assert Person.objects.count() == 2
    fingerprint = shown.context["plan"].fingerprint
    done = editor.post(_merge_url(source, target), {"into": target.pk, "fingerprint": fingerprint}, follow=True)
    change = Change.objects.get()
    assert reverse("blog_undo", args=[change.pk]) in done.content.decode()
    assert list(Person.objects.values_list("name", flat=True)) == ["Kim Soo-hyun B"]
    assert "“Kim Soohyun” into “Kim Soo-hyun B”" in editor.get("/admin/reports/changes/").content.decode()
    undo = reverse("blog_undo", args=[change.pk])
    assert Person.objects.count() == 1
    assert editor.get(undo).context["reasons"] == []
    assert Person.objects.count() == 1
    assert "Undone" in editor.post(undo, follow=True).content.decode()
    assert Person.objects.count() == 2
    assert editor.get(undo).status_code == 302


def test_what_is_in_the_way_of_undoing_is_said_before_and_nothing_changes(editor: Client, index: BlogIndexPage) -> None:
    source, target = PersonFactory(name="Kim Soohyun"), PersonFactory(name="Kim")
    change = _merge(editor, source, target)
    PersonFactory(name="Somebody", slug="kim-soohyun")
    undo = reverse("blog_undo", args=[change.pk])
    for answer in (editor.get(undo), editor.post(undo)):
        assert answer.context["reasons"] == ["Slug “kim-soohyun” belongs to Person “Somebody” now."]
        assert "cannot be undone" in answer.content.decode()
    change.refresh_from_db()
    assert change.undone_at is None


def test_what_was_not_shown_is_not_done(editor: Client, index: BlogIndexPage) -> None:
    source, target = PersonFactory(), PersonFactory()
    fingerprint = editor.get(_merge_url(source, target)).context["plan"].fingerprint
    RoleFactory(person=source)
    answer = editor.post(_merge_url(source, target), {"into": target.pk, "fingerprint": fingerprint})
    assert "Something was edited meanwhile" in answer.content.decode()
    assert Person.objects.filter(pk=source.pk).exists()


@pytest.mark.parametrize("into", ["", "x", "999999"])
def test_nothing_is_merged_into_nothing(editor: Client, index: BlogIndexPage, into: str) -> None:
    person = PersonFactory()
    url = f"/admin/desk/person/{person.pk}/merge/"
    assert editor.get(url, {"into": into}).status_code == 200
    assert editor.get(url, {"into": person.pk}).context["plan"] is None
    assert editor.post(url, {"into": into}).status_code == 200
    assert Person.objects.filter(pk=person.pk).exists()


def test_works_of_different_years_are_pointed_out(editor: Client, index: BlogIndexPage) -> None:
    source, target = WorkFactory(title="Salt Road", year=2001), WorkFactory(title="Salt Road", year=2019, kind="film")
    warnings = editor.get(f"/admin/desk/work/{source.pk}/merge/", {"into": target.pk}).context["warnings"]
    assert len(warnings) == 2
    assert "2001" in warnings[0]


def test_whoever_may_not_delete_may_not_merge(index: BlogIndexPage, client: Client) -> None:
    person = PersonFactory()
    user = User.objects.create_user("mina")
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "change_person"]),
    )
    client.force_login(user)
    assert client.get(f"/admin/desk/person/{person.pk}/rename/").status_code == 200
    for url in (f"person/{person.pk}/merge/", "person/alike/", "tag/alike/"):
        assert client.get(f"/admin/desk/{url}").status_code == 302
    listing = client.get("/admin/snippets/blog/person/").content.decode()
    assert "Rename" in listing
    assert "Merge into another" not in listing
    assert client.get("/admin/desk/nothing/alike/").status_code == 404


@pytest.mark.parametrize("new_address", [False, True])
def test_a_name_changes_and_the_address_only_if_asked(editor: Client, index: BlogIndexPage, new_address: bool) -> None:
    for kind, thing, other in (
        ("person", PersonFactory(name="Old Name"), "names"),
        ("work", WorkFactory(title="Old Name"), "titles"),
        ("tag", TagFactory(name="Old Name"), "names"),
    ):
        data = {"name": "New Name", "keep_name": "on", **({"new_address": "on"} if new_address else {})}
        editor.post(f"/admin/desk/{kind}/{thing.pk}/rename/", data)
        thing.refresh_from_db()
        assert str(thing) == "New Name"
        assert thing.slug == ("new-name" if new_address else "old-name")
        assert [str(name) for name in getattr(thing, other).all()] == ["Old Name"]
        assert OldSlug.objects.filter(kind=kind, slug="old-name").exists() == new_address


def test_a_tag_is_not_given_the_name_of_another(editor: Client, index: BlogIndexPage) -> None:
    TagFactory(name="drama")
    tag = TagFactory(name="dramas")
    answer = editor.post(f"/admin/desk/tag/{tag.pk}/rename/", {"name": " Drama "})
    assert "is there already" in answer.content.decode()
    assert Tag.objects.filter(name="dramas").exists()


def test_names_that_are_alike_are_paired_until_they_are_told_to_be_two(editor: Client, index: BlogIndexPage) -> None:
    used = RoleFactory(person__name="Kim Soo-hyun").person
    twin = PersonFactory(name="Kim Soo Hyun")
    PersonName.objects.create(person=PersonFactory(name="Somebody Else"), name="Soo-hyun Kim")
    url = "/admin/desk/person/alike/"
    pairs = editor.get(url).context["pairs"]
    assert pairs[0].how == "the same letters"
    assert len(pairs) == 3
    # The one that is used less is the one to go.
    assert [side.name for side in pairs[0].sides] == ["Kim Soo Hyun", "Kim Soo-hyun"]
    assert pairs[0].sides[0].merge_url == _merge_url(twin, used)
    editor.post(url, {"distinct": [used.pk, twin.pk]})
    assert KnownDistinct.objects.get().one == min(used.pk, twin.pk)
    assert len(editor.get(url).context["pairs"]) == 2
    for nonsense in (["x", "y"], [used.pk, used.pk], []):
        editor.post(url, {"distinct": nonsense})
    assert KnownDistinct.objects.count() == 1


def test_works_of_another_year_are_no_near_duplicates(editor: Client, index: BlogIndexPage) -> None:
    for year in (2001, 2019, None):
        WorkFactory(title="Salt Road", year=year)
    assert len(editor.get("/admin/desk/work/alike/").context["pairs"]) == 2


@pytest.mark.parametrize("kind, factory", [("work", WorkFactory), ("person", PersonFactory), ("tag", TagFactory)])
def test_the_queries_of_these_lists_do_not_grow(
    editor: Client, index: BlogIndexPage, django_assert_max_num_queries, kind: str, factory: type
) -> None:
    urls = (f"/admin/desk/{kind}/alike/", f"/admin/snippets/blog/{kind}/?use=unused")
    field = "title" if kind == "work" else "name"

    def make(*numbers: int) -> None:
        for number in numbers:
            for ending in ("", " -"):
                factory(**{field: f"Somebody {'abcdefgh'[number]}{ending}"})

    make(0, 1)
    for url in urls:
        editor.get(url)
        with django_assert_max_num_queries(200) as few:
            editor.get(url)
        make(2, 3, 4, 5) if url == urls[0] else make(6, 7)
        with django_assert_max_num_queries(len(few.captured_queries)):
            editor.get(url)


def test_what_nothing_uses_can_be_found(editor: Client, index: BlogIndexPage) -> None:
    unused, cast, chosen, drafted = (PersonFactory(name=name) for name in ("Nobody", "Cast", "Chosen", "Drafted"))
    RoleFactory(person=cast)
    section = {"text": "<p>x</p>", "spoiler": "full"}
    ReviewPageFactory(parent=index, body=body(("cast_comment", {"person": chosen.pk, **section})))
    draft = ReviewPageFactory(parent=index)
    draft.body = body(("cast_comment", {"person": drafted.pk, **section}))
    draft.save_revision()
    call_command("rebuild_references_index", verbosity=0)
    listed = editor.get("/admin/snippets/blog/person/", {"use": "unused"}).context["object_list"]
    assert list(listed) == [unused]
    assert set(editor.get("/admin/snippets/blog/person/", {"use": "used"}).context["object_list"]) == {
        cast,
        chosen,
        drafted,
    }
    editor.post(reverse(Person.snippet_viewset.get_url_name("delete"), args=[drafted.pk]))
    assert Person.objects.filter(pk=drafted.pk).exists()


def test_what_is_merged_is_reviewed_under_the_name_that_stays(
    editor: Client, client: Client, index: BlogIndexPage
) -> None:
    review = ReviewPageFactory(parent=index, work__title="Salt Rode")
    target = WorkFactory(title="Salt Road")
    url = f"/admin/desk/work/{review.work.pk}/merge/?into={target.pk}"
    fingerprint = editor.get(url).context["plan"].fingerprint
    editor.post(url, {"into": target.pk, "fingerprint": fingerprint})
    assert Work.objects.count() == 1
    page = Client().get("/reviews/works/salt-rode/", follow=True)
    assert page.redirect_chain == [("/reviews/works/salt-road/", 301)]
    assert review.title in page.content.decode()
