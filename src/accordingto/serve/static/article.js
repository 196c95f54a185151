// Ties the text to the list of attributions, both ways, by pointer and by keyboard.

import { isTyping } from "./room.js";

const story = document.querySelector(".story");
const items = [...document.querySelectorAll("#says > li")];
const beside = matchMedia("(min-width: 64rem)");

const segmentsOf = (n) => [...story.querySelectorAll(`.seg[data-a~="${n}"]`)];
const refOf = (n) => story.querySelector(`.ref[data-n="${n}"]`);
const itemOf = (n) => items[n - 1];
const innermost = (segment) => Number(segment.dataset.a.split(" ").at(-1));

/** Show one attribution in text and list alike; none for 0. */
function light(n, name) {
  for (const lit of document.querySelectorAll(`.${name}`)) lit.classList.remove(name);
  if (!n) return;
  for (const part of [...segmentsOf(n), refOf(n), itemOf(n)]) part?.classList.add(name);
}

let current = 0;
let opened = null;

/** Show the chain of voices of the current attribution; what the reader opened stays open. */
function showChain(item) {
  const chain = item.querySelector("details.through");
  if (opened && opened !== chain) opened.open = false;
  opened = null;
  if (!chain || chain.open) return;
  chain.open = true;
  opened = chain;
}

/** Make one attribution the current one, and bring it into view on both sides. */
function goTo(n, { focus }) {
  if (!itemOf(n)) return;
  itemOf(current)?.removeAttribute("aria-current");
  current = n;
  itemOf(n).setAttribute("aria-current", "true");
  light(n, "current");
  showChain(itemOf(n));
  const link = itemOf(n).querySelector(".number");
  const inText = segmentsOf(n)[0];
  if (focus === "list" || (focus === "either" && beside.matches)) {
    link.focus({ preventScroll: true });
  } else {
    refOf(n)?.focus({ preventScroll: true });
  }
  if (beside.matches || focus === "list") itemOf(n).scrollIntoView({ block: "nearest" });
  if (beside.matches || focus !== "list") inText?.scrollIntoView({ block: "center" });
}

/** The attribution under a pointer or the focus; 0 if there is none. */
function numberAt(target) {
  const part = target.closest?.(".ref, #says > li, .seg");
  if (!part) return 0;
  return part.classList.contains("seg") ? innermost(part) : Number(part.dataset.n);
}

for (const [shown, hidden] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(shown, (event) => light(numberAt(event.target), "lit"));
  document.addEventListener(hidden, () => light(0, "lit"));
}

document.addEventListener("click", (event) => {
  const { target } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // Selecting words ends with a click as well, and must not jump away from them.
  if (target.closest(".seg") && getSelection().isCollapsed) {
    goTo(numberAt(target), { focus: "list" });
  } else if (target.closest(".ref")) {
    event.preventDefault();
    history.replaceState(null, "", target.closest(".ref").hash);
    goTo(numberAt(target), { focus: "list" });
  } else if (target.closest("#says .number")) {
    event.preventDefault();
    history.replaceState(null, "", target.closest(".number").hash);
    goTo(numberAt(target), { focus: "text" });
  }
});

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || (event.key !== "j" && event.key !== "k")) return;
  const next = current + (event.key === "j" ? 1 : -1);
  if (next < 1 || next > items.length) return;
  event.preventDefault();
  goTo(next, { focus: "either" });
});

/** Open at the attribution that the address names. */
function arrive() {
  const named = /^#[at]-([0-9a-f]+)$/.exec(location.hash);
  const item = named && document.getElementById(`a-${named[1]}`);
  if (item) goTo(Number(item.dataset.n), { focus: beside.matches ? "list" : "text" });
}

addEventListener("hashchange", arrive);
arrive();
