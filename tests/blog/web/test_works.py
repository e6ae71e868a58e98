"""The pages of works."""

from django.test import Client

from blog.models import WorkLink, WorkRelation
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, RoleFactory, WatchlistEntryFactory, WorkFactory, WorkTitleFactory, body


def test_a_work_s_page_has_titles_cast_links_and_reviews(index: BlogIndexPage, client: Client) -> None:
    work = WorkFactory(title="Salt Road", country="KR", network="HBC", year=2019)
    WorkTitleFactory(work=work, title="소금길")
    RoleFactory(work=work, person__name="Ana Lind", character="Seo")
    WorkLink.objects.create(work=work, kind="watch", label="Streamly", url="https://streamly.example/salt")
    reviews = [ReviewPageFactory(parent=index, work=work, rewatch=again) for again in (False, True)]
    response = client.get("/reviews/works/salt-road/")
    page = response.content.decode()
    assert {post.pk for post in response.context["posts"]} == {review.pk for review in reviews}
    for shown in ("소금길", "Ana Lind", "Seo", "South Korea", "HBC", "https://streamly.example/salt"):
        assert shown in page


def test_relations_are_told_from_both_sides_and_link_only_to_pages_that_exist(
    index: BlogIndexPage, client: Client
) -> None:
    novel, drama = WorkFactory(title="The Novel", kind="book"), ReviewPageFactory(parent=index).work
    WorkRelation.objects.create(work=drama, kind="adaptation_of", target=novel)
    (relation,) = client.get(f"/reviews/works/{drama.slug}/").context["relations"]
    assert (relation.label, relation.title, relation.linked) == ("adaptation of", "The Novel", False)
    assert client.get(f"/reviews/works/{novel.slug}/").status_code == 404
    ReviewPageFactory(parent=index, work=novel)
    (relation,) = client.get(f"/reviews/works/{drama.slug}/").context["relations"]
    (inverse,) = client.get(f"/reviews/works/{novel.slug}/").context["relations"]
    assert relation.linked
    assert (inverse.label, inverse.title) == ("adapted as", drama.title)


def test_a_work_has_a_page_once_something_public_names_it(index: BlogIndexPage, client: Client) -> None:
    named, listed, unknown = WorkFactory(), WorkFactory(), WorkFactory()
    ReviewPageFactory(parent=index, body=body(("next_up", {"work": named.pk, "text": "<p>x</p>", "spoiler": "full"})))
    WatchlistEntryFactory(work=listed)
    assert [client.get(f"/reviews/works/{work.slug}/").status_code for work in (named, listed, unknown)] == [
        200,
        200,
        404,
    ]


def test_works_are_listed_by_kind_with_their_reviews_counted(index: BlogIndexPage, client: Client) -> None:
    film = WorkFactory(kind="film")
    ReviewPageFactory(parent=index, work=film)
    ReviewPageFactory(parent=index, work=film)
    ReviewPageFactory(parent=index, work=film, live=False)
    WorkFactory()
    ((kind, (entry,)),) = client.get("/reviews/works/").context["kinds"]
    assert (kind, entry.work.pk, entry.count) == ("film", film.pk, 2)


def test_mentioned_lists_what_is_named_and_not_reviewed(index: BlogIndexPage, client: Client) -> None:
    named, reviewed = WorkFactory(title="Only Named"), WorkFactory(title="Also Reviewed")
    naming = ReviewPageFactory(
        parent=index,
        body=body(
            ("next_up", {"work": named.pk, "text": "<p>x</p>", "spoiler": "full"}),
            ("next_up", {"work": reviewed.pk, "text": "<p>x</p>", "spoiler": "full"}),
        ),
    )
    ReviewPageFactory(parent=index, work=reviewed)
    (entry,) = client.get("/reviews/mentioned/").context["works"]
    assert (entry.work.title, [post.pk for post in entry.posts]) == ("Only Named", [naming.pk])
