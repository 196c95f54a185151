// Offers a link to the words that the reader selects.

import { spanOf } from "./points.js";

const root = document.querySelector("[data-document]");

function make(tag, fields) {
  return Object.assign(document.createElement(tag), fields);
}

const bar = make("div", { className: "copy-bar", hidden: true });
const button = make("button", { type: "button", textContent: "Copy link to these words" });
const said = make("p", { className: "copy-said" });
said.setAttribute("role", "status");
bar.append(button, said);
document.body.append(bar);

let link = "";

function offer() {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const span = range && spanOf(range, root);
  if (!span) {
    // Pressing the button may clear the selection; what it says must stay readable.
    if (!bar.contains(document.activeElement) && !said.textContent) bar.hidden = true;
    return;
  }
  link = `${location.origin}/documents/${root.dataset.document}?from=${span[0]}&to=${span[1]}#span`;
  said.replaceChildren();
  bar.hidden = false;
}

async function copy() {
  const anchor = make("a", { href: link, textContent: `characters ${new URL(link).search.slice(6).replace("&to=", " to ")}` });
  try {
    await navigator.clipboard.writeText(link);
    said.replaceChildren("Copied: ", anchor);
  } catch {
    said.replaceChildren("The browser does not let pages copy; take the link from here: ", anchor);
  }
}

button.addEventListener("click", copy);
// Keep the selection while the button is pressed.
button.addEventListener("pointerdown", (event) => event.preventDefault());
document.addEventListener("selectionchange", offer);
// Words may be selected already: before this ran, or kept over a reload.
offer();
document.addEventListener("pointerdown", (event) => {
  if (!bar.contains(event.target)) {
    said.replaceChildren();
    bar.hidden = true;
  }
});
