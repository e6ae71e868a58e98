"""Headings on lines of their own, by the usual words for a section."""

import re

from blog.parsing.sections.order import Section

_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"(?:{pattern})\s*(?:\((?:no |with |mild )?spoilers?!*\))?\s*[:?!]?$", re.IGNORECASE))
    for section, pattern in (
        (Section.INTRODUCTION, r"introduction|intro|first impressions?|before watching|background|the short verdict"),
        (
            Section.SUMMARY,
            r"(?:short |quick |brief )?(?:synopsis|summary|plot(?: summary)?|story(?:line)?|premise|the (?:plot"
            r"|story|premise)(?:, .{1,25})?)"
            r"|(?:quick )?plot (?:roundup|overview|recap)|what(?:(?:'s| is) it| it(?:'s| is)) about"
            r"|what is (?:the|this) .{1,20} about",
        ),
        (Section.THEMES, r"(?:the )?(?:main )?(?:themes?|messages?)(?: and messages?)?"),
        (
            Section.CHARACTERS,
            r"(?:the )?(?:main |side )?characters?|(?:the )?cast of characters|who are the (?:main )?characters"
            r"|character (?:analysis|talk)",
        ),
        (Section.EPISODES, r"(?:the )?(?:episodes|cases|arcs)|episode (?:guide|recaps?)|episode by episode"),
        (
            Section.CAST,
            r"(?:(?:a (?:few )?words?|some words|words|notes|a note|thoughts) )?(?:on |about )?(?:the )?(?:cast|actors"
            r"|acting|performances|performers|players|voices|cast comments?)(?: (?:comments?|and acting|& acting))?",
        ),
        (
            Section.VERDICT,
            r"(?:my |the |final |overall )*(?:verdict|conclusion|thoughts|opinion|impressions?|review)|in conclusion"
            r"|overall"
            r"|(?:what i )?(?:dis)?liked?s?"
            r"|what (?:i|we) (?:(?:didn't|did not|don't|do not) )?(?:like|love|enjoy|hate)(?:e?d)?"
            r"(?: (?:about|most|least|best|so much).{0,30})?"
            r"|what (?:didn't |doesn't |did not )?work(?:ed|s)?(?: for me)?|(?:the )?ending"
            r"|likes? (?:and|&) dislikes?|(?:the )?(?:good|bad|pros|cons)(?: (?:and"
            r"|&) (?:bad|cons))?"
            r"|(?:would i|do i) recommend (?:it|this).{0,20}|recommendation|should you watch it|good weights"
            r"|bad weights",
        ),
    )
)
_LIST_NUMBER = re.compile(r"\d{1,2}[.)] ")


def read_heading(folded: str) -> Section | None:
    """The section that a line names as its heading; None for any line that is none of the usual heads."""
    line = _LIST_NUMBER.sub("", folded.strip(" *_#=~-:"))
    if not 3 <= len(line) <= 60:
        return None
    return next((section for section, pattern in _HEADINGS if pattern.match(line)), None)
