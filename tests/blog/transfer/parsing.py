"""Parsed posts for the tests of writing, made from text as the sources make them."""

from blog.parsing.parsed import ParsedPost
from blog.transfer.sources import plain_text

REVIEW = """{title}

Disclaimer: this review tells the whole plot.

File:{title}.jpg

{title}
({native} / Sogeumgil)
MyDramaList rating: {rating}/10

Hello everyone! The weather is turning & I have been “glued” to my screen.

{title} is a 12-episode Netflix K-Drama, each episode around 58 minutes long. It follows Baek Do Ram (played by \
Pyo Jin Ah), who inherits a ferry from a grandmother she never met.

{paragraph}

I want to make some cast comments now.

Pyo Jin Ah carries all of it on her shoulders, and her silences are louder than her lines.

All in all, I was very happy with this drama. It is small and it knows that it is small.
"""


def review_text(
    *,
    title: str = "Salt Road",
    native: str = "소금길",
    rating: str = "8.5",
    paragraph: str = "The river has its own ideas about that.",
) -> str:
    """The plain text of a review of one drama."""
    return REVIEW.format(title=title, native=native, rating=rating, paragraph=paragraph)


def parsed_review(date: str | None = "2021-10", **parts: str) -> ParsedPost:
    """A review as recognised."""
    (post,) = plain_text.parse(review_text(**parts), date=date).posts
    return post
