"""Walking through the site as an anonymous visitor, inside this process: from its front pages to all that is linked.

No outlet is listed here. Whatever a page, a feed, a sitemap or a script names on the site's own hosts is fetched, so
that a new route is looked at as soon as something leads to it.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Site

# What every site has, whether something leads to it or not.
_WELL_KNOWN = ("/", "/robots.txt", "/sitemap.xml", "/search/")
# Of each query parameter other than the page's number, so many values are tried on all pages of a kind, and never two
# at once: the combinations of filters are endless and show the same cards in the same templates.
_VALUES_TRIED = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor is sent."""

    url: str
    status: int
    content_type: str
    headers: str
    content: bytes

    @property
    def path(self) -> str:
        """The path of the address."""
        return urlsplit(self.url).path

    @property
    def query(self) -> str:
        """What was searched for; empty elsewhere."""
        return dict(parse_qsl(urlsplit(self.url).query)).get("query", "")


@dataclass(slots=True)
class Notes:
    """What a walk remembers, so that it can be interrupted and gone on with: addresses, and no answers.

    Attributes:
        waiting: addresses to be fetched, in their order.
        known: what was noted once.
        values: how many values of a query parameter were tried, by the kind of the page.
    """

    waiting: deque[str] = field(default_factory=deque)
    known: set[tuple[str, ...]] = field(default_factory=set)
    values: Counter[tuple[str, ...]] = field(default_factory=Counter)


class Walk:
    """A walk through the site, from the beginning or from where these notes end."""

    def __init__(self, notes: Notes) -> None:
        self._hosts: dict[str, Site] = {}
        for site in Site.objects.all():
            self._hosts.setdefault(urlsplit(site.root_url).netloc, site)
        self._notes = notes
        self._client = Client(raise_request_exception=False)
        self._closed = (_admin_path(), settings.STATIC_URL)
        for site in self._hosts.values():
            self.go_to(site.root_url + path for path in _WELL_KNOWN)

    def __len__(self) -> int:
        """How many addresses wait to be fetched."""
        return len(self._notes.waiting)

    def go_to(self, addresses: Iterable[str], *, base: str = "") -> None:
        """Note addresses to be fetched, those of other hosts left out; relative ones belong to `base`."""
        for address in addresses:
            try:
                target = urlsplit(urljoin(base, address))
            except ValueError:
                continue
            if self._is_open(target) and self._is_new(target):
                self._notes.waiting.append(urlunsplit(target._replace(fragment="")))

    def search(self, address: str, query: str) -> None:
        """Note a search to be made at an address that takes `?query=`."""
        target = urlsplit(address)._replace(query=urlencode({"query": query}), fragment="")
        if self._is_open(target) and _key(target) not in self._notes.known:
            self._notes.known.add(_key(target))
            self._notes.waiting.append(urlunsplit(target))

    def answers(self) -> Iterator[Answer]:
        """What is sent for each address that waits, and for those that are noted meanwhile."""
        while self._notes.waiting:
            yield self._fetch(self._notes.waiting.popleft())

    def _is_open(self, target: SplitResult) -> bool:
        return (
            target.scheme in ("http", "https")
            and target.netloc in self._hosts
            and not any(closed and target.path.startswith(closed) for closed in self._closed)
        )

    def _is_new(self, target: SplitResult) -> bool:
        if _key(target) in self._notes.known:
            return False
        self._notes.known.add(_key(target))
        parameters = parse_qsl(target.query, keep_blank_values=True)
        if len(parameters) > 1:
            return False
        for name, _value in parameters:
            if name != "page":
                kind = (*_kind(target), name)
                self._notes.values[kind] += 1
                return self._notes.values[kind] <= _VALUES_TRIED
        return True

    def _fetch(self, url: str) -> Answer:
        target = urlsplit(url)
        response = self._client.get(
            urlunsplit(("", "", target.path or "/", target.query, "")),
            secure=target.scheme == "https",
            SERVER_NAME=target.hostname or "localhost",
            SERVER_PORT=str(target.port or (443 if target.scheme == "https" else 80)),
        )
        content = b"".join(response) if response.streaming else response.content
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        if "Location" in response:
            self.go_to([response["Location"]], base=url)
        # A cookie would make the next request another visitor's.
        self._client.cookies.clear()
        return Answer(url, response.status_code, response.get("Content-Type", ""), headers, content)


def _key(target: SplitResult) -> tuple[str, ...]:
    """What makes an address another one: all but the fragment."""
    return (target.scheme, target.netloc, target.path, target.query)


def _kind(target: SplitResult) -> tuple[str, ...]:
    """What the pages of a kind share: host, the first two segments of their paths, and how many there are."""
    segments = target.path.strip("/").split("/")
    return (target.netloc, *(segments[:2] if len(segments) > 2 else segments), str(len(segments)))


def _admin_path() -> str:
    try:
        return reverse("wagtailadmin_home")
    except NoReverseMatch:
        return ""
