/* The Markdown editor without what it would fetch from elsewhere: icons for its toolbar and a dictionary. The browser
   checks the spelling. */
window.wagtailMarkdown = window.wagtailMarkdown || {};
window.wagtailMarkdown.options = {
  ...window.wagtailMarkdown.options,
  toolbar: false,
  status: false,
  spellChecker: false,
  inputStyle: "contenteditable",
  nativeSpellcheck: true,
  minHeight: "8rem",
};
