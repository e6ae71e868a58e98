"""The picture that is shown where a post is shared: poster, titles, own rating, the blog's name."""

import hashlib
import io
import json
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageOps

from blog import conf
from blog.models.renditions import POSTER_OUTSIDE
from blog.outlets.publication import Picture, Publication
from blog.outlets.typesetting import Face, Setting, faces, set_text
from blog.spoilers.outgoing import Outgoing, WorkFacts

# The size that social networks ask for.
WIDTH, HEIGHT = 1200, 630
CONTENT_TYPE = "image/jpeg"

# Part of every version: raise it when the drawing below changes.
_LAYOUT = 1
_MARGIN = 64
_WIDEST_POSTER = 480
_TITLE_HEIGHT = 210
# Above this line titles, below it the rating and the blog's name.
_RULE_AT = 462
# The theme's colours by day.
_PAPER, _INK, _SOFT, _ACCENT, _RULE = "#f9f5f0", "#24181f", "#52454a", "#7d1f36", "#d9cdc9"


def share_picture(post: Outgoing, blog: Publication) -> Picture:
    """Where the picture of a post is. The address changes with what is on it: networks keep what they have seen."""
    names = [post.title, post.work.native.text if post.work and post.work.native else "", str(post.rating or "")]
    return Picture(
        url=f"{blog.address('share', slug=post.slug)}?v={version(post, blog)}",
        width=WIDTH,
        height=HEIGHT,
        alt=" · ".join(filter(None, names)),
    )


def version(post: Outgoing, blog: Publication) -> str:
    """The same for two pictures only where everything that is drawn is the same."""
    poster = post.work.poster if post.work else None
    drawn = [
        _LAYOUT,
        blog.name,
        post.title,
        *_lines_of_work(post),
        str(post.rating or ""),
        [poster.pk, poster.file.name, poster.file_hash] if poster else None,
        list(conf.share_image_fonts()),
    ]
    return hashlib.blake2b(json.dumps(drawn).encode(), digest_size=8).hexdigest()


def _lines_of_work(post: Outgoing) -> tuple[str, str, str]:
    """What it is, and its titles in its own script and in Latin letters."""
    work = post.work
    if work is None:
        return "", "", ""
    kind = work.kind_label[:1].upper() + work.kind_label[1:]
    facts = " · ".join(filter(None, [kind, work.country_name, str(work.year or "")]))
    return facts, work.native.text if work.native else "", work.romanised.text if work.romanised else ""


def draw(post: Outgoing, blog: Publication) -> bytes:
    """The picture of a post, as a JPEG of 1200 × 630 pixels without any text in the file.

    A text that no font can draw is left out.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    left = _MARGIN
    poster = _poster(post.work) if post.work else None
    if poster is not None:
        image.paste(poster, (0, (HEIGHT - poster.height) // 2))
        left += poster.width
    else:
        image.paste(_ACCENT, (0, 0, 20, HEIGHT))
    _set_words(ImageDraw.Draw(image), post, blog, left)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=88, subsampling=0, optimize=True)
    return file.getvalue()


def _set_words(pen: ImageDraw.ImageDraw, post: Outgoing, blog: Publication, left: int) -> None:
    width = WIDTH - _MARGIN - left
    facts, native, romanised = _lines_of_work(post)
    roman, bold, italic = faces(), faces(weight=600), faces(italic=True)
    above = [
        (set_text(facts, roman, width=width, largest=28, smallest=20), _SOFT),
        (_title(post, bold, width), _INK),
        (set_text(native, roman, width=width, largest=40, smallest=28), _INK),
        (set_text(romanised, italic, width=width, largest=34, smallest=24), _SOFT),
    ]
    top = _MARGIN
    for setting, colour in above:
        if setting is not None and top + setting.height <= _RULE_AT:
            for number, line in enumerate(setting.lines):
                baseline = top + number * setting.leading + setting.ascent
                pen.text((left, baseline), line, font=setting.font, fill=colour, anchor="ls")
            top += setting.height + setting.leading // 4 + 8
    score = set_text(str(post.rating or ""), bold, width=width // 2, largest=92, smallest=36)
    name = set_text(blog.name, roman, width=width // 2 - 20 if score else width, largest=30, smallest=22)
    baseline = HEIGHT - _MARGIN
    if score or name:
        pen.line((left, _RULE_AT, WIDTH - _MARGIN, _RULE_AT), fill=_RULE, width=2)
    if score:
        pen.text((left, baseline), score.lines[0], font=score.font, fill=_ACCENT, anchor="ls")
    if name:
        pen.text((WIDTH - _MARGIN, baseline), name.lines[0], font=name.font, fill=_SOFT, anchor="rs")


def _title(post: Outgoing, candidates: Sequence[Face], width: int) -> Setting | None:
    """The post's title, else its work's, the first that a font can draw."""
    titles = [post.title, post.work.title if post.work else ""]
    settings = (
        set_text(title, candidates, width=width, largest=84, smallest=44, lines=3, height=_TITLE_HEIGHT)
        for title in titles
    )
    return next((setting for setting in settings if setting), None)


def _poster(work: WorkFacts) -> Image.Image | None:
    """The whole poster, at most as high as the picture; None where there is none, or its file cannot be read."""
    if work.poster is None:
        return None
    try:
        with work.poster.get_rendition(POSTER_OUTSIDE).file.open("rb") as file, Image.open(file) as image:
            return ImageOps.contain(image.convert("RGB"), (_WIDEST_POSTER, HEIGHT), Image.Resampling.LANCZOS)
    except (OSError, ValueError):
        return None
