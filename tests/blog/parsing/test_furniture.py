"""Furniture is dropped as whole lines; a furniture word inside a sentence stays."""

import pytest

from blog.parsing.furniture import is_format_label, is_furniture

LINES = """
Standard
Image
Aside
Category: Dramas
Archive for the ‘Dramas’ Category
Category Archives: Reviews
Posted in Drama Reviews
Filed under dramas
Tagged rain, boats
Uncategorized
Leave a comment
Leave a Reply
1 Comment
No comments:
Post a Comment
Fill in your details below or click an icon to log in:
You are commenting using your WordPress.com account.
Connecting to %s
%d bloggers like this:
Share this:
Click to share on Facebook (Opens in new window)
Tweet
Like this: Like Loading…
Share on facebook
Continue reading “Amber Ferry”
Read More
Continue reading →
Older posts
← Previous
Next →
Skip to content
Jump to content
Privacy & Cookies: This site uses cookies.
Pic credit: the network
(Image Source: the network)
Courtesy of the network
ALSO READ: Ten dramas with boats
#amber-ferry, #ana
_____
###
Average user rating 4.2
This site contains affiliate links.
"""
SENTENCES = """
The standard of these dramas is high, and the image that stays is the boat.
Leave a comment below if you have seen it, I would love to know what you think of her!
I could share this with my mother, who likes to read more than I do.
Next, the boat sinks and nobody minds.
Home is where the boat is.
#129
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_furniture(line: str) -> None:
    assert is_furniture(line.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'"))


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_format_label_stands_alone() -> None:
    assert is_format_label("Standard")
    assert not is_format_label("Standard Time")
