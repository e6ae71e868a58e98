// A video's player in place of its button: before that is pressed nobody elsewhere is asked.
document.addEventListener("click", ({ target }) => {
  const button = target.closest(".embed__play");
  if (!button) return;
  const frame = Object.assign(document.createElement("iframe"), {
    className: "embed__player",
    title: button.dataset.title,
    allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
    // YouTube plays for nobody who does not say where from: the site's name, not the page.
    referrerPolicy: "strict-origin",
    src: button.dataset.player,
  });
  button.replaceWith(frame);
  frame.focus({ preventScroll: true });
});
