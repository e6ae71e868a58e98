"""The template tags of the theme: each takes what it needs from the context and hands over."""

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page as PaginatorPage
from django.http import HttpRequest
from django.template.context import Context
from django.utils import formats
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from blog.blocks.fetching import blocks_of
from blog.blocks.players import Player, player_of
from blog.blocks.text import addressed_html, give_addresses
from blog.conf import Script, embed_providers, scripts
from blog.models import BlogSettings, PostPage, Work
from blog.models.facts import hidden_roles, work_facts
from blog.models.settings import Link
from blog.search.chips import parameters_of
from blog.spoilers.markdown import render_markdown
from blog.spoilers.outgoing import Outgoing, WorkFacts
from blog.spoilers.outgoing import outgoing as outgoing_of
from blog.spoilers.sanitising import sanitised_source, sanitised_with_pictures
from blog.text.addresses import web_address
from blog.text.scripts import has_latin, native_language
from blog.text.words import count_words
from blog.web.covers import covered_prose
from blog.web.heads import Head, list_head, post_head
from blog.web.posters import drawn_poster, hue_of, monogram
from blog.web.posts import Surroundings
from blog.web.posts import surroundings as surroundings_of
from blog.web.routes import index_of

register = template.Library()

# How wide a poster is drawn where site.css places it, for browsers to choose the file.
_SIZES = {
    "lead": "(min-width: 48rem) 19rem, 12rem",
    "head": "(min-width: 64rem) 15rem, (min-width: 48rem) 12rem, 30vw",
    "card": "(min-width: 48rem) 8rem, 5.5rem",
    "grid": "(min-width: 40rem) 12rem, 45vw",
    "thumb": "6rem",
}


@register.simple_tag(takes_context=True)
def outgoing(context: Context, page: PostPage) -> Outgoing:
    """Everything of a post that may stand outside its own page; in a preview, of the text as it is in the editor."""
    # Kept for the template that is being rendered: its blocks ask for it one by one.
    kept: dict[Any, Outgoing] = cast("Any", context.render_context).setdefault("blog_outgoing", {})
    if page.pk not in kept:
        request = context.get("request")
        fresh = bool(getattr(request, "is_preview", False))
        kept[page.pk] = outgoing_of(page, request=request, in_full=True, fresh=fresh)
    return kept[page.pk]


@register.simple_tag(takes_context=True)
def blog_settings(context: Context) -> BlogSettings | None:
    """The settings of the site; None without a request."""
    request: HttpRequest | None = context.get("request")
    return BlogSettings.for_request(request) if request is not None else None


@register.simple_tag(takes_context=True)
def index_url(context: Context, name: str, **kwargs: Any) -> str:
    """The address of a route of the blog that the page belongs to; the site's front page where there is no blog."""
    request = context.get("request")
    index = index_of(request, context.get("page"))
    return index.route_url(request, name, **kwargs) if index is not None else "/"


@register.simple_tag(takes_context=True)
def head(context: Context) -> Head | None:
    """What the page says of itself: of `out` on a post's own page.

    None on a site without a blog, where no page was found, and where a page is `locked`: it then says nothing at all.
    """
    request: HttpRequest | None = context.get("request")
    page = context.get("page")
    index = index_of(request, page)
    if request is None or page is None or index is None or context.get("locked"):
        return None
    post: Outgoing | None = context.get("out")
    if post is not None:
        return post_head(post, index, request)
    return list_head(index, request, cast("dict[str, Any]", context.flatten()))


@register.simple_tag
def hidden_characters(page: PostPage) -> list[tuple[str, str]]:
    """Who plays whom where the character's description gives something away: for the post's own page, under cover."""
    return hidden_roles(page)


@register.simple_tag
def post_date(post: Outgoing) -> SafeString | str:
    """The date of a post as far as it is known, in a `<time>`; empty without a date."""
    if post.date is None:
        return ""
    name = {"year": "Y", "month": "YEAR_MONTH_FORMAT"}.get(post.date_precision, "DATE_FORMAT")
    return format_html(
        '<time class="dt-published" datetime="{}">{}</time>', post.iso_date, formats.date_format(post.date, name)
    )


@register.simple_tag
def native(name: Any) -> SafeString | str:
    """A title or name with the language it is in, so that browsers choose its type and voices its sounds."""
    if isinstance(name, Mapping):
        text, language = name["name"], name["language"]
    else:
        text, language = name.text, name.language
    return format_html('<span lang="{}">{}</span>', language, text) if language else text


