"""Pictures: each place has its own alt text, at its own level."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg

from blog.models import PostDigest, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, body


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    """A review that has one picture in safe and in hidden places."""
    image = get_image_model().objects.create(title="x", file=get_test_image_file_jpeg("x.jpg", size=(8, 8)))

    def place(alt: str) -> dict[str, object]:
        return {"image": image.pk, "decorative": False, "alt_text": alt}

    return ReviewPageFactory(
        parent=index,
        body=body(
            ("image", {"image": place("A road"), "spoiler": "safe"}),
            ("image", {"image": place("Where he dies"), "spoiler": "full"}),
            ("gallery", {"images": [place("A field"), place("A house")], "spoiler": "safe"}),
            ("gallery", {"images": [place("His grave")], "spoiler": "full"}),
        ),
    )


def test_an_alt_text_does_not_leave_by_another_place_of_its_picture(review: ReviewPage) -> None:
    assert PostDigest.objects.get(post=review.pk).safe_text.split("\n") == ["A road", "A field", "A house"]


def test_the_page_says_each_alt_text_in_its_place(review: ReviewPage, client: Client) -> None:
    for _time in ("pictures are made", "pictures are there"):
        page = BeautifulSoup(client.get(review.url).content, "html.parser")
        alts = [[image["alt"] for image in part.select("img")] for part in page.select(".part")]
        assert alts == [["A road"], ["Where he dies"], ["A field", "A house"], ["His grave"]]
