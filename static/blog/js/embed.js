// The player of a video elsewhere, in place of its button; before that is pressed nobody elsewhere is asked.
document.addEventListener("click", (event) => {
  const button = event.target.closest(".embed__play");
  if (!button) return;
  const frame = document.createElement("iframe");
  frame.className = "embed__player";
  frame.title = button.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // YouTube plays for nobody who does not say where from: the site's name, not the page.
  frame.referrerPolicy = "strict-origin";
  frame.src = button.dataset.player;
  button.replaceWith(frame);
  frame.focus({ preventScroll: true });
});
