"""Icons of our own."""

from pathlib import Path

from wagtail.admin.icons import get_icons

from blog.blocks.body import BodyBlock
from blog.editor.icons import NAMES
from blog.editor.viewsets import BlogViewSetGroup

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def test_every_drawing_is_an_icon_of_the_admin() -> None:
    drawn = {file.stem for file in (TEMPLATES / "blog" / "icons").iterdir()}
    assert drawn == set(NAMES)
    sprite = get_icons()
    assert [name for name in NAMES if f'id="icon-blog-{name}"' not in sprite] == []


def test_every_block_has_an_icon_of_its_own() -> None:
    icons = {name: block.meta.icon for name, block in BodyBlock().child_blocks.items()}
    assert icons == {name: f"blog-{name.replace('_', '-')}" for name in icons}


def test_everything_in_the_menu_has_an_icon_of_ours() -> None:
    icons = [BlogViewSetGroup.menu_icon, *(viewset.icon for viewset in BlogViewSetGroup.items)]
    assert [icon for icon in icons if not icon.startswith("blog-")] == []
    assert len(set(icons)) == len(icons) - 1
