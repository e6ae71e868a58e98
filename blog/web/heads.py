"""What stands in the head of a page for search engines and wherever the page is shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin

from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.safestring import SafeString

from blog.outlets import jsonld
from blog.outlets.metadata import Metadata, list_metadata, post_metadata
from blog.outlets.publication import Publication
from blog.outlets.share_image import share_picture
from blog.search.chips import parameters_of
from blog.search.filter_form import FilterForm
from blog.search.filters import Filters, Sort
from blog.spoilers.outgoing import Outgoing
from blog.web.publication import publication_of


@dataclass(frozen=True, slots=True)
class Head:
    """A page's metadata, its structured data as a script element, and whether search engines may list it."""

    metadata: Metadata
    linked_data: SafeString
    indexed: bool


def post_head(post: Outgoing, index: Any, request: HttpRequest) -> Head:
    """The head of a post's own page."""
    blog = publication_of(index, request)
    has_poster = post.work is not None and post.work.poster is not None
    image = share_picture(post, blog) if has_poster or blog.share_image is None else blog.share_image
    trail = [(index.title, blog.url), (post.title, post.full_url)]
    nodes = [jsonld.post_node(post, blog, image), jsonld.trail_node(trail)]
    return Head(post_metadata(post, blog, image), jsonld.as_script(nodes), indexed=True)


def list_head(index: Any, request: HttpRequest, context: Mapping[str, Any]) -> Head:
    """The head of any other page.

    Args:
        index: the index page.
        request: the current request.
        context: the template's: `heading` and `description`; of a route also `things` (the nodes that the page is
            about), `above` (route and name of the page that leads to it), `posts`, `filters`, `filter_form` and
            `results`.
    """
    blog = publication_of(index, request)
    title = str(context.get("heading") or getattr(context.get("page"), "title", "") or blog.name)
    address = urljoin(blog.url, escape_uri_path(request.path))
    steps = [(index.title, blog.url)]
    if above := context.get("above"):
        steps.append((str(above[1]), blog.address(above[0])))
    nodes: Sequence[jsonld.Node] = context.get("things") or ()
    if address.startswith(blog.url) and address != blog.url:
        nodes = [*nodes, jsonld.trail_node([*steps, (title, address)])]
    canonical = _canonical(blog, address, context)
    return Head(
        list_metadata(
            blog,
            title=narrowed_title(title, context.get("filter_form")),
            description=str(context.get("description") or ""),
            url=canonical or address,
        ),
        jsonld.as_script(nodes),
        indexed=canonical is not None,
    )


def narrowed_title(title: str, form: FilterForm | None) -> str:
    """The title of a list with what it is narrowed to."""
    values = ", ".join(chip.value for chip in form.chips) if form else ""
    return f"{title}: {values}" if values else title


def _canonical(blog: Publication, address: str, context: Mapping[str, Any]) -> str | None:
    """The one address of a list; None where filters are combined, since search engines need not list all of those.

    A filter alone leads to the page that has the same posts, where there is one.
    """
    form: FilterForm | None = context.get("filter_form")
    filters: Filters = context.get("filters") or Filters()
    results = context.get("results")
    if results is not None:
        # The page with the field may be found, but nothing that was looked for there.
        asked = context.get("query") or filters.narrow or results.number > 1
        return None if asked else blog.address("search")
    chosen = [(name, value) for name, value in parameters_of(filters) if name != "sort"]
    if chosen and form is not None and form.fixed:
        return None
    kept: list[tuple[str, str]] = []
    match chosen:
        case []:
            pass
        case [("tag" | "person" as name, slug)]:
            address = blog.address(name, slug=slug)
        case [("year", year)]:
            address = blog.address("year", year=year)
        case [("year", year), ("month", month)]:
            address = blog.address("month", year=year, month=f"{int(month):02d}")
        case [_alone]:
            kept = chosen
        case _:
            return None
    number = getattr(context.get("posts"), "number", 1)
    if number > 1 and filters.sort in (None, Sort.DATE, Sort.RELEVANCE):
        kept = [*kept, ("page", str(number))]
    return f"{address}?{urlencode(kept)}" if kept else address
