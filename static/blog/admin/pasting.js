/* A whole draft pasted into a review: the server reads it as sections, and they become blocks of the open form. */
(() => {
  const LONG = 1500; // Letters from which on a paste into one text may be a whole draft,
  const SEVERAL = 4; // where it has as many paragraphs.

  const start = () => {
    const panel = document.querySelector("[data-paste-draft]");
    if (!panel) return;
    let pasted = { html: "", text: "" };
    // The text that took a long paste, and what it was before: it gets that back once the sections are added.
    let taken = null;
    let added = null;

    const dialog = () => document.getElementById("paste-draft");
    const find = (name) => dialog()?.querySelector(`[data-paste-${name}]`);
    const stream = () => document.getElementById("body-root")?.rootBlock;

    /* -- the stream of blocks */

    const isFilled = (value) => {
      if (typeof value === "string" && value.startsWith("{")) {
        try {
          return JSON.parse(value).blocks.some((block) => block.text.trim() || block.type === "atomic");
        } catch {
          return true;
        }
      }
      if (Array.isArray(value)) return value.some(isFilled);
      if (value && typeof value === "object") return Object.values(value).some(isFilled);
      return value !== null && value !== undefined && value !== "" && value !== "null" && value !== false;
    };
    const isEmpty = (child) =>
      !Object.entries(child.getValue().value ?? {}).some(
        ([name, value]) => name !== "spoiler" && name !== "spoiler_episode" && isFilled(value),
      );
    const changed = () => {
      const count = document.querySelector("input[name='body-count']");
      count?.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const remove = (wanted) => {
      const { children } = stream();
      const removed = [];
      for (let at = children.length - 1; at >= 0; at -= 1) {
        if (wanted(children[at])) {
          removed.unshift({ at, state: children[at].getState() });
          stream().deleteBlock(at, { animate: false });
        }
      }
      return removed;
    };
    const hasVerdict = (clears) => stream().children.some((child) => child.type === "verdict" && !(clears && isEmpty(child)));

    // A rating is one thing: where there is a figure, no notation is added to it.
    const fill = (fields) => {
      const field = (name) => document.getElementById(`id_${name}`);
      const isRated = ["rating_value", "rating_text"].some((name) => field(name)?.value);
      for (const [name, value] of Object.entries(fields)) {
        const input = field(name);
        if (!input || input.value || (isRated && name.startsWith("rating_"))) continue;
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    };

    const add = ({ blocks, fields, message }, clears) => {
      fill(fields);
      if (taken) {
        taken.editor.onChange(taken.before);
        taken.offer.remove();
        taken = null;
      }
      const removed = clears ? remove(isEmpty) : [];
      const first = stream().children.length;
      blocks.forEach((block) => stream().insert(block, stream().children.length, { animate: false, focus: false }));
      added = { ids: new Set(blocks.map((block) => block.id)), removed };
      changed();
      dialog().dispatchEvent(new CustomEvent("w-dialog:hide"));
      panel.querySelector("[data-paste-added]").textContent = message;
      panel.querySelector("[data-paste-undo]").hidden = false;
      reset();
      // Its heading, not its text: there the cursor behind a "/10" would open the editor's menu of commands.
      stream().children[first]?.element.querySelector("[data-panel-toggle]")?.focus();
    };

    const undo = () => {
      remove((child) => added.ids.has(child.id));
      added.removed.forEach(({ at, state }) => stream().insert(state, Math.min(at, stream().children.length), { animate: false, focus: false }));
      added = null;
      changed();
      panel.querySelector("[data-paste-added]").textContent = "";
      panel.querySelector("[data-paste-undo]").hidden = true;
    };

    /* -- the dialogue */

    const reset = () => {
      pasted = { html: "", text: "" };
      find("sections").replaceChildren();
      find("area").replaceChildren();
      find("area").hidden = false;
      find("start").hidden = false;
      find("error").hidden = true;
    };
    const fail = () => {
      find("error").textContent = panel.dataset.failed;
      find("error").hidden = false;
    };

    // Each answer has the corrections so far: none is made before the one ahead of it has come back.
    const answer = async (data, token) => {
      const pressed = document.activeElement;
      find("dialog").inert = true;
      try {
        return await fetch(panel.dataset.url, { method: "POST", body: data, headers: { "X-CSRFToken": token } });
      } finally {
        find("dialog").inert = false;
        pressed?.focus({ preventScroll: true });
      }
    };

    const send = async (form, button) => {
      const data = form ? new FormData(form, button) : new FormData();
      const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
      const clears = find("clear")?.checked ?? true;
      const takes = find("take")?.checked ?? true;
      data.set("html", pasted.html);
      data.set("text", pasted.text);
      data.set("work", document.getElementById("id_work")?.value ?? "");
      if (hasVerdict(clears)) data.set("has_verdict", "yes");
      find("error").hidden = true;
      const response = await answer(data, token);
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      if (response.headers.get("Content-Type").startsWith("application/json")) {
        add(await response.json(), clears);
        return;
      }
      const sections = find("sections");
      sections.innerHTML = await response.text();
      const hasSections = sections.querySelector("[data-paste-summary]") !== null;
      find("area").hidden = hasSections;
      find("start").hidden = hasSections;
      if (!clears && find("clear")) find("clear").checked = false;
      if (!takes && find("take")) find("take").checked = false;
      find("status").textContent = sections.querySelector("[data-paste-summary]")?.textContent ?? "";
      const value = button?.value ?? "";
      const again = [...sections.querySelectorAll("button")].find((each) => value && each.value === value);
      const section = sections.querySelector(`#section-${CSS.escape(value.split(":")[1] || "none")}`);
      const next = again ?? section?.querySelector('[aria-pressed="true"]') ?? sections.querySelector("[aria-pressed]") ?? find("area");
      next.focus({ preventScroll: again !== undefined });
    };

    // Pictures and styles are no words: a document of Word carries more of them than of text.
    const slim = (html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      parsed.querySelectorAll("style, script, meta, link, xml").forEach((element) => element.remove());
      parsed.querySelectorAll("img").forEach((image) => {
        image.removeAttribute("src");
        image.removeAttribute("srcset");
      });
      return parsed.body.innerHTML;
    };
    const read = (html, text) => {
      pasted = { html: html && slim(html), text };
      return send(null, null).catch(fail);
    };

    /* -- what is pressed and pasted */

    document.addEventListener("submit", (event) => {
      if (!event.target.matches("[data-paste-form]")) return;
      event.preventDefault();
      send(event.target, event.submitter).catch(fail);
    });
    document.addEventListener("click", (event) => {
      if (event.target.closest("[data-paste-read]")) read(find("area").innerHTML, find("area").innerText);
      if (event.target.closest("[data-paste-undo]") && added) undo();
    });
    document.addEventListener(
      "paste",
      (event) => {
        const html = event.clipboardData.getData("text/html");
        const text = event.clipboardData.getData("text/plain");
        if (event.target.closest?.("[data-paste-area]")) {
          event.preventDefault();
          read(html, text);
          return;
        }
        const wrapper = event.target.closest?.("[data-draftail-editor-wrapper]");
        const input = wrapper && [...wrapper.parentNode.children].find((each) => each.draftailEditor);
        const paragraphs = text.split(/\n+/).filter((line) => line.trim()).length;
        if (!input || !stream() || text.length < LONG || paragraphs < SEVERAL) return;
        offer(input, wrapper, html, text);
      },
      true,
    );

    const offer = (input, wrapper, html, text) => {
      taken?.offer.remove();
      const element = panel.querySelector("[data-paste-offer]").content.firstElementChild.cloneNode(true);
      taken = { editor: input.draftailEditor, before: input.draftailEditor.getEditorState(), offer: element };
      wrapper.after(element);
      element.querySelector("[data-paste-accept]").addEventListener("click", () => {
        dialog().dispatchEvent(new CustomEvent("w-dialog:show"));
        read(html, text);
      });
      element.querySelector("[data-paste-decline]").addEventListener("click", () => {
        element.remove();
        taken = null;
        input.draftailEditor.focus();
      });
    };

    // Opened by its own button the dialogue has nothing to do with an offer before.
    document.addEventListener("click", (event) => {
      if (event.target.closest('[data-a11y-dialog-show="paste-draft"]')) {
        taken?.offer.remove();
        taken = null;
        setTimeout(() => find("area")?.focus(), 50);
      }
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
