/* An import's corrections without loading the page anew. Without this script the same form works as a form does. */
(() => {
  const find = (name) => document.querySelector(`[data-sections-${name}]`);

  const send = async (form, button) => {
    const data = new FormData(form, button);
    const name = button?.name ?? "";
    const value = button?.value ?? "";
    form.setAttribute("aria-busy", "true");
    const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
    if (!response.ok || response.redirected) {
      window.location.reload();
      return;
    }
    const holder = find("holder");
    holder.innerHTML = await response.text();
    const place = value.split(":")[1];
    const again = [...holder.querySelectorAll("button")].find((each) => each.name === name && each.value === value);
    const section = place && holder.querySelector(`#section-${place}`);
    const next = again ?? section?.querySelector('[aria-pressed="true"]') ?? holder.querySelector("input:not([type=hidden])");
    next?.focus({ preventScroll: !!again });
    find("status").textContent = holder.querySelector(".reading-head p")?.textContent.trim() ?? "";
  };

  document.addEventListener("submit", (event) => {
    // Buttons that lead elsewhere do so as any form does.
    if (!event.target.matches("[data-sections-form]") || event.submitter?.value.startsWith("go:")) return;
    event.preventDefault();
    send(event.target, event.submitter).catch(() => event.target.submit());
  });
})();
