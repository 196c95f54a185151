// Runs before anything is painted, so that a page never flashes in the other theme.
// It is no module for that reason: modules run after the page is parsed.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    // Storage may be forbidden; the system's own choice then stands.
  }
})();
