"""The sitemap: everything that readers can reach, and nothing that they cannot."""

import datetime
from contextlib import closing
from xml.etree import ElementTree

import pytest
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.sitemaps import Sitemap
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg

from blog.models import PostPage, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import AuthorFactory, PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, body


def test_every_address_in_the_sitemap_is_there(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory(person__name="Ana Lind", work__title="Salt Road")
    review = ReviewPageFactory(
        parent=index,
        slug="salt-road",
        work=role.work,
        author=AuthorFactory(name="Mina Hale"),
        body=body(("theme", {"tag": TagFactory(name="grief").pk, "text": "<p>x</p>", "spoiler": "full"})),
    )
    review.tags.add("눈물")
    review.save()
    hidden = ReviewPageFactory(parent=index, slug="draft", live=False)
    private = ReviewPageFactory(parent=index, slug="private")
    private.view_restrictions.create(restriction_type="login")
    PersonFactory(name="Nobody")
    TagFactory(name="unused")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    paths = [address.removeprefix("http://localhost") for address in addresses]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    for path in (
        "/",
        "/reviews/",
        "/reviews/salt-road/",
        "/reviews/2021/",
        "/reviews/2021/10/",
        "/reviews/tag/%EB%88%88%EB%AC%BC/",
        "/reviews/people/ana-lind/",
        "/reviews/works/salt-road/",
        "/reviews/theme/grief/",
        "/reviews/by/mina-hale/",
        "/reviews/watch-list/",
    ):
        assert path in paths
    assert not [path for path in paths if hidden.slug in path or private.slug in path or "nobody" in path]
    assert len(paths) == len(set(paths))


NAMESPACES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}


def urls(client: Client) -> dict[str, ElementTree.Element]:
    """The entries of the sitemap by their paths."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    found = root.findall("map:url", NAMESPACES)
    return {url.findtext("map:loc", "", NAMESPACES).removeprefix("http://localhost"): url for url in found}


def lastmod(url: ElementTree.Element) -> datetime.datetime | None:
    text = url.findtext("map:lastmod", None, NAMESPACES)
    return datetime.datetime.fromisoformat(text) if text else None


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    role = RoleFactory(person__name="Ana Lind", work__title="Salt Road")
    page = ReviewPageFactory(parent=index, slug="salt-road", work=role.work, date=datetime.date(2021, 10, 4))
    role.work.poster = get_image_model().objects.create(title="x", file=get_test_image_file_jpeg("salt.jpg"))
    role.work.save()
    return page


def changed(page: ReviewPage, moment: datetime.datetime) -> None:
    PostPage.objects.filter(pk=page.pk).update(last_published_at=moment)


def test_a_page_says_when_the_last_of_its_posts_changed(review: ReviewPage, client: Client) -> None:
    index = BlogIndexPage.objects.get()
    other = ReviewPageFactory(parent=index, slug="other", work=review.work, date=datetime.date(2020, 1, 1))
    early = datetime.datetime(2022, 1, 1, tzinfo=datetime.UTC)
    late = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
    changed(review, early)
    changed(other, late)
    found = urls(client)
    assert {path: lastmod(found[f"/reviews/{path}"]) for path in ("salt-road/", "2021/", "2021/10/")} == {
        "salt-road/": early,
        "2021/": early,
        "2021/10/": early,
    }
    for path in ("other/", "2020/", "works/salt-road/", "people/ana-lind/"):
        assert lastmod(found[f"/reviews/{path}"]) == late, path
    private = ReviewPageFactory(parent=index, slug="private", work=review.work)
    private.view_restrictions.create(restriction_type="login")
    changed(private, datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC))
    assert lastmod(urls(client)["/reviews/works/salt-road/"]) == late


def test_a_review_has_its_poster_once_that_has_been_made(review: ReviewPage, client: Client) -> None:
    assert urls(client)["/reviews/salt-road/"].findall(".//image:loc", NAMESPACES) == []
    client.get(review.url)
    (image,) = urls(client)["/reviews/salt-road/"].findall("image:image/image:loc", NAMESPACES)
    assert image.text.startswith("http://localhost/media/images/salt")
    with closing(client.get(image.text.removeprefix("http://localhost"))) as response:
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")


def test_it_takes_as_many_queries_with_many_posts_as_with_one(review: ReviewPage, client: Client) -> None:
    client.get(review.url)
    urls(client)
    with CaptureQueriesContext(connection) as few:
        urls(client)
    for _ in range(7):
        other = ReviewPageFactory(parent=BlogIndexPage.objects.get(), author=AuthorFactory())
        other.work.poster = get_image_model().objects.create(title="x", file=get_test_image_file_jpeg("salt.jpg"))
        other.work.save()
        client.get(other.url)
    urls(client)
    with CaptureQueriesContext(connection) as many:
        assert len(urls(client)) > 20
    assert len(many) == len(few)


def test_a_host_s_own_sitemap_view_lists_the_same(review: ReviewPage, client: Client) -> None:
    request = RequestFactory().get("/sitemap.xml", headers={"host": "localhost"})
    response = django_sitemap(request, {"wagtail": Sitemap(request)}).render()
    root = ElementTree.fromstring(response.content)
    assert {element.text for element in root.iterfind("map:url/map:loc", NAMESPACES)} == {
        f"http://localhost{path}" for path in urls(client)
    }
