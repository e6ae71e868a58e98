"""Structured data: every property that schema.org and search engines ask of a review, and none that is not ours."""

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from blog.models import ExternalRating, PersonName, WorkLink
from blog.outlets.jsonld import as_script, person_node, post_node, trail_node, work_node
from blog.outlets.publication import Picture
from blog.spoilers.outgoing import Score
from blog.web.index_page import BlogIndexPage
from tests.blog.outlets.posts import PUBLICATION, ROOT, outgoing_post, work_facts
from tests.factories import (
    AuthorFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    WatchlistEntryFactory,
    WorkTitleFactory,
    body,
)

IMAGE = Picture("https://blog.example/share.jpg", 1200, 630, "x")


def graph(client: Client, path: str) -> dict[str, dict[str, Any]]:
    """The nodes of a page's structured data by their type."""
    (script,) = BeautifulSoup(client.get(path).content, "html.parser").select('script[type="application/ld+json"]')
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_a_review_has_everything_that_a_review_snippet_needs() -> None:
    node = post_node(outgoing_post(), PUBLICATION, IMAGE)
    assert node["@type"] == "Review"
    # Required by search engines.
    assert (node["author"]["@type"], node["author"]["name"]) == ("Person", "Mina Hale")
    assert node["itemReviewed"]["name"] == "Salt Road"
    assert node["reviewRating"] == {"@type": "Rating", "ratingValue": "8.5", "bestRating": "10", "worstRating": "0"}
    # Recommended, and the rest of what we know.
    assert node["datePublished"] == "2021-10-04"
    assert node["dateModified"] == "2022-03-01T12:00:00+00:00"
    assert node["publisher"] == {"@type": "Organization", "name": PUBLICATION.name, "url": ROOT}
    assert node["url"] == node["mainEntityOfPage"] == f"{ROOT}salt-road/"
    assert node["name"] == node["headline"] == "Salt Road"
    assert node["description"] == "A road, and salt."
    assert node["inLanguage"] == "en"
    assert node["image"] == IMAGE.url
    assert node["keywords"] == ["grief", "slow burn"]


def test_a_series_has_its_titles_people_and_facts() -> None:
    node = work_node(work_facts(), PUBLICATION)
    assert node["@type"] == "TVSeries"
    assert node["alternateName"] == ["소금길", "Sogeumgil"]
    assert [person["name"] for person in node["actor"]] == ["Ana Lind"]
    assert node["actor"][0] == {"@type": "Person", "name": "Ana Lind", "url": f"{ROOT}person/?slug=ana-lind"}
    assert [person["name"] for person in node["director"]] == ["Bo Ek"]
    assert [person["name"] for person in node["author"]] == ["Cy Dahl"]
    assert node["sameAs"] == ["https://catalogue.example/salt"]
    assert node["numberOfEpisodes"] == 16
    assert node["countryOfOrigin"] == {"@type": "Country", "name": "South Korea"}
    assert node["startDate"] == "2021"
    assert "image" not in node


@pytest.mark.parametrize(
    "kind, episodes, expected",
    [
        ("drama", 16, "TVSeries"),
        ("drama", None, "TVSeries"),
        ("variety", None, "TVSeries"),
        ("film", None, "Movie"),
        ("anime", 12, "TVSeries"),
        ("anime", None, "TVSeries"),
        ("anime", 1, "Movie"),
        ("documentary", None, "Movie"),
        ("documentary", 4, "TVSeries"),
        ("book", 12, "Book"),
    ],
)
def test_a_work_is_called_what_it_is(kind: str, episodes: int | None, expected: str) -> None:
    assert work_node(work_facts(kind=kind, episodes=episodes), PUBLICATION)["@type"] == expected


def test_a_film_has_a_length_and_a_book_a_publisher_and_no_actors() -> None:
    film = work_node(work_facts(kind="film", episodes=None, episode_minutes=125), PUBLICATION)
    assert (film["duration"], film["datePublished"]) == ("PT125M", "2021")
    assert "numberOfEpisodes" not in film
    book = work_node(work_facts(kind="book"), PUBLICATION)
    assert book["publisher"]["name"] == "Streamly"
    assert [person["name"] for person in book["author"]] == ["Cy Dahl"]
    assert not book.keys() & {"actor", "director", "numberOfEpisodes", "duration"}


@pytest.mark.parametrize("score", [None, Score(None, None, "", "B+"), Score(Decimal("9"), None, "", "")])
def test_without_a_figure_and_its_scale_there_is_no_rating_and_it_still_is_a_review(score: Score | None) -> None:
    node = post_node(outgoing_post(rating=score), PUBLICATION, None)
    assert node["@type"] == "Review"
    assert "reviewRating" not in node


