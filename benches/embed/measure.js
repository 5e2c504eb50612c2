// What a host page sees of the element in it, whichever it is. Stands in the page itself, so that it is nothing to wait
// for, and before all else, so that it misses nothing.

/** The first headline of the list, and the last. */
const [FIRST, LAST] = {words};
/** The page counts as settled so long after its first headline, or after its load where there is none. */
const SETTLE_MS = 5000;

const rest = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));
const boxes = () => [...document.querySelectorAll(".embed")];
const rootOf = (box) => box.firstElementChild?.shadowRoot ?? box.firstElementChild;

/** Whether the words stand in the box, and have room there. */
const shows = (box, words) => {
  const text = rootOf(box)?.textContent ?? "";
  return text.includes(words) && box.firstElementChild.getBoundingClientRect().height > 0;
};

const WAIT_MS = 60e3;
const until = async (isSo) => {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > WAIT_MS) throw new Error(`${isSo} in vain`);
    await new Promise((next) => requestAnimationFrame(next));
  }
};

const seen = { blocked: 0, shift: 0 };
const watch = (type, see) => new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) see(entry);
}).observe({ type, buffered: true });
watch("longtask", ({ duration }) => { seen.blocked += duration - 50; });
watch("layout-shift", ({ value }) => { seen.shift += value; });

// Before each frame is painted, it is looked whether the words will be in it.
const look = () => {
  const [box] = boxes();
  box && shows(box, FIRST) ? performance.mark("first-headline") : requestAnimationFrame(look);
};
requestAnimationFrame(look);

const bench = {
  /** What the load was like. */
  async load(isEmpty) {
    const marks = () => performance.getEntriesByName("first-headline");
    if (!isEmpty) await until(() => marks().length > 0);
    await rest(SETTLE_MS);
    return { ...seen, headline: isEmpty ? 0 : marks()[0].startTime };
  },

  /** Every element in view once, and its list drawn. */
  async draw() {
    for (const box of boxes()) {
      box.scrollIntoView();
      // Whoever shows less than the whole list is no peer.
      await until(() => !box.firstElementChild || shows(box, FIRST) && shows(box, LAST));
      await rest(200);
    }
    await rest(1000);
    return true;
  },

  /** In every element, which are all of News Zone: a pointer on it, a search where it has one, and an article opened. */
  async use(id, text, site) {
    for (const box of boxes()) {
      const zone = box.firstElementChild;
      const find = (name) => zone.shadowRoot.getElementById(name);
      box.scrollIntoView();
      find(`to-${id}`).dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
      const field = find("search");
      if (field) {
        const filtered = new Promise((heard) => zone.addEventListener("news-zone-filter", heard, { once: true }));
        field.value = FIRST;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await filtered;
      }
      if (!await zone.open(id)) throw new Error(`${id} was not opened`);
      await until(() => shows(box, text));
    }
    await rest(1000);
    const { memory } = await (await import(`${site}widget.js`)).default();
    return memory.buffer.byteLength;
  },
};
