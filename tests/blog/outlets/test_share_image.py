"""The picture that is shown where a post is shared."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageFont
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg

from blog.models import ReviewPage
from blog.models.settings import BlogSettings
from blog.outlets.share_image import draw, share_picture, version
from blog.spoilers.outgoing import Score
from blog.web import share
from blog.web.index_page import BlogIndexPage
from tests.blog.outlets.posts import PUBLICATION, outgoing_post, work_facts
from tests.factories import PostPageFactory, ReviewPageFactory, body


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_it_has_the_size_that_networks_ask_for_and_no_text_in_its_file() -> None:
    content = draw(outgoing_post(title="Salt Road"), PUBLICATION)
    image = opened(content)
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not image.getexif()
    assert b"Salt" not in content


@pytest.mark.parametrize(
    "post",
    [
        outgoing_post(work=None, is_review=False, rating=None),
        outgoing_post(title="Word " * 60, rating=Score(None, None, "", "not for me, thank you " * 4)),
        outgoing_post(title="🎬", rating=Score(None, None, "", "🎬"), work=work_facts(title="🎬", titles=())),
        outgoing_post(title="\x00\ud83d<svg>\u202e"),
        outgoing_post(title="", work=work_facts(kind_label="", country_name="", year=None)),
    ],
)
def test_whatever_a_post_is_called_there_is_a_picture(post: object) -> None:
    assert opened(draw(post, PUBLICATION)).size == (1200, 630)


def test_a_title_that_no_font_can_draw_gives_way_to_the_work_s() -> None:
    assert draw(outgoing_post(title="🎬"), PUBLICATION) == draw(outgoing_post(title="Salt Road"), PUBLICATION)


def test_without_any_font_there_is_a_picture_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("unknown file format")

    monkeypatch.setattr(ImageFont, "truetype", refuse)
    assert len(opened(draw(outgoing_post(), PUBLICATION)).convert("RGB").getcolors(99_999)) < 200


def test_its_address_changes_with_what_is_drawn_and_with_nothing_else() -> None:
    post = outgoing_post()
    known = version(post, PUBLICATION)
    same = [replace(post, pitch="Other."), replace(post, safe_html="<p>Other.</p>"), replace(post, tags=())]
    other = [
        replace(post, title="Other"),
        replace(post, rating=None),
        replace(post, rating=Score(Decimal("8.5"), 100, "", "")),
        replace(post, work=work_facts(titles=())),
        replace(post, work=work_facts(year=2020)),
    ]
    assert {version(changed, PUBLICATION) for changed in same} == {known}
    versions = {version(changed, PUBLICATION) for changed in other} | {version(post, replace(PUBLICATION, name="x"))}
    assert known not in versions
    assert len(versions) == len(other) + 1
    picture = share_picture(post, PUBLICATION)
    assert picture.url.endswith(f"?v={known}")
    assert picture.alt == "Salt Road · 소금길 · 8.5/10"


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    page = ReviewPageFactory(
        parent=index,
        title="Salt Road",
        slug="salt-road",
        body=body(("summary", {"text": "<p>He dies.</p>", "spoiler": "full"})),
    )
    page.work.poster = get_image_model().objects.create(
        title="she-dies-at-the-end", file=get_test_image_file_jpeg("she-dies-at-the-end.jpg", size=(400, 600))
    )
    page.work.save()
    return page


def test_a_shared_post_names_its_picture(review: ReviewPage, client: Client) -> None:
    page = client.get(review.url).content.decode()
    start = "http://localhost/reviews/share/salt-road/?v="
    assert f'<meta property="og:image" content="{start}' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:height" content="630">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    address = page.partition('og:image" content="')[2].partition('"')[0]
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    left = opened(response.content).convert("RGB").crop((0, 0, 200, 630))
    assert left.getpixel((100, 300)) != (249, 245, 240)


def test_the_poster_s_own_title_is_never_said(review: ReviewPage, client: Client) -> None:
    # Alt texts come from the work. The file's name is in the poster's address, as on every card.
    head = client.get(review.url).content.decode().partition("</head>")[0]
    assert 'og:image:alt" content="Salt Road"' in head
    assert b"she-dies" not in client.get("/reviews/share/salt-road/").content


def test_it_is_drawn_once_and_not_sent_again(
    review: ReviewPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(share, "draw", lambda *args: drawn.append(args) or draw(*args))
    first = client.get("/reviews/share/salt-road/")
    assert first["Cache-Control"] == "public, max-age=86400"
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/reviews/share/salt-road/").content == first.content
    assert len(captured) <= 12
    known = client.get("/reviews/share/salt-road/", headers={"if-none-match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert known["Cache-Control"] == first["Cache-Control"]
    assert len(drawn) == 1
    review.rating_text = "B+"
    review.save()
    assert client.get("/reviews/share/salt-road/", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert len(drawn) == 2


def test_what_is_not_public_has_none(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, slug="draft", live=False)
    private = PostPageFactory(parent=index, slug="private")
    private.view_restrictions.create(restriction_type="password", password="x")
    for slug in ("draft", "private", "nothing"):
        assert client.get(f"/reviews/share/{slug}/").status_code == 404


def test_a_poster_whose_file_is_gone_is_left_out(review: ReviewPage, client: Client) -> None:
    image = review.work.poster
    Path(image.file.path).unlink()
    assert client.get("/reviews/share/salt-road/").status_code == 200
    assert client.get(review.url).status_code == 200
    assert client.get("/reviews/feed/json/").status_code == 200


def test_the_owner_s_picture_is_shown_for_a_post_without_a_poster(index: BlogIndexPage, client: Client) -> None:
    image = get_image_model().objects.create(title="x", file=get_test_image_file_jpeg("own.jpg", size=(1300, 700)))
    BlogSettings.objects.create(site=index.get_site(), name="Blog", share_image=image)
    post = PostPageFactory(parent=index)
    for path in (post.url, "/reviews/"):
        page = client.get(path).content.decode()
        assert 'og:image" content="http://localhost/media/images/own' in page
        assert 'og:image:width" content="1200"' in page
