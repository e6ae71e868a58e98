"""How far the author watched, where the text says so."""

import re
from collections.abc import Sequence

from blog.parsing.facts.measures import COUNT, number_of
from blog.parsing.lines import Line
from blog.parsing.parsed import Confidence, Viewing

_ASK = Confidence.PLEASE_CHECK
_EPISODE_LEFT = re.compile(
    r"\bi(?:'ve| have| had)? (?:\w+ ){0,2}?(?:dropped|gave up|stopped watching|quit)\b.{0,60}?\b(?:episode"
    r"|ep\.?) (?P<n>\d{1,3})\b",
    re.IGNORECASE,
)
_EPISODE_REACHED = re.compile(
    r"\bi(?:'m| am) (?:currently |still )?(?:watching|at|on|up to)\b.{0,30}?\b(?:episode|ep\.?) (?P<n>\d{1,3})\b",
    re.IGNORECASE,
)
_EPISODES_SO_FAR = re.compile(
    rf"\bi(?:'ve| have) (?:only )?(?:seen|watched|finished) (?:the first )?(?P<n>{COUNT})"
    r"(?: (?:out )?of (?:the |its )?[\w-]+)? episodes?,? (?:so far|up to now|until now|as of now)\b",
    re.IGNORECASE,
)
_REWATCH = re.compile(
    r"\b(?:this (?:is|was) (?:my|a) (?:\w+ )?re-?watch|i re-?watched (?:this|it)\b"
    r"|i(?:'m| am| was)? (?:just |recently )?(?:did|doing) a re-?watch\b|i (?:decided|wanted|had) to do a re-?watch\b)",
    re.IGNORECASE,
)


def read_viewing(paragraphs: Sequence[Line]) -> tuple[Viewing | None, Confidence, str]:
    """The viewing state, how sure it is and the cue; None where the text says nothing."""
    for line in paragraphs:
        left = _EPISODE_LEFT.search(line.folded)
        if left:
            return Viewing("dropped", int(left["n"])), _ASK, "dropped at an episode"
        reached = _EPISODE_REACHED.search(line.folded)
        if reached:
            return Viewing("watching", int(reached["n"])), _ASK, "watching an episode"
        so_far = _EPISODES_SO_FAR.search(line.folded)
        if so_far:
            return Viewing("watching", number_of(so_far["n"])), _ASK, "episodes so far"
        if _REWATCH.search(line.folded):
            return Viewing("rewatch", None), _ASK, "rewatch"
    return None, _ASK, ""