def test_a_post_without_a_work_is_no_review_and_one_without_an_author_is_the_blog_s() -> None:
    node = post_node(outgoing_post(work=None, is_review=False, byline=None), PUBLICATION, None)
    assert node["@type"] == "BlogPosting"
    assert node["author"] == node["publisher"]
    assert not node.keys() & {"itemReviewed", "reviewRating", "image"}


def test_of_a_month_no_day_is_invented() -> None:
    node = post_node(outgoing_post(date_precision="month"), PUBLICATION, None)
    assert node["datePublished"] == "2021-10"


def test_a_trail_counts_from_one() -> None:
    node = trail_node([("Blog", ROOT), ("Post", f"{ROOT}post/")])
    assert [(item["position"], item["name"], item["item"]) for item in node["itemListElement"]] == [
        (1, "Blog", ROOT),
        (2, "Post", f"{ROOT}post/"),
    ]


@given(st.text() | st.sampled_from(["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028", "&lt;"]))
def test_no_text_ends_the_script_or_changes_on_the_way(text: str) -> None:
    script = str(as_script([person_node(name=text or "x", url=ROOT)]))
    start, end = '<script type="application/ld+json">', "</script>"
    assert script.startswith(start)
    assert script.endswith(end)
    inside = script[len(start) : -len(end)]
    assert "<" not in inside
    assert json.loads(inside)["@graph"][0]["name"] == (text or "x")


def test_without_nodes_there_is_no_script() -> None:
    assert as_script([]) == ""


@pytest.fixture
def site(index: BlogIndexPage) -> BlogIndexPage:
    role = RoleFactory(person__name="Ana Lind", work__title="Salt Road", character="Seo")
    RoleFactory(work=role.work, person__name="Bo Ek", character="her real mother", spoiler=True)
    PersonName.objects.create(person=role.person, name="아나", language="ko")
    WorkTitleFactory(work=role.work)
    WorkLink.objects.create(work=role.work, kind="same_as", label="Catalogue", url="https://catalogue.example/salt")
    page = ReviewPageFactory(
        parent=index,
        title="</script><!-- Salt",
        slug="salt-road",
        work=role.work,
        rating_value=Decimal("8.0"),
        rating_scale=10,
        author=AuthorFactory(name="Mina Hale", bio="Watches slowly."),
        date=datetime.date(2021, 10, 4),
        body=body(("summary", {"text": "<p>He dies.</p>", "spoiler": "full"})),
    )
    ExternalRating.objects.create(review=page, source="Elsewhere", value=Decimal("9.9"), scale=10)
    PostPageFactory(parent=index, slug="news", title="News")
    WatchlistEntryFactory(work__title="Next")
    return index


def test_a_review_s_page_says_it_and_leads_back(site: BlogIndexPage, client: Client) -> None:
    nodes = graph(client, "/reviews/salt-road/")
    review = nodes["Review"]
    assert review["name"] == "</script><!-- Salt"
    assert review["reviewRating"]["ratingValue"] == "8"
    assert {person["name"] for person in review["itemReviewed"]["actor"]} == {"Ana Lind", "Bo Ek"}
    assert review["itemReviewed"]["alternateName"] == ["소금길"]
    assert review["itemReviewed"]["sameAs"] == ["https://catalogue.example/salt"]
    for address in (review["itemReviewed"]["url"], review["author"]["url"], review["publisher"]["url"]):
        assert client.get(address).status_code == 200
    assert [item["item"] for item in nodes["BreadcrumbList"]["itemListElement"]] == [
        "http://localhost/reviews/",
        "http://localhost/reviews/salt-road/",
    ]
    everything = json.dumps(nodes)
    for hidden in ("dies", "real mother", "Elsewhere", "9.9"):
        assert hidden not in everything


def test_each_page_says_what_it_is_about(site: BlogIndexPage, client: Client) -> None:
    assert graph(client, "/reviews/news/")["BlogPosting"]["headline"] == "News"
    person = graph(client, "/reviews/people/ana-lind/")
    assert (person["Person"]["name"], person["Person"]["alternateName"]) == ("Ana Lind", ["아나"])
    steps = [(item["name"], item["item"]) for item in person["BreadcrumbList"]["itemListElement"]]
    assert steps == [
        ("Reviews", "http://localhost/reviews/"),
        ("People", "http://localhost/reviews/people/"),
        ("Ana Lind", "http://localhost/reviews/people/ana-lind/"),
    ]
    assert graph(client, "/reviews/by/mina-hale/")["Person"]["description"] == "Watches slowly."
    assert graph(client, "/reviews/works/salt-road/")["TVSeries"]["name"] == "Salt Road"
    blog = graph(client, "/reviews/")["Blog"]
    assert blog["potentialAction"]["target"]["urlTemplate"].startswith("http://localhost/reviews/search/?query={")
