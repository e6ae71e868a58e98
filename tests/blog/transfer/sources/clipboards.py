"""Clipboards as editors fill them, made from one model of a text: their markup is theirs, the words are invented."""

import html
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Letters of one format."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph: `kind` is `p`, `h2`, `ul`, `ol`, `quote` or `empty`."""

    runs: Sequence[Run] = ()
    kind: str = "p"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def para(text: str, kind: str = "p") -> Para:
    return Para((Run(text),), kind)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def word(paras: Sequence[Para]) -> str:
    """Word for Windows: a whole document, lines wrapped in the source, lists by style, bullets in comments."""
    body = []
    for at, each in enumerate(paras):
        inner = "".join(map(_word_run, each.runs)) or "<o:p>&nbsp;</o:p>"
        if each.kind == "h2":
            body.append(f"<h2><a name=_Toc1><span lang=EN-GB>{inner}<o:p></o:p></span></a></h2>")
        elif each.kind in ("ul", "ol"):
            mark = "·" if each.kind == "ul" else f"{at}."
            body.append(
                "<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if "
                "!supportLists]><span lang=EN-GB\nstyle='font-family:Symbol;mso-fareast-font-family:Symbol'><span "
                f"style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; "
                f"</span></span></span><![endif]><span lang=EN-GB>{inner}<o:p></o:p></span></p>"
            )
        elif each.kind == "quote":
            body.append(
                f"<blockquote style='margin-top:0cm'>\n\n<p class=MsoQuote>{inner}<o:p></o:p></p>\n\n</blockquote>"
            )
        else:
            body.append(
                "<p class=MsoNormal style='margin-bottom:0cm'><span lang=EN-GB\nstyle='mso-ansi-language:EN-GB'>"
                f"{inner}</span></p>"
            )
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<title>Not a word of the draft</title>
<link rel=File-List href="file:///C:/Users/ana/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {{mso-style-unhide:no; margin:0cm; font-family:"Calibri",sans-serif;}}
-->
</style>
<!--[if gte mso 10]><style>table.MsoNormalTable {{mso-style-name:"Table Normal";}}</style><![endif]-->
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

{chr(10).join(body)}

