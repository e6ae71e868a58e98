"""Synonyms of tags: names by which readers find a tag, and which editors may type."""

from django.test import Client

from blog.models import PostTag, Tag, TagName
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, TagFactory


def _with_synonym() -> Tag:
    tag = TagFactory(name="melodrama")
    TagName.objects.create(tag=tag, name="tear-jerker")
    TagName.objects.create(tag=tag, name="멜로", language="ko")
    return tag


def test_readers_find_the_posts_of_a_tag_by_each_synonym(index: BlogIndexPage, client: Client) -> None:
    review = ReviewPageFactory(parent=index, title="Salt Road")
    PostTag.objects.create(content_object=review, tag=_with_synonym())
    for query in ("tearjerker", "tear jerker", "멜로"):
        results = client.get("/reviews/search/", {"query": query})
        assert "Salt Road" in results.content.decode()
        groups = client.get("/reviews/search/suggest/", {"query": query}).json()
        assert "melodrama" in str(groups)


def test_a_synonym_that_is_taken_away_finds_nothing_more(index: BlogIndexPage, client: Client) -> None:
    review = ReviewPageFactory(parent=index, title="Salt Road")
    PostTag.objects.create(content_object=review, tag=_with_synonym())
    TagName.objects.filter(name="tear-jerker").get().delete()
    assert "melodrama" not in str(client.get("/reviews/search/suggest/", {"query": "tearjerker"}).json())


def test_an_editor_who_types_a_synonym_gets_the_tag(index: BlogIndexPage) -> None:
    _with_synonym()
    form_class = ReviewPageFactory(parent=index).get_edit_handler().get_form_class()
    form = form_class()
    form.cleaned_data = {"tags": ["tear-jerker", "멜로", " sea ", "melodrama"]}
    assert form.clean_tags() == ["melodrama", "sea"]
