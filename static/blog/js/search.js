// Suggestions under a search field: an ARIA 1.2 combobox. Without it there is the form.
for (const form of document.querySelectorAll("[data-suggest]")) {
  const input = form.elements.query;
  const [list, status] = form.querySelectorAll("[role=listbox], [role=status]");
  let options = [];
  let active, request, timer;

  const show = (open, option) => {
    list.hidden = !open;
    input.ariaExpanded = open;
    if (!open) status.textContent = "";
    active = option;
    for (const each of options) each.ariaSelected = each === active;
    input.setAttribute("aria-activedescendant", active?.id ?? "");
    active?.scrollIntoView({ block: "nearest" });
  };

  const stop = (open) => {
    clearTimeout(timer);
    request?.abort();
    show(open);
  };

  const add = (parent, name, properties) => {
    const element = Object.assign(document.createElement(name), properties);
    parent.append(element);
    return element;
  };

  const fill = (groups) => {
    list.textContent = "";
    for (const { label, items } of groups) {
      const group = add(list, "div", { role: "group", ariaLabel: label });
      for (const { label, native, language, url } of items) {
        const option = add(group, "a", { id: url, role: "option", href: url, tabIndex: -1, textContent: label + " " });
        add(option, "span", { lang: language, textContent: native });
      }
    }
    options = [...list.querySelectorAll("a")];
    show(!!options[0]);
    status.textContent = form.dataset.found.replace("%s", options.length);
  };

  const ask = async () => {
    request = new AbortController();
    try {
      const query = new URLSearchParams({ query: input.value });
      fill((await (await fetch(`${form.dataset.suggest}?${query}`, request)).json()).groups);
    } catch {} // Overtaken, or lost.
  };

  input.role = "combobox";
  input.ariaAutoComplete = "list";
  show(false);

  input.onblur = () => stop(false);
  input.oninput = () => {
    stop(!list.hidden);
    // One Latin letter begins everything; one syllable of Hangul is a word.
    if (!/^[\p{Script=Latin}\p{N}\p{P}]?$/u.test(input.value.trim())) timer = setTimeout(ask, 150);
    else fill([]), show(false);
  };

  input.onkeydown = (event) => {
    const { key } = event;
    const ring = [undefined, ...options];
    const at = ring.indexOf(active);
    const goals = { ArrowDown: ring[at + 1], ArrowUp: ring.at(at - 1), ...(at && { Home: ring[1], End: ring.at(-1) }) };
    // An input method's own keys; 229 is Safari's word for them.
    if (event.isComposing || event.keyCode === 229 || event.shiftKey) return;
    if (options[0] && key in goals) show(true, goals[key]);
    else if (key === "Escape") {
      if (list.hidden) fill([]), (input.value = "");
      stop(false);
    } else if (at && key === "Enter") active.click();
    else return;
    event.preventDefault();
  };

  // A press leaves the field focused until the link is followed.
  list.onmousedown = (event) => event.preventDefault();
}