<!--EndFragment-->
</body>
</html>"""


def _word_run(run: Run) -> str:
    text = _escaped(run.text).replace("  ", "<span style='mso-spacerun:yes'> </span> ")
    words = text.split(" ")
    # Word breaks the lines of its source between words.
    text = " ".join("\n".join(words[at : at + 2]) for at in range(0, len(words), 2)) if "<" not in text else text
    if run.bold:
        text = f"<b style='mso-bidi-font-weight:normal'>{text}</b>"
    if run.italic:
        text = f"<i style='mso-bidi-font-style:normal'>{text}</i>"
    return f'<a href="{html.escape(run.link)}"><span\nclass=MsoHyperlink>{text}</span></a>' if run.link else text


_DOCS_SPAN = (
    "font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:{weight};"
    "font-style:{style};font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;"
)


def google_docs(paras: Sequence[Para]) -> str:
    """Google Docs in Chrome: a bold element that is not bold around all, formats in styles of spans."""
    body = []
    for each in paras:
        inner = "".join(map(_docs_run, each.runs))
        if each.kind == "empty":
            body.append("<br />")
        elif each.kind in ("ul", "ol"):
            body.append(
                f'<{each.kind} style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" '
                f'style="list-style-type:disc;font-size:11pt;font-weight:400;" aria-level="1"><p dir="ltr" '
                f'role="presentation" style="line-height:1.38;">{inner}</p></li></{each.kind}>'
            )
        else:
            name = {"h2": "h2", "quote": "blockquote"}.get(each.kind, "p")
            body.append(
                f'<{name} dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">{inner}</{name}>'
            )
    fragment = f'<b style="font-weight:normal;" id="docs-internal-guid-6b1f0c2e-7fff-1d2c">{"".join(body)}</b>'
    return (
        "<html>\n<body>\n<!--StartFragment--><meta charset='utf-8'><meta charset=\"utf-8\">"
        f'{fragment}<br class="Apple-interchange-newline"><!--EndFragment-->\n</body>\n</html>'
    )


def _docs_run(run: Run) -> str:
    style = _DOCS_SPAN.format(weight=700 if run.bold else 400, style="italic" if run.italic else "normal")
    span = f'<span style="{style}">{_escaped(run.text)}</span>'
    return f'<a href="{html.escape(run.link)}" style="text-decoration:none;">{span}</a>' if run.link else span


def wordpress(paras: Sequence[Para]) -> str:
    """The block editor of WordPress: a comment before and after each block."""
    body = []
    for each in paras:
        inner = "".join(map(_wordpress_run, each.runs))
        if each.kind == "empty":
            body.append(
                '<!-- wp:spacer {"height":"20px"} -->\n<div style="height:20px" aria-hidden="true" '
                'class="wp-block-spacer"></div>\n<!-- /wp:spacer -->'
            )
        elif each.kind in ("ul", "ol"):
            options = ' {"ordered":true}' if each.kind == "ol" else ""
            body.append(
                f'<!-- wp:list{options} -->\n<{each.kind} class="wp-block-list"><!-- wp:list-item -->\n'
                f"<li>{inner}</li>\n<!-- /wp:list-item --></{each.kind}>\n<!-- /wp:list -->"
            )
        elif each.kind == "h2":
            body.append(f'<!-- wp:heading -->\n<h2 class="wp-block-heading">{inner}</h2>\n<!-- /wp:heading -->')
        elif each.kind == "quote":
            body.append(
                '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n'
                f"<p>{inner}</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->"
            )
        else:
            body.append(f"<!-- wp:paragraph -->\n<p>{inner}</p>\n<!-- /wp:paragraph -->")
    picture = (
        '<!-- wp:image {"id":7,"sizeSlug":"large"} -->\n<figure class="wp-block-image size-large"><img '
        'src="https://blog.example/sea.jpg" alt="" class="wp-image-7"/></figure>\n<!-- /wp:image -->'
    )
    return "<meta charset='utf-8'>" + "\n\n".join([picture, *body])


def _wordpress_run(run: Run) -> str:
    text = _escaped(run.text)
    text = f"<em>{text}</em>" if run.italic else text
    text = f"<strong>{text}</strong>" if run.bold else text
    return f'<a href="{html.escape(run.link)}" rel="nofollow">{text}</a>' if run.link else text


def plain(paras: Sequence[Para]) -> str:
    """What every editor gives as plain text; Word adds the marks of lists."""
    return "\r\n".join(("·\t" if each.kind == "ul" else "") + each.text for each in paras)


EDITORS = {"word": word, "google_docs": google_docs, "wordpress": wordpress}

DRAFT = [
    para("Salt Road"),
    para("(소금길 / Sogeumgil)"),
    para("MyDramaList rating: 8.5/10"),
    Para(kind="empty"),
    Para((Run("Hello everyone! I have been "), Run("glued", bold=True), Run(" to my screen & nothing else."))),
    Para(kind="empty"),
    Para(
        (
            Run(
                "Salt Road is a 12-episode Netflix K-Drama, each episode around 58 minutes long. It follows Baek Do "
                "Ram (played by Pyo Jin Ah), as "
            ),
            Run("another blog", link="https://blog.example/salt?a=1&b=2"),
            Run(" says, "),
            Run("who inherits", italic=True),
            Run(" a ferry < 10 metres."),
        )
    ),
    para("The river has its own ideas about that."),
    para("Share this:"),
    para("It keeps them to itself, as rivers do."),
    para("What the ferry carries", "h2"),
    para("salt, in sacks", "ul"),
    para("letters, unread", "ul"),
    para("first the fog", "ol"),
    para("A ferry is a promise with a rope on it.", "quote"),
    Para(kind="empty"),
    para("I want to make some cast comments now."),
    Para(kind="empty"),
    para("Pyo Jin Ah carries all of it on her shoulders, and her silences are louder than her lines."),
    Para(kind="empty"),
    para("All in all, I was very happy with this drama. It is small and it knows that it is small."),
    para("Thank you for reading, and until next time!"),
]

_TALES = (
    "the tide clerk counts boats and nobody asks her why she counts them twice on the days when fog comes in".split()
)


def long_draft() -> list[Para]:
    """Some 3,000 words, each paragraph with words of its own."""
    told = [
        para(
            " ".join(f"{word}{number}" if at % 7 == 0 else word for at, word in enumerate(_TALES * 3)).capitalize()
            + "."
        )
        for number in range(46)
    ]
    at = DRAFT.index(para("I want to make some cast comments now."))
    return [*DRAFT[:at], *told, *DRAFT[at:]]


def words_of(paras: Sequence[Para]) -> list[str]:
    """All words in their order."""
    return [word for each in paras for word in each.text.split()]
