"""Whatever people read can be translated: no bare words in templates, nor where Python and scripts hand words on."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ["blog", "config", "home", "search"]

WORDS = re.compile(r"[^\W\d_]{2,}")
# Names, which are the same in every language.
NAMES = {"Atom", "Feed", "JSON", "RSS", "Verdict", "Vimeo", "Wagtail", "YouTube"}

# What a template computes or has translated; what is left stands on the page as it is.
TAGS = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
SHOWN_ATTRIBUTES = {"alt", "aria-description", "aria-label", "aria-placeholder", "label", "placeholder", "title"}

# What Django and Wagtail show of what is given to them by these names.
SHOWN_KEYWORDS = {
    *("create_action_label", "creation_tab_label", "description", "header_title", "heading", "help_text", "label"),
    *("menu_label", "page_description", "page_title", "placeholder", "verbose_name", "verbose_name_plural"),
}
# Calls whose words are shown, with the arguments that hold them (a slice).
SHOWN_ARGUMENTS = {"ValidationError": slice(0, 1), "doubts.add": slice(1, 2), "Doubt": slice(1, 2)} | {
    f"messages.{level}": slice(1, 2) for level in ("debug", "error", "info", "success", "warning")
}
# An app's label is a name of the code, as Django has it; what is read off old posts by a label is written there.
NOT_SHOWN = {("blog/apps.py", "label"), ("blog/parsing/facts/data_lines.py", "label")}


def bare_words(text: str) -> list[str]:
    return [word for word in WORDS.findall(text) if word not in NAMES]


class BareWords(HTMLParser):
    """Collects words that stand in a page, and in attributes that people read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        for name, value in attrs:
            if name in SHOWN_ATTRIBUTES and value and bare_words(value):
                self.found.append(f"{self.getpos()[0]}: {name}={value.strip()}")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent and bare_words(data):
            self.found.append(f"{self.getpos()[0]}: {data.strip()}")


def bare_in_template(template: str) -> list[str]:
    """The words of a template that nobody could translate, each with its line."""
    parser = BareWords()
    parser.feed(TAGS.sub(lambda tag: re.sub(r"[^\n]", " ", tag.group()), template))
    parser.close()
    return parser.found


def bare_in_python(code: str, file: str = "") -> list[str]:
    """The words of a module that are handed on to be shown as they are, each with its line."""
    found = []
    for node in ast.walk(ast.parse(code)):
        shown: list[ast.expr] = []
        if isinstance(node, ast.Call):
            shown += [keyword.value for keyword in node.keywords if _is_shown(file, keyword.arg)]
            called = ast.unparse(node.func)
            for name, arguments in SHOWN_ARGUMENTS.items():
                if called == name or called.endswith(f".{name}"):
                    shown += node.args[arguments]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            shown += [node.value for name in names if _is_shown(file, name)]
        found += [f"{text.lineno}: {text.value}" for each in shown for text in _texts(each) if bare_words(text.value)]
    return found


def _is_shown(file: str, name: str | None) -> bool:
    return name in SHOWN_KEYWORDS and (file, name) not in NOT_SHOWN


def _texts(shown: ast.expr) -> Iterator[ast.Constant]:
    """The literals that a value consists of; what a call gives has been looked up by it."""
    if isinstance(shown, ast.Constant) and isinstance(shown.value, str):
        yield shown
    elif isinstance(shown, ast.JoinedStr | ast.List | ast.Tuple | ast.Dict):
        for each in getattr(shown, "values", getattr(shown, "elts", [])):
            yield from _texts(each)
    elif isinstance(shown, ast.BinOp):
        yield from _texts(shown.left)
        yield from _texts(shown.right)
    elif isinstance(shown, ast.IfExp):
        yield from _texts(shown.body)
        yield from _texts(shown.orelse)


def bare_in_script(script: str) -> list[str]:
    """The sentences in a script's strings; words for people come to scripts in attributes of the page."""
    code = re.sub(r"(?<!:)//[^\n]*|/\*.*?\*/", "", script, flags=re.DOTALL)
    strings = re.findall(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", code)
    texts = (next(filter(None, each), "") for each in strings)
    return [text for text in texts if re.fullmatch(r"[A-Z][\w’']*(?:[,:;–]* [\w’'$%{}().-]+)+[.!?…]?", text)]


def files(pattern: str, *folders: str) -> list[Path]:
    found = (file for folder in folders for file in (ROOT / folder).rglob(pattern))
    return sorted(file for file in found if not {"migrations", "demo"} & set(file.parts))


def relative(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_templates_have_no_bare_words() -> None:
    templates = files("*.html", "templates")
    assert len(templates) > 50
    assert {relative(file): bare for file in templates if (bare := bare_in_template(file.read_text()))} == {}


def test_modules_hand_no_bare_words_on() -> None:
    modules = files("*.py", *CODE)
    assert len(modules) > 150
    found = {relative(file): bare_in_python(file.read_text(), relative(file)) for file in modules}
    assert {file: bare for file, bare in found.items() if bare} == {}


def test_scripts_have_no_sentences() -> None:
    scripts = files("*.js", "static")
    assert scripts
    assert {relative(file): bare for file in scripts if (bare := bare_in_script(file.read_text()))} == {}


@pytest.mark.parametrize(
    "template",
    [
        "<p>Nothing was found.</p>",
        '<p>{% translate "Found" %} nothing</p>',
        '<a href="/" title="Home">{{ name }}</a>',
        '<img src="x" alt="The poster of {{ work }}">',
        "{% if a %}<b>RSS feed</b>{% endif %}",
    ],
)
def test_a_bare_word_in_a_template_is_found(template: str) -> None:
    assert bare_in_template(template)


@pytest.mark.parametrize(
    "template",
    [
        '<p class="lead">{% translate "Nothing was found." %}</p>',
        "{% blocktranslate with name=x %}Nothing by {{ name }}{% endblocktranslate %}",
        "<script>const word = 1</script>{# a remark #}<p>8/10 · RSS</p>",
    ],
)
def test_what_can_be_translated_is_no_bare_word(template: str) -> None:
    assert bare_in_template(template) == []


@pytest.mark.parametrize(
    "code",
    [
        'FieldPanel("work", heading="The work")',
        'class Meta:\n    verbose_name = "work"',
        'raise ValidationError("Choose a work.")',
        'raise forms.ValidationError(f"Choose {one}.")',
        'doubts.add("work", "Please choose.")',
        'messages.success(request, "Saved" if new else _("Changed"))',
        'CharField(label="%s title" % kind)',
    ],
)
def test_bare_words_in_a_module_are_found(code: str) -> None:
    assert bare_in_python(code)


def test_words_that_are_looked_up_are_none() -> None:
    assert (
        bare_in_python('FieldPanel("work", heading=_("The work"), icon="media")\nraise ValidationError(_("No."))') == []
    )


def test_a_sentence_in_a_script_is_found() -> None:
    assert bare_in_script('status.textContent = "Link copied"; // "A remark"') == ["Link copied"]
    assert bare_in_script('document.querySelector("li a"); const key = "verdict seen";') == []
