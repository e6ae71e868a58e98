// Blocking on purpose: what the reader chose is on <html> before anything is drawn, so nothing flashes or moves.
{
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const theme = localStorage.getItem("verdict-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is switched off: the system's colours apply.
  }
}
