"""Parsed posts in the database: what is made, found, left alone."""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Comment

from blog.models import Author, ImportedPost, Person, PersonName, PostPage, ReviewPage, Role, Work
from blog.parsing.parsed import Confidence, Viewing
from blog.text.html import html_to_text
from blog.transfer.sources import plain_text
from blog.transfer.writer import PostWriter, Status, Wishes
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.parsing import parsed_review
from tests.factories import AuthorFactory, PersonFactory, ReviewPageFactory, WorkFactory

pytestmark = pytest.mark.django_db

PUBLISHED = Wishes(publish=True)


def write(index: BlogIndexPage, post, wishes: Wishes = PUBLISHED):
    return PostWriter(index, wishes).write(post)


def text_of(page: PostPage) -> list[str]:
    """Every line of a page's blocks, headings included, as stored."""
    lines = []
    for block in page.body.get_prep_value():
        value = block["value"]
        assert value.get("safe", "") == ""
        assert value.get("spoiler", "full") == "full"
        lines += filter(None, [value.get("heading"), *html_to_text(value.get("full") or value.get("text")).split("\n")])
    return lines


def test_a_review_becomes_structure_with_every_word_and_every_block_full(index):
    post = parsed_review()

    outcome = write(index, post)

    review = ReviewPage.objects.get(pk=outcome.page)
    assert (outcome.status, outcome.is_live) == (Status.CREATED, True)
    assert (review.title, review.slug, review.live, review.pitch) == ("Salt Road", "salt-road", True, "")
    assert (review.date.isoformat(), review.date_precision) == ("2021-10-01", "month")
    assert (review.rating_value, review.rating_scale, review.rating_label) == (8.5, 10, "MyDramaList")
    assert [block.block_type for block in review.body] == [block.type.value for block in post.blocks]
    assert text_of(review) == [
        line for block in post.blocks for line in filter(None, [block.heading, *block.text.split("\n")])
    ]


def test_its_work_has_titles_facts_and_roles(index):
    write(index, parsed_review())

    work = Work.objects.get()
    assert (work.title, work.kind, work.country, work.network) == ("Salt Road", "drama", "KR", "Netflix")
    assert (work.episodes, work.episode_minutes) == (12, 58)
    assert list(work.titles.values_list("kind", "title", "language")) == [
        ("native", "소금길", "ko"),
        ("romanised", "Sogeumgil", "ko-Latn"),
    ]
    role = work.roles.get()
    assert (role.person.name, role.character, role.job, role.spoiler) == ("Pyo Jin Ah", "Baek Do Ram", "actor", False)
    block = next(block for block in ReviewPage.objects.get().body if block.block_type == "cast_comment")
    assert any(
        each.value.get("person") == role.person
        for each in ReviewPage.objects.get().body
        if each.block_type == block.block_type
    )


def test_a_description_that_is_no_name_is_hidden(index):
    post = parsed_review()
    described = replace(post.roles[0], character="her real mother", is_description=True)

    write(index, replace(post, roles=(described,)))

    assert Role.objects.get().spoiler


def test_works_and_people_that_are_there_are_linked(index):
    work = WorkFactory(title="salt-road", network="Another", episodes=None)
    person = PersonFactory(name="Jin-ah Pyo")
    PersonName.objects.create(person=person, name="Pyo Jin-ah", kind="other")

    write(index, parsed_review())

    work.refresh_from_db()
    assert ReviewPage.objects.get().work == work
    assert (work.title, work.network, work.episodes) == ("salt-road", "Another", None)
    assert Role.objects.get(work=work).person == person
    assert Person.objects.count() == 1


