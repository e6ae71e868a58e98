"""Walking through the site as an anonymous visitor, inside this process: from its front pages to all that is linked.

No outlet is listed here. Whatever a page, a feed, a sitemap or a script names on the site's own hosts is fetched, so
that a new route is looked at as soon as something leads to it.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Site

# What every site has, whether something leads to it or not.
_WELL_KNOWN = ("/", "/robots.txt", "/sitemap.xml", "/search/")
# Of each query parameter of an address other than the page's number, so many values are tried, and never two at once:
# the combinations of filters are endless and show the same cards.
_VALUES_TRIED = 3


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


class Walk:
    """A walk through the site. Addresses are remembered, answers are not."""

    def __init__(self) -> None:
        self._hosts: dict[str, Site] = {}
        for site in Site.objects.all():
            self._hosts.setdefault(urlsplit(site.root_url).netloc, site)
        self._waiting: deque[str] = deque()
        self._known: set[tuple[str, ...]] = set()
        self._values: Counter[tuple[str, str, str]] = Counter()
        self._client = Client(raise_request_exception=False)
        self._closed = (_admin_path(), settings.STATIC_URL)
        for site in self._hosts.values():
            self.go_to(site.root_url + path for path in _WELL_KNOWN)

    def __len__(self) -> int:
        """How many addresses wait to be fetched."""
        return len(self._waiting)

    def go_to(self, addresses: Iterable[str], *, base: str = "") -> None:
        """Note addresses to be fetched, those of other hosts left out; relative ones belong to `base`."""
        for address in addresses:
            try:
                target = urlsplit(urljoin(base, address))
            except ValueError:
                continue
            if self._is_open(target) and self._is_new(target):
                self._waiting.append(urlunsplit(target._replace(fragment="")))

    def search(self, address: str, query: str) -> None:
        """Note a search to be made at an address that takes `?query=`."""
        target = urlsplit(address)._replace(query=urlencode({"query": query}), fragment="")
        if self._is_open(target) and _key(target) not in self._known:
            self._known.add(_key(target))
            self._waiting.append(urlunsplit(target))

    def answers(self) -> Iterator[Answer]:
        """What is sent for each address that waits, and for those that are noted meanwhile."""
        while self._waiting:
            yield self._fetch(self._waiting.popleft())

    def _is_open(self, target: SplitResult) -> bool:
        return (
            target.scheme in ("http", "https")
            and target.netloc in self._hosts
            and not any(closed and target.path.startswith(closed) for closed in self._closed)
        )

    def _is_new(self, target: SplitResult) -> bool:
        if _key(target) in self._known:
            return False
        self._known.add(_key(target))
        parameters = parse_qsl(target.query, keep_blank_values=True)
        if len(parameters) > 1:
            return False
        for name, _value in parameters:
            if name != "page":
                self._values[target.netloc, target.path, name] += 1
                return self._values[target.netloc, target.path, name] <= _VALUES_TRIED
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


def _admin_path() -> str:
    try:
        return reverse("wagtailadmin_home")
    except NoReverseMatch:
        return ""
