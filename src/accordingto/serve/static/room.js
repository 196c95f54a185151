// What every page has: the choice of theme, the search key, the list of keys.

const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches);

function theme() {
  const button = document.getElementById("theme");
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Forbidden storage: the choice holds for this page.
    }
    show();
  });
  systemIsDark.addEventListener("change", show);
  show();
}

/** Whether a key press belongs to something else: a field, a shortcut, an open dialog. */
export const isTyping = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
  event.target.closest?.("input, select, textarea, [contenteditable], dialog") !== null;

function keys() {
  const dialog = document.getElementById("keys");
  const open = () => dialog.showModal();
  document.getElementById("show-keys")?.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return;
    if (event.key === "?" && dialog) {
      event.preventDefault();
      open();
    } else if (event.key === "/") {
      const field = document.getElementById("q");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
}

theme();
keys();
