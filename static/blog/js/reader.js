// What a page that is complete without scripts gains by them; head.js comes before drawing.

const root = document.documentElement;
const { kept, opens } = window.verdict;
const one = (css) => document.querySelector(css);
const all = (css) => [...document.querySelectorAll(css)];
const part = (hash) => document.getElementById(hash.slice(1));

/** Keep a choice in the browser; where storage is off or full it holds for this page. */
function remember(name, value) {
  try {
    kept[value ? "setItem" : "removeItem"](`verdict-${name}`, value);
  } catch {}
}

/* What is told: to a screen reader, or as a `toast` to everybody. */
const voice = document.createElement("p");
voice.role = "status";
voice.className = "hidden";
document.body.append(voice);

function say(textContent, className = "hidden") {
  voice.className = "hidden";
  // Heard only where the region has been there for a moment.
  setTimeout(() => Object.assign(voice, { textContent, className }), 150);
}

/* Links to the page and its parts: by the system's sheet where there is one, else copied. */
const share = one(".share");

document.addEventListener("click", async ({ target }) => {
  const link = target.closest(".share, .anchor");
  if (!link) return;
  const url = link.href ?? link.value;
  try {
    if (link === share && navigator.share) return await navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
    say(share.dataset.copied, "toast");
  } catch {} // The sheet was closed, or the clipboard refused.
});

/* Colours: the system's (""), light or dark. */
const themes = all(".themes button");

function mark() {
  for (const button of themes) button.ariaPressed = button.value === root.dataset.theme;
}

mark();
for (const button of themes) {
  button.onclick = () => {
    remember("theme", (root.dataset.theme = button.value));
    mark();
  };
}

/* Covered parts: how many are open, and which lines of the contents lead to a closed one. */
const covers = all(".review__text .cover");
const count = one(".covers__count");

function tally() {
  const open = covers.filter((cover) => cover.open);
  if (count) count.textContent = count.dataset.text.replace("%s", open.length).replace("%s", covers.length);
  for (const line of all(".contents [data-covered]")) {
    line.classList.toggle("covered", !open.some((cover) => line.firstElementChild.hash === `#${cover.id}`));
  }
}

tally();
for (const cover of covers) cover.ontoggle = tally;

/* The switch: how far the reader has seen the work. */
const choices = all("[name=seen]");

if (choices[0]) {
  const episode = one("[name=episode]");
  const before = root.dataset.seen;
  const kind = before && before !== "all" ? "episode" : before;
  for (const choice of choices) choice.checked = choice.value === kind;
  if (episode) episode.value = Number(before) || "";

  one(".seen").onchange = ({ target }) => {
    if (target === episode) choices.find((choice) => choice.value === "episode").checked = true;
    let seen = choices.find((choice) => choice.checked).value;
    if (seen === "episode") {
      // "0" until a number is there: chosen, and nothing seen yet.
      seen = `${Math.max(0, episode.value | 0)}`;
      // Not under the arrow keys of somebody who walks on to the next choice.
      if (!target.matches(":focus-visible")) episode.focus();
    }
    root.dataset.seen = seen;
    if (root.dataset.work) remember(`seen-${root.dataset.work}`, seen);
    for (const cover of covers) cover.open = opens(cover, seen);
  };
}

/* A link into a covered part opens it, and the part says why. The contents only lead to the cover. */
const links = all(".contents li a");
let followed;

function openLinked() {
  const cover = location.hash !== followed && part(location.hash)?.closest(".cover");
  followed = "";
  if (!cover) return;
  if (!cover.open) cover.open = cover.dataset.linked = true;
  if (cover.dataset.linked) say(cover.querySelector(".cover__note")?.textContent);
}

for (const link of links) link.onclick = () => (followed = link.hash);
addEventListener("hashchange", openLinked);
openLinked();

/* Contents: the part being read; who comes back is led to where reading stopped. */
const parts = links.map((link) => part(link.hash));
const resume = one(".resume");
const place = `at-${location.pathname}`;

function read(number) {
  links.forEach((link, at) => (link.ariaCurrent = at === number ? "location" : null));
  if (!number) return;
  // At the end there is nothing to come back to.
  remember(place, number < links.length - 1 ? parts[number].id : "");
  resume.hidden = true;
}

if (links[0]) {
  const stopped = links.find((link) => link.hash === `#${kept?.[`verdict-${place}`]}`);
  if (stopped && !location.hash) {
    resume.hash = stopped.hash;
    resume.firstElementChild.append(stopped.firstElementChild.textContent);
    resume.hidden = false;
  }
  const see = (entries) => entries.forEach((entry) => entry.isIntersecting && read(parts.indexOf(entry.target)));
  const observer = new IntersectionObserver(see, { rootMargin: "-10% 0px -75%" });
  for (const each of parts) observer.observe(each);
}

/* Words hidden in a sentence are read out when opened. */
document.addEventListener("change", ({ target }) => {
  if (target.matches(".spoiler__toggle:checked")) say(target.parentElement.lastElementChild.textContent);
});