@register.filter
def in_its_language(title: str) -> SafeString | str:
    """A main title, with its language where its letters alone tell it: Hangul, kana or Thai, and none of ours."""
    language = None if has_latin(title) else native_language(title)
    return format_html('<span lang="{}">{}</span>', language, title) if language else title


@register.inclusion_tag("blog/partials/poster.html")
def poster(work: WorkFacts | Work, size: str) -> dict[str, Any]:
    """A work's poster: its picture, or one drawn from its titles. `size` is a name of `_SIZES`."""
    if isinstance(work, Work):
        work = work_facts(work)
    return {
        "work": work,
        "size": size,
        "sizes": _SIZES[size],
        "image": work.poster,
        "drawn": None if work.poster else drawn_poster(work),
    }


@register.inclusion_tag("blog/partials/portrait.html")
def portrait(person: Any, size: str) -> dict[str, Any]:
    """A person's portrait, or a monogram. `size` is `head`, `card` or `thumb`."""
    name = str(person.name) if person else ""
    return {
        "name": name,
        "size": size,
        "image": getattr(person, "portrait", None),
        "monogram": monogram(name),
        "hue": hue_of(name),
    }


@register.filter
def prose(value: RichText | None, prefix: str) -> SafeString:
    """A rich text on the post's own page: links resolved, inline spoilers covered. `prefix` is the block's id."""
    return covered_prose(addressed_html(value), prefix or "preview")


@register.filter
def markdown_prose(value: str, prefix: str) -> SafeString:
    """A Markdown text on the post's own page, inline spoilers covered. `prefix` is the block's id."""
    return covered_prose(render_markdown(value or ""), prefix or "preview")


@register.filter
def words(source: str) -> int:
    """How many words a rich text or a Markdown text has."""
    # Python's parser ends with an error in some markup; none of that is left here.
    return count_words(strip_tags(sanitised_source(source)))


@register.filter
def sanitised(html: str) -> SafeString:
    """A rich text of any page, as `richtext` has printed it, without whatever its editor could not have written."""
    return mark_safe(sanitised_with_pictures(html, settings.MEDIA_URL))  # noqa: S308


@register.filter
def written(body: StreamValue) -> list[Any]:
    """The blocks of a post that say or show something: not the sections that an editor left empty.

    The addresses that they link to are asked for here, for all of them at once.
    """
    pictures = ("image", "images", "url")
    children = blocks_of(body)
    give_addresses(value for child in children for value in child.value.values())
    return [
        child
        for child in children
        if any(child.value.get(name) for name in pictures) or any(child.block.parts(child.value, block_id=""))
    ]


@register.simple_tag(takes_context=True)
def surroundings(context: Context, page: PostPage) -> Surroundings:
    """What leads on from a post: its neighbours by date, and related posts with the reason why."""
    return surroundings_of(page, context["request"])


@register.simple_tag(takes_context=True)
def page_query(context: Context, number: int) -> str:
    """The query string that leads to another page of this list: with its filters and its query, and nothing else."""
    query, filters = context.get("query"), context.get("filters")
    kept = [("query", query)] if query else []
    return "?" + urlencode([*kept, *(parameters_of(filters) if filters else []), ("page", number)])


@register.simple_tag
def page_numbers(pages: PaginatorPage) -> list[int | str]:
    """The numbers that paging shows, with an ellipsis where some are left out."""
    return list(pages.paginator.get_elided_page_range(pages.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def site_links(context: Context, place: str) -> list[Link]:
    """The links that the site's owner put at a place: `menu` or `footer`."""
    request: HttpRequest | None = context.get("request")
    return BlogSettings.for_request(request).links_at(place, request) if request is not None else []


@register.simple_tag(takes_context=True)
def editor_bar(context: Context) -> SafeString | str:
    """Wagtail's user bar, for whoever has a session.

    Without one nobody is asked for: asking would make the answer vary by cookie, and no shared cache could keep it.
    """
    request: HttpRequest | None = context.get("request")
    return wagtailuserbar(context) if request and settings.SESSION_COOKIE_NAME in request.COOKIES else ""


@register.simple_tag(takes_context=True)
def owner_scripts(context: Context) -> list[Script]:
    """The scripts of the site's owner; none in a preview, which nobody visits."""
    return [] if getattr(context.get("request"), "is_preview", False) else scripts()


@register.filter
def address(url: str) -> str:
    """An address elsewhere that a page may link to; empty for one that a browser would run."""
    return web_address(url or "")


@register.filter
def player(url: str) -> Player | None:
    """The player of a video elsewhere; None where readers may only follow the link."""
    return player_of(url or "", embed_providers())
