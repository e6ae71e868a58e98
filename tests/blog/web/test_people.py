"""The pages of people."""

import pytest
from django.test import Client

from blog.models import PersonName
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, WatchlistEntryFactory, body


def test_a_person_s_page_has_parts_reviews_and_what_is_said_of_them(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory(person__name="Ana Lind", character="Seo", work__title="Salt Road")
    PersonName.objects.create(person=role.person, kind="native", language="ko", name="안나")
    review = ReviewPageFactory(
        parent=index,
        work=role.work,
        body=body(("cast_comment", {"person": role.person.pk, "text": "<p>She is great.</p>", "spoiler": "full"})),
    )
    response = client.get("/reviews/people/ana-lind/")
    page = response.content.decode()
    assert [post.pk for post in response.context["posts"]] == [review.pk]
    assert [(line.title, line.character) for line in response.context["roles"]] == [("Salt Road", "Seo")]
    assert '<span lang="ko">안나</span>' in page
    assert page.index("<details") < page.index("She is great.")


def test_a_review_names_everybody_with_a_part_in_its_work(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory()
    reviews = [ReviewPageFactory(parent=index, work=role.work) for _ in range(2)]
    posts = client.get(f"/reviews/people/{role.person.slug}/").context["posts"]
    assert {post.pk for post in posts} == {review.pk for review in reviews}


def test_a_description_marked_as_spoiler_stays_off_the_page(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory(character="her real mother", spoiler=True)
    ReviewPageFactory(parent=index, work=role.work)
    assert b"real mother" not in client.get(f"/reviews/people/{role.person.slug}/").content


@pytest.mark.parametrize("published", [True, False])
def test_a_page_is_there_once_something_public_names_the_person(
    index: BlogIndexPage, client: Client, published: bool
) -> None:
    role = RoleFactory()
    ReviewPageFactory(parent=index, work=role.work, live=published)
    status = 200 if published else 404
    assert client.get(f"/reviews/people/{role.person.slug}/").status_code == status


def test_a_watch_list_entry_names_the_people_of_its_work(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory()
    address = f"/reviews/people/{role.person.slug}/"
    assert client.get(address).status_code == 404
    WatchlistEntryFactory(work=role.work)
    assert client.get(address).status_code == 200


def test_people_are_listed_by_initial_with_how_many_posts_name_them(index: BlogIndexPage, client: Client) -> None:
    for name in ("Bo Ek", "ana lind", "Ada Ek"):
        ReviewPageFactory(parent=index, work=RoleFactory(person__name=name).work)
    PersonFactory(name="Nobody")
    initials = client.get("/reviews/people/").context["initials"]
    assert [(initial, [person.name for person in people]) for initial, people in initials] == [
        ("A", ["Ada Ek", "ana lind"]),
        ("B", ["Bo Ek"]),
    ]


def test_somebody_in_several_blocks_of_a_post_counts_once(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory()
    comment = ("cast_comment", {"person": role.person.pk, "text": "<p>x</p>", "spoiler": "full"})
    ReviewPageFactory(parent=index, work=role.work, body=body(comment, comment))
    ((_initial, (person,)),) = client.get("/reviews/people/").context["initials"]
    assert person.count == 1
    assert client.get(f"/reviews/people/{person.slug}/").context["posts"].paginator.count == 1
