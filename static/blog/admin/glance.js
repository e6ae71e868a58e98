/* The panel "At a glance" of a post's form: posts the form as it stands whenever it has changed and shows the answer;
   fills in the character of a chosen member of the cast; adds sections about them. */
(() => {
  // Milliseconds without a change before the form is posted.
  const PAUSE = 900;
  const CHANGES = ["input", "change", "keyup", "click", "paste", "drop", "w-autosave:success"];

  const bodyBlock = () => document.getElementById("body-root")?.rootBlock;
  const childWith = (id) => bodyBlock()?.children.find((child) => child.getState().id === id);
  const chooserOf = (input) => document.getElementById(`${input.id}-chooser`)?.widget;

  const start = (panel) => {
    const form = panel.closest("form");
    const shown = panel.querySelector("[data-glance-shown]");
    const problem = panel.querySelector(".glance__problem");
    let [sent, timer, asking] = ["", 0, null];

    const address = () => {
      const saved = form.action.match(/\/pages\/(\d+)\/edit\//);
      return saved ? panel.dataset.glanceOnceSaved.replace("{}", saved[1]) : panel.dataset.glance;
    };

    const show = (html) => {
      const key = shown.contains(document.activeElement) ? document.activeElement.dataset.glanceKey : "";
      const open = [...shown.querySelectorAll("details[open]")].map((fold) => fold.dataset.glanceFold);
      shown.innerHTML = html;
      for (const name of open) shown.querySelector(`[data-glance-fold="${name}"]`)?.setAttribute("open", "");
      if (key) {
        const again = shown.querySelector(`[data-glance-key="${CSS.escape(key)}"]`) || shown.querySelector("button, summary");
        again?.focus();
      }
    };

    const ask = async () => {
      const data = new URLSearchParams(new FormData(form));
      if (data.toString() === sent) return;
      sent = data.toString();
      asking?.abort();
      asking = new AbortController();
      try {
        const answer = await fetch(address(), { method: "POST", body: data, signal: asking.signal });
        if (!answer.ok) throw new Error(answer.status);
        const { readable, html } = await answer.json();
        if (readable) show(html);
        problem.textContent = readable ? "" : panel.dataset.glanceUnreadable;
      } catch (error) {
        if (error.name === "AbortError") return;
        sent = "";
        problem.textContent = panel.dataset.glanceUnreachable;
      }
    };

    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };
    for (const name of CHANGES) form.addEventListener(name, changed);
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) act(button, form);
    });
    changed();
  };

  const act = (button, form) => {
    const { glanceGo, glanceBlock, glancePerson, glanceAdd, glanceState, glanceCharacter } = button.dataset;
    if (glanceAdd) addSection(glanceAdd, JSON.parse(glanceState), glanceCharacter);
    else if (glancePerson) setPerson(glancePerson, JSON.parse(glanceState), glanceCharacter);
    else if (glanceBlock) goTo(childWith(glanceBlock)?.element);
    else if (glanceGo === "verdict") goTo(bodyBlock()?.children.find((child) => child.getState().type === "verdict")?.element);
    else goTo(form.elements.namedItem(glanceGo));
  };

  const goTo = (place) => {
    if (!place) return;
    // Open whatever panel or block it is folded into.
    for (let at = place; at; at = at.parentElement) {
      if (!at.matches("[data-panel], [data-streamfield-child]")) continue;
      const toggle = at.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    const box = place.type === "hidden" ? document.getElementById(`${place.id}-chooser`) : place;
    const field = box.matches("input, select, textarea") ? box : box.querySelector("[role=textbox], input:not([type=hidden]), textarea, select, button");
    box.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  };

  const fill = (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const setPerson = (id, state, character) => {
    const child = childWith(id);
    const input = child?.element.querySelector("input[name$='-value-person']");
    if (!input) return;
    chooserOf(input).setState({ ...state, character });
    goTo(child.element);
  };

  const addSection = (type, state, character) => {
    const stream = bodyBlock();
    const of = (child) => child.getState();
    const isFree = ({ type: name, value }) =>
      name === type && !value.person && !value.character && !value.heading && isEmptyText(value.text);
    let child = stream.children.find((one) => isFree(of(one)));
    if (!child) {
      const last = stream.children.findLastIndex((one) => of(one).type === type);
      const verdict = stream.children.findIndex((one) => of(one).type === "verdict");
      const place = last >= 0 ? last + 1 : verdict >= 0 ? verdict : stream.children.length;
      const value = stream.blockDef.initialChildStates[type];
      child = stream.insert({ type, value, id: crypto.randomUUID() }, place, { animate: false });
    }
    setPerson(of(child).id, state, character);
  };

  const isEmptyText = (text) => {
    const raw = typeof text === "string" ? JSON.parse(text || "null") : text;
    if (!raw) return true;
    const blocks = raw.blocks || (raw.getCurrentContent ? raw.getCurrentContent().getBlocksAsArray() : []);
    return blocks.every((block) => !(block.text ?? block.getText()).trim());
  };

  // The character of whoever is chosen, unless the editor has written one.
  document.addEventListener("change", ({ target }) => {
    if (!target.matches?.("input[type=hidden][name$='-value-person']")) return;
    const field = document.getElementById(target.id.replace(/person$/, "character"));
    if (!field) return;
    const character = chooserOf(target)?.getState()?.character || "";
    if (field.value && field.value !== field.dataset.glanceFilled) return;
    if (!character && !field.value) return;
    field.dataset.glanceFilled = character;
    fill(field, character);
  });

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-glance]").forEach(start));
})();
