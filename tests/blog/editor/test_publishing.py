"""Publishing many posts at once."""

from django.test import Client
from django.urls import reverse

from blog.models import PostPage
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory


def _publish(client: Client, *pages: PostPage) -> str:
    query = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?{query}&next=/admin/", follow=True).content.decode()


def test_a_selection_with_an_unfinished_draft_is_refused_and_says_why(
    index: BlogIndexPage, admin_client: Client
) -> None:
    ready = ReviewPageFactory(parent=index, live=False)
    unfinished = ReviewPageFactory(parent=index, title="Unfinished", live=False, date=None)
    for page in (ready, unfinished):
        page.save_revision(clean=False)
    answer = _publish(admin_client, ready, unfinished)
    assert "Unfinished" in answer
    assert "date" in answer
    assert not PostPage.objects.live().exists()


def test_a_selection_that_is_ready_is_published(index: BlogIndexPage, admin_client: Client) -> None:
    drafts = [ReviewPageFactory(parent=index, live=False) for _ in range(2)]
    for page in drafts:
        page.save_revision()
    _publish(admin_client, *drafts)
    assert PostPage.objects.live().count() == 2
