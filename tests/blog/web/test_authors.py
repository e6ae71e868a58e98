"""The page of an author."""

from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import AuthorFactory, PostPageFactory


def test_an_author_s_page_has_what_they_signed(index: BlogIndexPage, client: Client) -> None:
    author = AuthorFactory(name="Mina Hale", bio="Counts pills.")
    signed = PostPageFactory(parent=index, author=author)
    PostPageFactory(parent=index, author=AuthorFactory())
    response = client.get("/reviews/by/mina-hale/")
    assert [post.pk for post in response.context["posts"]] == [signed.pk]
    assert "Counts pills." in response.content.decode()


def test_an_author_of_nothing_public_is_not_found(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, author=AuthorFactory(name="Mina Hale"), live=False)
    assert client.get("/reviews/by/mina-hale/").status_code == 404
