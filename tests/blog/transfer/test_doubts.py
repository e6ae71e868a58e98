"""What an editor is asked to look at, and where the question stands."""

from dataclasses import replace

from blog.parsing.parsed import Confidence
from blog.transfer.doubts import Doubt, Doubts, doubts_of_fields
from tests.blog.transfer.parsing import parsed_review


def test_fields_are_asked_about_only_where_recognition_asks():
    post = parsed_review()
    sure = replace(post, confidence=dict.fromkeys(post.confidence, Confidence.CERTAIN), warnings=(), roles=())
    asked = replace(sure, confidence={**sure.confidence, "rating": Confidence.PLEASE_CHECK})

    assert list(doubts_of_fields(sure)) == []
    (doubt,) = doubts_of_fields(asked)
    assert doubt.place == "rating_value"
    assert "8.5/10" in doubt.text


def test_a_doubtful_role_and_a_warning_are_asked_about_by_name():
    post = parsed_review()
    role = replace(post.roles[0], confidence=Confidence.PLEASE_CHECK)
    post = replace(post, confidence={}, roles=(role,), warnings=("No date found.",))

    about_role, warning = doubts_of_fields(post)

    assert about_role.place == "work"
    assert role.person in about_role.text
    assert warning == Doubt("title", "No date found.")


def test_a_place_gets_one_comment_with_each_question_once():
    doubts = Doubts()
    for text in ("Choose the work.", "Choose the work.", "Check the year."):
        doubts.add("work", text)
    doubts.add("date", "Check the date.")

    assert list(doubts.by_place(is_review=True)) == [
        Doubt("work", "Choose the work.\nCheck the year."),
        Doubt("date", "Check the date."),
    ]


def test_a_post_that_is_no_review_has_no_work_to_comment_on():
    doubts = Doubts()
    doubts.add("work", "Choose the work.")

    assert [doubt.place for doubt in doubts.by_place(is_review=False)] == ["title"]