def test_of_several_namesakes_none_is_linked_and_the_review_stays_a_draft(index):
    WorkFactory(title="Salt Road")
    WorkFactory(title="Salt-Road")
    PersonFactory(name="Pyo Jin Ah")
    PersonFactory(name="Pyo Jin-ah")
    user = get_user_model().objects.create_superuser("eve", "eve@example.com", "x")

    outcome = write(index, parsed_review(), Wishes(publish=True, user=user))

    review = ReviewPage.objects.get()
    assert (review.work, review.live) == (None, False)
    assert (Work.objects.count(), Person.objects.count(), Role.objects.count()) == (2, 2, 0)
    assert any("stays a draft" in note for note in outcome.notes)
    assert Comment.objects.filter(contentpath="work", text__contains="2 works are called so").exists()


def test_twice_changes_nothing(index):
    post = parsed_review()
    first = write(index, post)
    before = PostPage.objects.values().get(pk=first.page)

    second = write(index, post)

    assert (second.status, second.page) == (Status.UNCHANGED, first.page)
    assert PostPage.objects.values().get() == before
    assert (Work.objects.count(), Person.objects.count(), Role.objects.count()) == (1, 1, 1)


def test_what_an_editor_changed_stays_and_is_said(index):
    outcome = write(index, parsed_review())
    review = ReviewPage.objects.get()
    review.pitch = "A ferry, a debt."
    review.save_revision()

    again = write(index, parsed_review())

    assert again.status is Status.DIFFERING
    assert "edited here since the import: pitch" in again.notes
    assert again.page == outcome.page
    assert ReviewPage.objects.get().get_latest_revision_as_object().pitch == "A ferry, a debt."


def test_saving_it_unchanged_in_the_editor_is_no_difference(index):
    write(index, parsed_review())
    review = ReviewPage.objects.get()
    stored = review.body.get_prep_value()
    for block in stored:
        for name in ("text", "full"):
            if name in block["value"]:
                block["value"][name] = block["value"][name].replace("<p>", '<p data-block-key="ab1cd">')
    review.body = review.body.stream_block.to_python(stored)
    review.save_revision().publish()

    assert write(index, parsed_review()).status is Status.UNCHANGED


def test_a_source_that_says_something_else_now_changes_nothing_and_is_said(index):
    write(index, parsed_review())

    again = write(index, parsed_review(rating="6", paragraph="A new paragraph about the river."))

    assert again.status is Status.DIFFERING
    assert "the source says something else than it did: rating, body" in again.notes
    assert ReviewPage.objects.get().rating_value == 8.5


def test_the_same_titles_with_another_date_are_a_rewatch(index):
    user = get_user_model().objects.create_superuser("eve", "eve@example.com", "x")
    write(index, parsed_review(date="2021-10"))

    outcome = write(index, parsed_review(date="2023-02"), Wishes(publish=True, user=user))

    assert outcome.status is Status.CREATED
    first, second = ReviewPage.objects.order_by("date")
    assert (first.rewatch, second.rewatch) == (False, True)
    assert first.work == second.work
    assert second.slug == "salt-road-2"
    assert Comment.objects.filter(page=second.pk, contentpath="viewing_state", text__contains="rewatch").exists()
    assert Role.objects.count() == 1


def test_a_review_written_by_hand_is_the_same_post_and_left_alone(index):
    ReviewPageFactory(parent=index, title="Salt Road", work=WorkFactory(title="Salt Road"), date="2021-10-17")

    outcome = write(index, parsed_review())

    assert outcome.status is Status.DIFFERING
    assert ReviewPage.objects.count() == 1
    assert not ImportedPost.objects.exists()


def test_two_posts_of_one_title_and_month_in_one_run_are_two(index):
    one, other = parsed_review(), parsed_review(paragraph="A second visit, and the river is lower.")
    writer = PostWriter(index, PUBLISHED)
    digests = {writer.digest(one), writer.digest(other)}

    made = [writer.write(post, others=digests).status for post in (one, other)]
    again = [PostWriter(index, PUBLISHED).write(post, others=digests).status for post in (other, one)]

    assert made == [Status.CREATED, Status.CREATED]
    assert again == [Status.UNCHANGED, Status.UNCHANGED]
    assert ReviewPage.objects.count() == 2


