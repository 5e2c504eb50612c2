// A list as `@tanstack/virtual-core` holds it: rows of one height, those near the window in the page.

import { Virtualizer, observeWindowOffset, observeWindowRect, windowScroll } from "./virtual/index.js";

// The package asks a bundler whether it is being worked on.
globalThis.process = { env: { NODE_ENV: "production" } };

const ROW_PX = 96;
/** Rows beside the window on either side: what the package's own examples use. */
const OVERSCAN = 5;

const list = document.getElementById("list");
const count = Number(location.search.slice(1));

const row = ({ index, start }) => {
  const element = document.createElement("div");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  const line = document.createElement("p");
  element.className = "row";
  element.style.transform = `translateY(${start}px)`;
  link.href = `#${index}`;
  link.textContent = `Headline ${index} of a story that goes on for a line`;
  line.textContent = "Section 26 November 2026";
  heading.append(link);
  element.append(heading, line);
  return element;
};

const drawn = new Map();
const draw = (virtualizer) => {
  list.style.height = `${virtualizer.getTotalSize()}px`;
  const wanted = new Set();
  for (const item of virtualizer.getVirtualItems()) {
    wanted.add(item.index);
    if (drawn.has(item.index)) continue;
    const element = row(item);
    drawn.set(item.index, element);
    list.append(element);
  }
  for (const [index, element] of drawn) {
    if (wanted.has(index)) continue;
    element.remove();
    drawn.delete(index);
  }
};

globalThis.begin = () => {
  const virtualizer = new Virtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    onChange: draw,
  });
  virtualizer._didMount();
  virtualizer._willUpdate();
  draw(virtualizer);
};
