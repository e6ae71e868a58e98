/* The shortcut of the spoiler button: Ctrl + Shift + H, on a Mac Cmd + Shift + H. */
window.draftail.registerPlugin(
  {
    type: "ASPOILER",
    // The name of a style is the editor's command to switch it. The events of its React know no `code`.
    keyBindingFn: ({ keyCode, ctrlKey, metaKey, shiftKey }) =>
      keyCode === 72 && shiftKey && (ctrlKey || metaKey) ? "ASPOILER" : undefined,
  },
  "plugins",
);
