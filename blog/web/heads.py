"""What stands in the head of a page for search engines and wherever the page is shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.safestring import SafeString

from blog.outlets import jsonld
from blog.outlets.metadata import Metadata, list_metadata, post_metadata
from blog.outlets.share_image import share_picture
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
            about), `above` (route and name of the page that leads to it), `posts`, `filters` and `results`.
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
    chosen = getattr(context.get("filters"), "narrow", False) or "results" in context
    number = 1 if chosen else getattr(context.get("posts"), "number", 1)
    return Head(
        list_metadata(
            blog,
            title=title,
            description=str(context.get("description") or ""),
            url=f"{address}?page={number}" if number > 1 else address,
        ),
        jsonld.as_script(nodes),
        indexed=not chosen,
    )
