"""The theme keeps to what a content security policy, hosts of the plugin and readers on slow lines need."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static" / "blog"
STYLES = STATIC / "css" / "site.css"
OWN_PAGES = {"blog/post_page.html", "blog/review_page.html"}


def template_names() -> list[str]:
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def source(name: str) -> str:
    return (TEMPLATES / name).read_text()


@pytest.mark.parametrize("name", template_names())
def test_a_template_can_be_read(name):
    assert get_template(name)


@pytest.mark.parametrize("name", template_names())
def test_a_template_has_no_inline_script_or_style(name):
    text = source(name)
    scripts = re.findall(r"<script\b([^>]*)>", text)
    assert all("src=" in attributes for attributes in scripts)
    # A template tag may give a value a name such as `one=`.
    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=", re.sub(r"{%.*?%}", "", text)) == []


@pytest.mark.parametrize("name", template_names())
def test_only_the_posts_own_templates_read_a_body(name):
    reads = ".body" in source(name)
    assert reads == (name in OWN_PAGES)


@pytest.mark.parametrize("name", [name for name in template_names() if name.startswith("blog/")])
def test_templates_of_the_plugin_name_only_its_own(name):
    named = re.findall(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""", source(name))
    # Pages of the admin stand in Wagtail's shell.
    shells = ("blog/", "wagtailcore/", "wagtailadmin/") if name.startswith("blog/admin/") else ("blog/", "wagtailcore/")
    assert [other for other in named if not other.startswith(shells)] == []


def test_every_partial_is_rendered_somewhere():
    python = "".join(path.read_text() for path in (ROOT / "blog").rglob("*.py"))
    everything = python + "".join(source(name) for name in template_names())
    partials = [name for name in template_names() if name.startswith("blog/partials/")]
    assert [name for name in partials if f'"{name}"' not in everything] == []


def test_the_head_stands_in_the_block_that_hosts_have():
    assert re.search(r"{% block extra_css %}.*blog/partials/head\.html", source("blog/page.html"))


def test_the_theme_stays_light():
    scripts = sum(path.stat().st_size for path in (STATIC / "js").glob("*.js"))
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    assert STYLES.stat().st_size <= 30_000
    assert scripts <= 10_000
    assert (STATIC / "js" / "head.js").stat().st_size < 1_000
    assert fonts <= 100_000


def test_the_style_sheet_asks_nobody_else_and_shouts_at_nobody():
    text = re.sub(r"/\*.*?\*/", "", STYLES.read_text(), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+){", text)
    assert "!important" not in text
    assert re.findall(r"https?:|@import|url\(\s*[\"']?//", text) == []
    assert [selector for selector in selectors if re.search(r"#[a-zA-Z]", selector)] == []


def test_every_font_that_the_style_sheet_names_is_there():
    named = re.findall(r'url\("\.\./fonts/([^"]+)"\)', STYLES.read_text())
    assert sorted(named) == sorted(path.name for path in (STATIC / "fonts").glob("*.woff2"))
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "OFL.txt").read_text()
