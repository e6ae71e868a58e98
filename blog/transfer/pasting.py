"""A whole draft, pasted into a review: read as sections, every word kept, then made into blocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from blog.parsing.corrections import Correction, corrected
from blog.parsing.layout import kept_whole
from blog.parsing.ledger import balance
from blog.parsing.lines import Line, split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.parsed import ParsedPost
from blog.parsing.posts import open_post, parse_post
from blog.transfer.bodies import make_body
from blog.transfer.doubts import Doubts
from blog.transfer.finding import known_titles, people_named
from blog.transfer.sources.clipboard import Paragraph, read_clipboard, rich_text
from blog.transfer.works import find_works


@dataclass(frozen=True, slots=True)
class Paste:
    """A pasted draft.

    `post` is what was recognised, with all corrections: each of its lines stands in a block or was left out by a
    person. `paragraphs` has the formatted paragraph of each line by its place, `pictures` counts those left behind.
    """

    post: ParsedPost
    paragraphs: Mapping[int, Paragraph]
    pictures: int

    def rich(self, lines: Sequence[Line]) -> str:
        """Lines as rich text, formatted as they were pasted."""
        return rich_text(self.paragraphs[line.start] for line in lines)

    def people(self) -> dict[str, int | None]:
        """The key of whom each name in the sections belongs to; None where nobody, or several, are called so."""
        names = [role.person for role in self.post.roles] + [block.person or "" for block in self.post.blocks]
        found = people_named(dict.fromkeys(filter(None, names)))
        return {name: next(iter(keys)) if len(keys) == 1 else None for name, keys in found.items()}

    def body(self, *, has_verdict: bool) -> list[dict[str, Any]]:
        """The blocks as they are stored, all of them `full`.

        Args:
            has_verdict: whether the review has a verdict already; a pasted one becomes text then.
        """
        following = self.post.next_on_watch_list
        return make_body(
            self.post.blocks,
            people=self.people(),
            works=find_works([following]) if following else {},
            next_work=following,
            doubts=Doubts(),
            roles=self.post.roles,
            has_verdict=has_verdict,
            rich=self.rich,
        )


def read_paste(html: str, plain: str, corrections: Iterable[Correction] = ()) -> Paste:
    """Read what was pasted as the sections of a review; `html` and `plain` are two forms of the same text."""
    pasted = read_clipboard(html, plain)
    text, paragraphs = pasted.as_text()
    lines = split_lines(text)
    post = parse_post(open_post(lines), known_titles=index_of_titles(known_titles()), is_review=True)
    post = corrected(kept_whole(post), corrections)
    balance(text, [post])
    return Paste(post, paragraphs, pasted.pictures)
