// Blocking: the reader's choices stand on <html> and open covers as they arrive; nothing flashes or moves.
{
  let kept;
  try {
    kept = localStorage;
  } catch {}
  const chosen = (name) => kept?.["verdict-" + name] ?? "";
  const opens = (cover, seen) => seen === "all" || cover.dataset.episode <= +seen;
  const meet = (node) => {
    const data = node.dataset;
    if (data?.work) data.seen ??= chosen("seen-" + data.work);
    if (node.className !== "cover") return;
    if (opens(node, node.closest("[data-seen]")?.dataset.seen)) node.open = true;
    else if ("#" + node.id === location.hash) node.open = data.linked = true;
  };
  const page = document.documentElement;
  Object.assign(page.dataset, document.currentScript.dataset, { js: "", theme: chosen("theme") });
  meet(page);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(meet);
  }).observe(page, { childList: true, subtree: true });
  window.verdict = { kept, opens };
}
