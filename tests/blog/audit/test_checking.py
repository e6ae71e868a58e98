"""What the leak report finds: nothing on a sound site, and each of the leaks that are planted."""

import html
import io
import json
import pickle
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from urllib.parse import quote

import pytest
from django.http import HttpResponse, JsonResponse
from PIL import Image, PngImagePlugin

from blog.audit.checking import Check, Findings
from blog.audit.words import units_of
from blog.models import digests
from tests.blog.audit.planting import changed, template
from tests.factories import PostPageFactory, ReviewPageFactory, RoleFactory, WorkFactory, body


def check_site(only: frozenset[int] | None = None) -> Findings:
    return Check(only=only).run()


Plant = Callable[[str], AbstractContextManager[None]]


def test_a_sound_site_has_no_leak(site):
    findings = check_site()
    assert findings.leaks == []
    assert findings.failures == []
    assert findings.is_complete
    assert findings.posts == 1
    assert findings.runs > 20
    assert findings.outlets > 30


def after_head(markup: str) -> Plant:
    return lambda words: template("blog/partials/head.html", lambda source: source + markup.format(words))


def appended(name: str) -> Plant:
    return lambda words: template(f"blog/{name}.html", lambda source: f"{source}<p>… {html.escape(words)} …</p>")


def in_content(name: str) -> Plant:
    return lambda words: template(
        f"blog/{name}.html",
        lambda source: source.replace("{% block content %}", f"{{% block content %}}<p>… {html.escape(words)} …</p>"),
    )


def answered(path: str, content_type: str, write: Callable[[str], str | bytes]) -> Plant:
    """Another answer at an address, whether the site has something there or not, and a link that leads to it."""

    def plant(words: str) -> AbstractContextManager[None]:
        stack = ExitStack()
        stack.enter_context(
            changed(
                lambda request, _response: (
                    HttpResponse(write(words), content_type=content_type) if request.path == path else None
                )
            )
        )
        stack.enter_context(after_head(f'<link rel="alternate" href="{path}"><!-- {{0:.0}} -->')(words))
        return stack

    return plant


def picture_with(words: str) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Description", words, zip=True)
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=texts)
    return file.getvalue()


