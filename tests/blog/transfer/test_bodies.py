"""The stream of an imported post: every word, every block `full`."""

from dataclasses import replace

from blog.parsing.parsed import BlockType, Confidence
from blog.transfer.bodies import make_body, rich_text
from blog.transfer.doubts import Doubts
from tests.blog.transfer.parsing import parsed_review


def bodies(blocks, doubts=None, **linked):
    given = {"people": {}, "works": {}, "next_work": None, **linked}
    return make_body(blocks, doubts=doubts or Doubts(), **given)


def test_signs_of_markup_are_words():
    assert rich_text(["a < b & “c”", "d"]) == "<p>a &lt; b &amp; “c”</p><p>d</p>"


def test_every_block_is_full_and_a_verdict_has_no_safe_part():
    body = bodies(parsed_review().blocks)

    assert {block["value"].get("spoiler") for block in body} == {"full", None}
    assert [block["type"] for block in body if "spoiler" not in block["value"]] == ["disclaimer", "verdict"]
    assert next(block["value"]["safe"] for block in body if block["type"] == "verdict") == ""


def test_a_second_verdict_keeps_its_words_as_text():
    verdict = next(block for block in parsed_review().blocks if block.type is BlockType.VERDICT)
    doubts = Doubts()

    body = bodies([verdict, verdict], doubts)

    assert [block["type"] for block in body] == ["verdict", "text"]
    assert body[1]["value"]["text"] == body[0]["value"]["full"]
    assert doubts.found[0].place == f"body.{body[1]['id']}.text"


def test_a_comment_on_somebody_is_linked_or_asked_about():
    comment = next(block for block in parsed_review().blocks if block.type is BlockType.CAST_COMMENT and block.person)
    doubts = Doubts()

    linked = bodies([comment], people={comment.person: 7})
    asked = bodies([comment], doubts, people={comment.person: None})

    assert linked[0]["value"]["person"] == 7
    assert asked[0]["value"]["person"] is None
    assert comment.person in doubts.found[0].text


def test_a_character_gets_its_actor_and_a_comment_its_character_where_just_one_role_says_so():
    post = parsed_review()
    role = next(role for role in post.roles if role.character)
    block = next(block for block in post.blocks if block.type is BlockType.CAST_COMMENT and block.person)
    character = replace(block, type=BlockType.CHARACTER, person=None, character=role.character)
    comment = replace(block, person=role.person, character=None)
    sure = replace(role, confidence=Confidence.CERTAIN, is_description=False)
    people = {role.person: 7, "Another Player": 8}

    def told(roles):
        values = [made["value"] for made in bodies([character, comment], people=people, roles=roles)]
        return values[0]["person"], values[1]["character"]

    assert told([sure]) == (7, role.character)
    assert told([replace(sure, confidence=Confidence.PLEASE_CHECK)]) == (None, "")
    assert told([replace(sure, is_description=True)]) == (None, "")
    assert told([sure, replace(sure, person="Another Player"), replace(sure, character="Twin")]) == (None, "")


def test_what_comes_next_is_linked():
    block = replace(parsed_review().blocks[1], type=BlockType.NEXT_UP)

    (made,) = bodies([block], works={"Salt Road": 3}, next_work="Salt Road")

    assert made["value"]["work"] == 3


def test_a_doubtful_block_is_asked_about_where_it_stands():
    block = replace(parsed_review().blocks[1], confidence=Confidence.PLEASE_CHECK)
    doubts = Doubts()

    (made,) = bodies([block], doubts)

    assert [doubt.place for doubt in doubts.found] == [f"body.{made['id']}.text"]
