// What a script adds to a page that is complete without it; what comes before drawing is in head.js.

const root = document.documentElement;

let kept;
try {
  kept = localStorage;
} catch {}

/** Keep a reader's choice in the browser; where storage is off or full it holds for this page. */
function remember(name, value) {
  try {
    if (value) kept.setItem(`verdict-${name}`, value);
    else kept.removeItem(`verdict-${name}`);
  } catch {}
}

/* What a screen reader is told of changes away from where it reads. */
const voice = document.createElement("p");
voice.className = "hidden";
voice.setAttribute("role", "status");
document.body.append(voice);

function say(text) {
  // Heard only where the region has been there for a moment.
  setTimeout(() => (voice.textContent = text), 150);
}

/* Colours: the system's, light or dark. */
const themes = document.querySelector(".themes");

function markTheme() {
  for (const button of themes.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === (root.dataset.theme || "system")));
  }
}

if (themes) {
  markTheme();
  themes.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    root.dataset.theme = button.value === "system" ? "" : button.value;
    remember("theme", root.dataset.theme);
    markTheme();
  });
}

/* Covered parts: how many are open, and which lines of the contents lead to a closed one. */
const covers = [...document.querySelectorAll(".review__text .cover")];
const count = document.querySelector(".covers__count");
const contents = document.querySelector(".contents");

function mark() {
  const open = covers.filter((cover) => cover.open);
  if (count) count.textContent = count.dataset.text.replace("%s", open.length).replace("%s", covers.length);
  for (const line of contents?.querySelectorAll("[data-covered]") ?? []) {
    line.classList.toggle("covered", !open.some((cover) => line.firstElementChild.hash === `#${cover.id}`));
  }
}

mark();
for (const cover of covers) cover.addEventListener("toggle", mark);

/* The switch: how far the reader has seen the work. */
const form = document.querySelector(".seen");

if (form) {
  const choices = [...form.querySelectorAll("[name=seen]")];
  const episode = form.querySelector("[name=episode]");
  const before = root.dataset.seen;
  const kind = before && before !== "all" ? "episode" : before;
  for (const choice of choices) choice.checked = choice.value === kind;
  if (episode) episode.value = Number(before) || "";

  form.addEventListener("change", ({ target }) => {
    if (target === episode) choices.find((choice) => choice.value === "episode").checked = true;
    let seen = choices.find((choice) => choice.checked).value;
    if (seen === "episode") {
      // "0" until a number is there: chosen, and nothing seen yet.
      seen = String(Math.max(0, parseInt(episode.value, 10) || 0));
      // Not under the arrow keys of somebody who walks on to the next choice.
      if (!target.matches(":focus-visible")) episode.focus();
    }
    root.dataset.seen = seen;
    if (root.dataset.work) remember(`seen-${root.dataset.work}`, seen);
    for (const cover of covers) cover.open = window.verdict(cover, seen);
  });
}

/* A link into a covered part opens it, and the part says why it stands open. The contents only lead to the cover. */
let followed = "";

function openLinked() {
  const cover = location.hash !== followed && document.getElementById(location.hash.slice(1))?.closest(".cover");
  followed = "";
  if (!cover) return;
  if (!cover.open) cover.open = cover.dataset.linked = true;
  if (cover.dataset.linked) say(cover.querySelector(".cover__note")?.textContent);
}

contents?.addEventListener("click", ({ target }) => (followed = target.closest("a")?.hash ?? ""));
addEventListener("hashchange", openLinked);
openLinked();

/* Contents: the part that is being read; who comes back is led to where reading stopped. */
const lines = new Map();
for (const link of contents?.querySelectorAll("li a") ?? []) {
  lines.set(document.getElementById(link.hash.slice(1)), link);
}
const resume = document.querySelector(".resume");
const place = `at-${location.pathname}`;

function read(part) {
  for (const [other, link] of lines) {
    link.ariaCurrent = other === part ? "location" : null;
  }
  const number = [...lines.keys()].indexOf(part);
  if (!number) return;
  // At the end there is nothing to come back to.
  remember(place, number < lines.size - 1 ? part.id : "");
  resume.hidden = true;
}

if (lines.size) {
  const stopped = lines.get(document.getElementById(kept?.[`verdict-${place}`]));
  if (stopped && !location.hash) {
    resume.hash = stopped.hash;
    resume.firstElementChild.textContent = stopped.firstElementChild.textContent;
    resume.hidden = false;
  }
  const observer = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => read(entry.target)),
    { rootMargin: "-10% 0px -75%" },
  );
  for (const part of lines.keys()) observer.observe(part);
}

/* Words hidden inside a sentence are read out when they are opened. */
document.addEventListener("change", ({ target }) => {
  if (target.matches(".spoiler__toggle:checked")) say(target.parentElement.lastElementChild.textContent);
});
