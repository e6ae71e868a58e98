"""Corrections: each moves lines from one place to another, and none is lost whatever is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.parsing.corrections import Change, Correction, corrected
from blog.parsing.layout import kept_whole, lines_of, rows_of
from blog.parsing.ledger import balance
from blog.parsing.parsed import BlockType, Confidence
from blog.transfer.sources import plain_text
from tests.blog.transfer.parsing import review_text

TEXT = review_text(paragraph="The river has its own ideas.\n\nShare this:\n\nIt keeps them to itself.")
POST = plain_text.parse(TEXT, date="2021-10").posts[0]
STARTS = [line.start for row in rows_of(POST) for line, _ in row.lines]


def starts(post=POST) -> dict[str, int]:
    return {block.type.value: lines_of(block)[0].start for block in post.blocks}


def types(post) -> list[str]:
    return [block.type.value for block in post.blocks]


def test_a_section_gets_another_type_and_is_sure_then():
    post = corrected(POST, [Correction(Change.TYPE, starts()["summary"], value="theme")])
    assert [new for new, old in zip(types(post), types(POST), strict=True) if new != old] == ["theme"]
    block = next(block for block in post.blocks if block.type == "theme")
    assert (block.confidence, block.cue) == (Confidence.CERTAIN, "by hand")


def test_everything_after_it_becomes_one_section_unless_there_is_one_a_subject():
    at = starts()["summary"]
    one = corrected(POST, [Correction(Change.TYPE, at, value="text", onward=True)])
    many = corrected(POST, [Correction(Change.TYPE, at, value="character", onward=True)])
    number = types(POST).index("summary")
    assert types(one) == [*types(POST)[:number], "text"]
    assert types(many) == [*types(POST)[:number], *["character"] * (len(POST.blocks) - number)]


def test_a_section_begins_at_any_paragraph_and_joins_the_one_above_again():
    summary = next(block for block in POST.blocks if block.type == "summary")
    at = summary.lines[1].start
    split = corrected(POST, [Correction(Change.SPLIT, at)])
    assert types(split).count("summary") == types(POST).count("summary") + 1
    joined = corrected(split, [Correction(Change.JOIN, at)])
    assert [block.lines for block in joined.blocks] == [block.lines for block in POST.blocks]


def test_what_was_left_out_comes_back_where_it_stood():
    line = next(line for line in POST.dropped if line.text == "Share this:")
    post = corrected(POST, [Correction(Change.KEEP, line.start)])
    block = next(block for block in post.blocks if line in block.lines)
    assert [each.text for each in block.lines][-2:] == ["Share this:", "It keeps them to itself."]
    out = corrected(post, [Correction(Change.OMIT, lines_of(block)[0].start)])
    assert set(block.lines) <= set(out.dropped)


def test_a_person_is_renamed_everywhere_and_nobody_is_nobody():
    renamed = corrected(POST, [Correction(Change.RENAME, name="Pyo Jin Ah", value="Pyo Jin-ah")])
    assert [role.person for role in renamed.roles] == ["Pyo Jin-ah"]
    assert [block.person for block in renamed.blocks if block.person] == ["Pyo Jin-ah"]
    assert corrected(POST, [Correction(Change.NO_ROLE, name="Pyo Jin Ah")]).roles == ()


def test_titles_and_dates_are_filled_and_emptied():
    post = corrected(
        POST,
        [Correction(Change.FIELD, name="title", value=" Salt Roads "), Correction(Change.FIELD, name="date", value="")],
    )
    assert (post.title, post.date, post.confidence["title"], "date" in post.confidence) == (
        "Salt Roads",
        None,
        Confidence.CERTAIN,
        False,
    )


def test_a_correction_of_what_is_not_there_changes_nothing():
    elsewhere = [Correction(change, 999_999, name="nobody", value="nothing") for change in Change]
    assert corrected(POST, elsewhere) == POST
    assert corrected(POST, [Correction(Change.TYPE, starts()["summary"], value="limerick")]) == POST
    with pytest.raises(ValueError, match="no correction"):
        Correction.read({"at": 3})


CORRECTIONS = st.lists(
    st.builds(
        Correction,
        st.sampled_from(list(Change)),
        st.sampled_from(STARTS),
        name=st.sampled_from(["title", "Pyo Jin Ah"]),
        value=st.sampled_from([*(kind.value for kind in BlockType), "Somebody", ""]),
        onward=st.booleans(),
    ),
    max_size=12,
)


@given(CORRECTIONS, st.booleans())
def test_no_line_is_lost_or_doubled_by_any_corrections(corrections, pasted):
    post = kept_whole(POST) if pasted else POST
    after = corrected(post, [Correction.read(each.stored()) for each in corrections])
    assert balance(TEXT, [after]).lost == 0
    assert [line.start for row in rows_of(after) for line, _ in row.lines] == STARTS
    assert all(lines_of(block) for block in after.blocks)


def test_a_whole_post_keeps_every_line_in_the_order_of_its_source():
    post = kept_whole(POST)
    assert (post.dropped, post.field_lines) == ((), ())
    assert [line.start for block in post.blocks for line in lines_of(block)] == STARTS