def photograph_with(words: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = words
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    return file.getvalue()


def suggested(words: str) -> AbstractContextManager[None]:
    return changed(
        lambda request, _response: (
            JsonResponse({"query": "", "groups": [{"items": [{"label": f"{words} 소금길"}]}]})
            if request.path == "/reviews/search/suggest/"
            else None
        )
    )


def in_header(words: str) -> AbstractContextManager[None]:
    def say(request, response):
        response["X-Description"] = quote(words)

    return changed(say)


def atom(words: str) -> str:
    return (
        f"<feed><entry><title>x</title><content type='html'>{html.escape(html.escape(words))}</content></entry></feed>"
    )


# Outlet, what is changed there, the end of the address at which it is found, the place in the response.
LEAKS: dict[str, tuple[Plant, str, str]] = {
    "title": (
        lambda words: template("blog/base.html", lambda source: source.replace("<title>", f"<title>{words} ")),
        "/reviews/salt-road/",
        "title",
    ),
    "meta description": (after_head('<meta name="description" content="{}">'), "/reviews/salt-road/", "meta"),
    "Open Graph": (after_head('<meta property="og:title" content="{}">'), "/reviews/", "meta"),
    "JSON-LD": (
        lambda words: after_head('<script type="application/ld+json">{}</script>')(json.dumps({"reviewBody": words})),
        "/reviews/salt-road/",
        "application/ld+json",
    ),
    "comment": (after_head("<!-- {} -->"), "/reviews/", "comment"),
    "RSS": (
        answered(
            "/reviews/feed/",
            "application/rss+xml",
            lambda words: f"<rss><item><content:encoded><![CDATA[<p>{words}</p>]]></content:encoded></item></rss>",
        ),
        "/reviews/feed/",
        "content:encoded",
    ),
    "Atom": (answered("/reviews/feed/atom/", "application/atom+xml", atom), "/reviews/feed/atom/", "content"),
    "JSON Feed": (
        answered(
            "/reviews/feed/json/",
            "application/feed+json",
            lambda words: json.dumps({"items": [{"content_html": f"<i>{words}</i>"}]}),
        ),
        "/reviews/feed/json/",
        "content_html",
    ),
    "sitemap": (
        answered(
            "/sitemap.xml",
            "application/xml",
            lambda words: f"<urlset><url><loc>http://localhost/{quote(words)}</loc></url></urlset>",
        ),
        "/sitemap.xml",
        "loc",
    ),
    "share image": (answered("/share/salt-road.png", "image/png", picture_with), "/share/salt-road.png", "file"),
    "poster": (answered("/share/salt-road.jpg", "image/jpeg", photograph_with), "/share/salt-road.jpg", "file"),
    "oEmbed": (
        answered("/oembed/", "application/json", lambda words: json.dumps({"title": words})),
        "/oembed/",
        "title",
    ),
    "search snippet": (appended("partials/search_result"), "query=Salt+Road", "text"),
    "suggestion": (suggested, "query=Salt+Road", "label"),
    "card": (appended("partials/card"), "/reviews/tag/grief/", "text"),
    "front page": (in_content("index"), "/reviews/", "text"),
    "watch list": (in_content("watch_list"), "/reviews/watch-list/", "text"),
    "alternative text": (
        lambda words: template(
            "blog/partials/portrait.html", lambda source: f'{source}<img alt="{words}" src="/none.png">'
        ),
        "/reviews/people/",
        "attribute of <img>",
    ),
    "response header": (in_header, "/robots.txt", "header"),
}


def canary(number: int) -> str:
    """Seven words that stand nowhere else."""
    return " ".join(f"{name}{chr(ord('a') + number)}" for name in "alfa bravo charlie delta echo foxtrot golf".split())


def test_each_planted_leak_is_found(site):
    canaries = {outlet: canary(number) for number, outlet in enumerate(LEAKS)}
    PostPageFactory(
        parent=site.index,
        title="Full of canaries",
        body=body(*(("text", {"spoiler": "full", "text": f"<p>{words}</p>"}) for words in canaries.values())),
    )
    with ExitStack() as plants:
        for outlet, (plant, _address, _place) in LEAKS.items():
            plants.enter_context(plant(canaries[outlet]))
        findings = check_site()
    found = {(leak.source.title, leak.url, leak.place.partition(",")[0], leak.words) for leak in findings.leaks}
    missed = [
        outlet
        for outlet, (_plant, address, place) in LEAKS.items()
        if not any(
            title == "Full of canaries" and url.endswith(address) and at == place and words == canaries[outlet]
            for title, url, at, words in found
        )
    ]
    assert len(LEAKS) >= 12
    assert missed == [], found


@pytest.mark.parametrize(
    ("name", "change", "address"),
    [
        ("excerpt", ('<details class="cover"', '<details class="cover" open'), "/reviews/people/ana-lind/"),
        ("excerpt", (" data-nosnippet", ""), "/reviews/theme/grief/"),
        ("section", (" data-nosnippet", ""), "/reviews/salt-road/"),
    ],
    ids=["open on a person's page", "quoted by search engines on a theme's page", "uncovered on its own page"],
)
def test_hidden_words_without_their_cover_are_a_leak(site, name, change, address):
    def uncovered(source: str) -> str:
        assert change[0] in source, "the template has changed: nothing was planted"
        return source.replace(*change)

    with template(f"blog/partials/{name}.html", uncovered):
        findings = check_site()
    assert address in {leak.url.removeprefix("http://localhost") for leak in findings.leaks}
    places = {leak.place for leak in findings.leaks}
    # The link to a part names its heading as well.
    assert "text, in the open" in places
    assert places <= {"text, in the open", "attribute of <a>, in the open"}


def words_found(findings: Findings) -> set[str]:
    return {leak.words for leak in findings.leaks}


def test_whatever_is_not_outgoing_is_looked_for(site):
    kinds = {
        "inline spoiler": "the culprit is Uncle Bo by the way",
        "short heading": "Why he drowned",
        "character": "her long lost mother",
        "disclaimer": "Everything is told here, down to the very last wave",
        "safe text where only facts may go": "My cousin lent me the first three tapes",
    }
    with appended("partials/card")(". | ".join(kinds.values())):
        found = words_found(check_site())
    unseen = [kind for kind, words in kinds.items() if not any(folded(words) in each for each in found)]
    assert unseen == [], found


def folded(words: str) -> str:
    return " ".join(units_of(words))


def test_a_boundary_that_lets_everything_through_is_noticed_in_feeds_and_snippets(
    site, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(digests, "safe_html", lambda parts: "".join(part.html for part in parts))
    with django_capture_on_commit_callbacks(execute=True):
        site.review.save_revision().publish()
    found = {leak.url.removeprefix("http://localhost/") for leak in check_site().leaks}
    feeds = {
        f"reviews/{scope}feed/{form}"
        for scope in ("", "tag/grief/", "by/mina-hale/")
        for form in ("", "atom/", "json/")
    }
    assert found >= feeds
    assert any("search/?query=" in address for address in found)


def test_what_may_go_anywhere_is_no_leak(site):
    facts = ["Two sisters walk along a coast that is not on any map.", "Salt Road", "why he", "Oda, Ana Lind"]
    with appended("partials/card")(" ".join(facts)):
        assert check_site().leaks == []


def test_what_the_templates_say_of_a_public_name_is_no_leak(site):
    text = "<p>This may tell the end of Salt Road, and Ana Lind is in it.</p>"
    PostPageFactory(parent=site.index, body=body(("text", {"spoiler": "full", "text": text})))
    assert check_site().leaks == []


def test_safe_text_may_stand_in_contents_of_feeds(site):
    feed = "<rss><item><content:encoded>My cousin lent me the first three tapes</content:encoded></item></rss>"
    with answered("/reviews/feed/", "application/rss+xml", lambda _: feed)(""):
        assert check_site().leaks == []


def test_scripts_without_blanks_are_looked_for_by_characters(site):
    texts = ["父は結局最後の船で海に沈んだと彼女は言う", "아버지는 결국 마지막 배와 함께 가라앉았다"]
    blocks = [("text", {"spoiler": "full", "text": f"<p>{text}</p>"}) for text in texts]
    PostPageFactory(parent=site.index, body=body(*blocks))
    with appended("partials/card")(f"{texts[0][:12]}, {texts[1][:18]}"):
        found = words_found(check_site())
    assert folded(texts[0][:12]) in found
    assert folded(texts[1][:18]) in found


def test_nothing_of_a_private_post_may_stand_anywhere(site):
    private = PostPageFactory(
        parent=site.index,
        title="What the keeper wrote home",
        body=body(("text", {"spoiler": "safe", "text": "<p>Dear sister, the light went out again.</p>"})),
    )
    private.view_restrictions.create(restriction_type="password", password="x")
    assert check_site().leaks == []
    with appended("partials/card")("What the keeper wrote home: Dear sister, the light went out again."):
        found = {(leak.source.title, leak.words) for leak in check_site().leaks}
    assert found == {
        (private.title, "what the keeper wrote home"),
        (private.title, "dear sister the light went out again"),
    }


def test_nothing_of_a_draft_may_stand_anywhere(site):
    site.review.pitch = "A pitch that nobody has published, not even by mistake."
    site.review.save_revision()
    assert check_site().leaks == []
    with appended("partials/card")(site.review.pitch):
        assert "a pitch that nobody has published not even by mistake" in words_found(check_site())


def test_a_short_passage_of_another_post_within_the_own_words_is_no_leak(site):
    mark = '<p>Then <span data-spoiler="">the lamp goes out</span> again.</p>'
    PostPageFactory(parent=site.index, body=body(("text", {"spoiler": "safe", "text": mark})))
    told = "<p>It is night, the lamp goes out, and nobody on the quay sees a thing.</p>"
    PostPageFactory(parent=site.index, body=body(("text", {"spoiler": "full", "text": told})))

    assert check_site().leaks == []
    with appended("partials/card")("the lamp goes out"):
        assert words_found(check_site()) == {"the lamp goes out"}


def test_safe_words_that_read_like_hidden_ones_and_their_neighbours_are_no_leak(site):
    text = (
        '<p>The bell rang out over the bay. <span data-spoiler="">The keeper drowned as the bell rang out over the bay.'
        "</span> Nobody on the quay saw a thing.</p>"
    )
    PostPageFactory(parent=site.index, title="Bells", body=body(("text", {"spoiler": "safe", "text": text})))

    assert check_site().leaks == []
    with appended("partials/card")("the keeper drowned as the bell rang out"):
        assert words_found(check_site()) == {"the keeper drowned as the bell rang out"}


def test_a_review_shows_no_hidden_words_of_another(site):
    other = ReviewPageFactory(
        parent=site.index,
        body=body(("text", {"spoiler": "full", "text": f"<p>As I said, the {site.hidden}.</p>"})),
    )
    assert check_site().leaks == []
    with template(
        "blog/partials/section.html",
        lambda source: source.replace("data-nosnippet>", "data-nosnippet><p>Everything is told here, down to it</p>"),
    ):
        assert {leak.url.split("/")[-2] for leak in check_site().leaks} >= {other.slug}


def test_what_another_post_says_openly_is_no_secret(site):
    PostPageFactory(parent=site.index, pitch=f"Why he drowned: the {site.hidden}.")
    assert check_site().leaks == []


def test_the_character_of_a_work_without_a_review_is_looked_for(site):
    role = RoleFactory(work=WorkFactory(), character="the killer's own twin", spoiler=True)
    with appended("partials/card")(role.character):
        assert "the killer s own twin" in words_found(check_site())


@pytest.mark.logs_errors
def test_an_outlet_that_fails_is_told(site):
    with answered("/reviews/feed/", "text/html", lambda _: "")(""), changed(_failing):
        findings = check_site()
    assert findings.failures == ["http://localhost/reviews/feed/ (500)"]


def _failing(request, response):
    return HttpResponse(status=500) if request.path == "/reviews/feed/" else None


def test_a_check_ends_when_its_time_is_over_and_goes_on_where_it_was_left(site):
    whole = check_site()
    with appended("partials/card")(site.hidden):
        check = Check()
        assert check.run(seconds=0).outlets == 1
        assert not check.findings.is_complete
        # What is kept is enough: for another process too.
        further = Check(pickle.loads(pickle.dumps(check.so_far)))
        findings = further.run()
    assert findings.is_complete
    assert findings.outlets == whole.outlets
    assert findings.leak_count == len(findings.leaks) > 5


def test_only_words_of_the_posts_asked_for_are_told(site):
    with appended("partials/card")(site.hidden):
        assert check_site(only=frozenset()).leaks == []
        assert check_site(only=frozenset([site.review.pk])).leaks != []