def test_without_a_date_it_stays_a_draft_and_says_so(index):
    outcome = write(index, parsed_review(date=None))

    assert (outcome.is_live, ReviewPage.objects.get().live) == (False, False)
    assert any("no date" in note for note in outcome.notes)


def test_drafts_unless_asked_to_publish(index):
    assert write(index, parsed_review(), Wishes()).is_live is False
    assert not ReviewPage.objects.get().live


@pytest.mark.parametrize("title, slug", [("1987", "1987-drama"), ("People", "people-drama")])
def test_a_reserved_address_gets_the_kind(index, title, slug):
    outcome = write(index, parsed_review(title=title))

    assert PostPage.objects.get(pk=outcome.page).slug == slug


def test_a_post_without_review_becomes_a_plain_post(index):
    text = "A quiet week\n\nNothing was watched this week, since the shop had its inventory and I had a cold.\n"
    (post,) = plain_text.parse(text, date="2021-10-04").posts

    outcome = write(index, post)

    page = PostPage.objects.get(pk=outcome.page)
    assert not hasattr(page, "reviewpage")
    assert (page.title, page.live, page.date.isoformat()) == ("A quiet week", True, "2021-10-04")
    assert write(index, post).status is Status.UNCHANGED


def test_doubtful_blocks_carry_a_comment_that_the_editor_shows(index):
    user = get_user_model().objects.create_superuser("eve", "eve@example.com", "x")
    post = parsed_review()
    doubtful = replace(post.blocks[-1], confidence=Confidence.PLEASE_CHECK)

    write(index, replace(post, blocks=(*post.blocks[:-1], doubtful)), Wishes(user=user))

    review = ReviewPage.objects.get()
    comments = [comment for comment in Comment.objects.all() if comment.contentpath.startswith("body.")]
    assert [comment.contentpath.split(".")[1] for comment in comments] == [review.body[len(review.body) - 1].id]
    assert all(comment.has_valid_contentpath(review) for comment in Comment.objects.all())
    draft = review.get_latest_revision_as_object()
    assert {each.pk for each in draft.wagtail_admin_comments.all()} == {each.pk for each in Comment.objects.all()}


def test_the_author_of_the_source_is_found_or_made_and_an_option_wins(index):
    post = replace(parsed_review(), author="Mina Hale")

    write(index, post)
    chosen = AuthorFactory(name="Jonas")
    write(index, replace(parsed_review(title="Other"), author="mina-hale"))
    write(index, replace(parsed_review(title="Third"), author="Mina Hale"), Wishes(author=chosen))

    assert [page.author.name for page in PostPage.objects.order_by("pk")] == ["Mina Hale", "Mina Hale", "Jonas"]
    assert Author.objects.count() == 2


def test_viewing_is_kept(index):
    write(index, replace(parsed_review(), viewing=Viewing("dropped", 6)))

    review = ReviewPage.objects.get()
    assert (review.viewing_state, review.viewing_episode) == ("dropped", 6)


def test_what_fits_no_column_is_left_out_and_no_word_of_the_body_is_lost(index):
    post = parsed_review()
    long_heading = replace(post.blocks[1].lines[0], text="word " * 60 + "end")
    blocks = (replace(post.blocks[1], heading_line=long_heading), *post.blocks[2:])

    outcome = write(index, replace(post, title="T" * 400, headline=None, episodes=99_999, blocks=blocks))

    review = ReviewPage.objects.get(pk=outcome.page)
    assert len(review.title) == 255
    assert review.work.episodes is None
    assert text_of(review)[0] == long_heading.text


def test_a_failure_leaves_nothing_of_the_post(index, monkeypatch):
    def fail(**kwargs):
        raise RuntimeError("stopped")

    monkeypatch.setattr(ImportedPost.objects, "create", fail)

    with pytest.raises(RuntimeError):
        write(index, parsed_review())

    assert not any(model.objects.exists() for model in (PostPage, Work, Person))
