"""Furniture of a blog's pages: lines that belong to the theme, not to the post. Whole lines only.

A furniture word inside a sentence is the sentence's. What is dropped is listed.
"""

import re

_FORMAT_LABEL = re.compile(r"(?:standard|image|gallery|quote|aside|link|video|audio|status|chat)$", re.IGNORECASE)

# Lines that are furniture from end to end.
_WHOLE = (
    r"(?:category|tag)(?: archives?)?: .{1,60}|author archives?: .{1,60}",
    r"archive for the .{1,60} (?:category|tag)",
    r"category archives?:.{0,60}",
    r"uncategori[sz]ed",
    r"(?:leave|post|add) a (?:comment|reply)(?: .{0,60})?",
    r"(?:no|\d+|one) (?:comments?|repl(?:y|ies)|responses?|thoughts?)(?: on .{1,120}| to .{1,120})?:?",
    r"comments? (?:\(\d+\)|are closed\.?|off)",
    r"fill in your details below or click an icon to log in:?",
    r"you are commenting using your .{1,60}",
    r"connecting to %s",
    r"%d bloggers? (?:like|likes) this:?",
    r"notify me of new (?:comments|posts) via email\.?",
    r"(?:email|name|website)(?: \(required\))?(?: \(address never made public\))?",
    r"\(?address never made public\)?",
    r"(?:log ?out|change) ?/? ?(?:change)?",
    r"share this:?",
    r"(?:click to )?(?:share|email|print|pin)(?: this)? (?:on|to|a link|via|by).{1,80}",
    r"(?:tweet|share|like|print|email|pin it|reblog)",
    r"like this:?(?: like)?(?: loading(?:\.{3}|…)?)?",
    r"like ?loading(?:\.{3}|…)?",
    r"loading(?:\.{3}|…)?",
    r"be the first to like this\.?|\d+ bloggers? likes? this\.?",
    r"continue reading(?: .{0,140})?",
    r"read (?:more|the full .{1,60}|the rest .{1,80})(?: ?(?:→|»|>>|\.{3}|…))?",
    r"(?:←|«|<<) ?.{1,80}|.{1,80}(?:→|»|>>)",
    r"(?:older|newer) (?:posts?|entries)|(?:previous|next) (?:post|page|article)(?::.{1,120})?|(?:previous|next)",
    r"post navigation",
    r"(?:skip|jump) to (?:content|navigation|main content|search|primary|secondary).{0,30}",
    r"(?:home|menu|search|search for:?|primary menu|main menu|sidebar|about|contact)",
    r"privacy & cookies:.{0,400}|.{0,120}\buses? cookies\b.{0,400}|.{0,40}\bcookie (?:policy|notice)\b.{0,120}",
    r"to find out more, including how to control cookies.{0,120}",
    r"(?:blog at|powered by|proudly powered by|theme:?) .{1,80}",
    r"(?:this|my|the) (?:site|blog|post|page|website) (?:contains|may contain|includes|uses) affiliate links.{0,300}",
    r"disclaimer:? .{0,80}\baffiliate\b.{0,300}",
    r"\(?(?:pic(?:ture)?|photo|image|poster) ?(?:credits?|source|via)s?:.{1,160}|\(?(?:image|photo) courtesy.{0,120}",
    r"\(?courtesy of .{1,100}|credits?(?: to)?: .{1,100}",
    r"also read:.{1,200}|related(?: posts?| articles?)?:?(?: .{1,120})?|see also:.{1,160}",
    r"you (?:may|might) also like.{0,80}",
    r"filed under:? .{1,120}|posted in:? .{1,120}|tagged(?: with)?:? .{1,160}|tags?: .{1,160}|labels: .{1,160}",
    r"#[^\W_][\w-]*(?:[, ]+#[\w-]+)*",
    r"[_=#*~.·•—-]{3,}|(?:[*_~-] ){2,}[*_~-]",
    r"average (?:user |reader |visitor )?rating:? .{1,40}",
    r"(?:hits|views|post views|page views|visits):? [\d.,]+|[\d.,]+ (?:hits|views|visits|shares)",
    r"(?:edit|permalink|reply|reblog|subscribe|follow|following|rss|print this post)",
    r"rate this:?(?: .{0,20})?|\d+ votes?|(?:i )?\d+ (?:stars|votes)? ?\(\d+ votes?\)",
    r"(?:©|copyright) .{1,160}",
    r"advertisements?|sponsored|report this ad",
)
_FURNITURE = re.compile(rf"(?:{'|'.join(_WHOLE)})$", re.IGNORECASE)
_HASHED_RANK = re.compile(r"#\d+$")
LONGEST = 420


def is_format_label(folded: str) -> bool:
    """Whether the line is a WordPress post format label (`Standard`) and nothing else."""
    return len(folded) <= 10 and _FORMAT_LABEL.match(folded) is not None


def is_furniture(folded: str) -> bool:
    """Whether the line is furniture from end to end, a post format label included."""
    if len(folded) > LONGEST:
        return False
    line = folded.strip()
    if is_format_label(line):
        return True
    return _FURNITURE.match(line) is not None and _HASHED_RANK.match(line) is None
