// What a script adds to a page that is complete without it.

const root = document.documentElement;

/** Keep a choice of the reader in the browser, where that is possible. */
function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}

/* Colours: the system's, light or dark. */
const themes = document.querySelector(".themes");

function markTheme() {
  const chosen = root.dataset.theme ?? "system";
  for (const button of themes.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
}

if (themes) {
  markTheme();
  themes.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const theme = button.value === "system" ? "" : button.value;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    remember("verdict-theme", theme);
    markTheme();
  });
}

/* Covered sections: all at once. */
document.querySelector(".covers")?.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  for (const cover of document.querySelectorAll("details.cover")) cover.open = button.value === "open";
});

/* A link from elsewhere into a covered section opens it, and the section says why it stands open. */
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const cover = target && (target.closest("details.cover") ?? target.querySelector("details.cover"));
  if (!cover || cover.open) return;
  cover.open = true;
  const text = cover.querySelector(".cover__text");
  const note = document.querySelector("template.linked")?.content.firstElementChild;
  if (text && note) text.prepend(note.cloneNode(true));
  target.scrollIntoView();
}

openTarget();
