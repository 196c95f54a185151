// Places in a text, in code points. The browser counts UTF-16 units and knows nothing of our
// offsets: each block says in data-start where its first character stands in the document.

/** The code points of a block before a boundary, its reference numbers not counted. */
function pointsBefore(block, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  for (const ref of copy.querySelectorAll(".ref")) ref.remove();
  // A string's iterator goes by code points, so that a pair of surrogates is one.
  return [...copy.textContent].length;
}

/** The part of a block that a range covers, [start, end) in the document; null if none. */
function clip(block, range) {
  if (!range.intersectsNode(block)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(block);
  const starts = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0;
  const ends = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0;
  const from = starts ? range : whole;
  const to = ends ? range : whole;
  const at = Number(block.dataset.start);
  const start = at + pointsBefore(block, from.startContainer, from.startOffset);
  const end = at + pointsBefore(block, to.endContainer, to.endOffset);
  return start < end ? [start, end] : null;
}

/** The span of the document that a range covers, [start, end) in code points; null if none. */
export function spanOf(range, root) {
  const spans = [...root.querySelectorAll("[data-start]")]
    .map((block) => clip(block, range))
    .filter((span) => span !== null);
  return spans.length ? [spans[0][0], spans.at(-1)[1]] : null;
}
