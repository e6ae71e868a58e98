"""The sitemap: everything that readers can reach, and nothing that they cannot."""

from xml.etree import ElementTree

from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory


def test_every_address_in_the_sitemap_is_there(index: BlogIndexPage, client: Client) -> None:
    role = RoleFactory(person__name="Ana Lind", work__title="Salt Road")
    review = ReviewPageFactory(parent=index, slug="salt-road", work=role.work)
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
        "/reviews/watch-list/",
    ):
        assert path in paths
    assert not [path for path in paths if hidden.slug in path or private.slug in path or "nobody" in path]
    assert len(paths) == len(set(paths))
