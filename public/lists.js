// Where in a long list the reader is (`platform::lists`): which of its stretches are to stand in the page, how high the gaps
// are that stand for the others, and when the list goes on by itself. Loaded once a list is longer than a first page.
//
// Stretches that were drawn are as high as they were then, others as the first that were. A gap changes its height only
// where nobody sees it, and what stands in the window is kept in its place.

/** Stretches that stand in the page (`news_core::division::STRETCHES_MAX`). */
const STRETCHES = 15;
/** No browser lays out a page higher than some 17 million pixels. */
const HIGH_MAX = 15_000_000;
/** What nobody sees, in pixels. */
const LEAST = 0.5;
/** How many screens before the end of a list it goes on. */
const NEAR = 1.5;
/** When it is asked again to go on, if it did not: a source may have been on its way. */
const AGAIN_MS = 1_000;

export const lists = (tell) => {
  /** How high stretches are, and how high one is that was never drawn, by where the list stands: alone, or beside an article. */
  let known = {};
  let [of, rows, opened] = [];
  let asked = 0;
  let said = [0, STRETCHES, -1];
  let held;
  /** Where a page stood that was loaded anew, until it is as high again or its reader has begun to do something. */
  let top = history.state?.[1] ?? 0;
  let frame = 0;

  const look = () => frame ||= requestAnimationFrame(step);

  const page = () => {
    const list = document.querySelector(".stretches");
    const place = document.querySelector("main")?.className;
    return list && { list, place, count: Number(list.dataset.count), get isSeen() { return 0 < list.offsetHeight; } };
  };

  /** Its stretches, or its gaps, that stand in the page. A search for them would look at every row, in each frame. */
  const partsOf = (list, name) => [...list.children].filter((it) => it.className === name);

  const say = (list, from, until, pinned) => {
    if (String([from, until, pinned]) === String(said)) return;
    said = [from, until, pinned];
    hold(list);
    tell((pinned < 0 ? [from, until] : said).join(" "));
  };

  const eachOf = ({ place, count }) => Math.min(known[place]?.each || 1_000, HIGH_MAX / count);
  const highOf = (it, nth) => known[it.place]?.high.get(nth) ?? eachOf(it);

  /** Gives the gaps their heights, as far as these are known. Nothing of the page is asked. */
  const put = (it) => {
    const each = eachOf(it);
    for (const gap of partsOf(it.list, "gap")) {
      const [from, until] = [Number(gap.dataset.from), Math.min(gap.dataset.until, it.count)];
      let sum = (until - from) * each;
      for (const [nth, high] of known[it.place]?.high ?? []) if (from <= nth && nth < until) sum += high - each;
      gap.style.height = `${sum}px`;
      // Rows keep their place, and not what stands for them.
      gap.style.overflowAnchor = "none";
    }
  };

  /** Measures what stands there. */
  const fill = () => {
    const it = page();
    if (!it) return;
    // First of all: whoever asks for a measure has a page without gaps laid out, and its reader carried up.
    put(it);
    if (!it.isSeen) return;
    const { list, place } = it;
    if (of !== list.dataset.of) known = {};
    of = list.dataset.of;
    // Words that are larger, or have less room, are higher.
    const room = [list.clientWidth, document.documentElement.dataset.display].join();
    if (known[place]?.room !== room) known[place] = { room, high: new Map() };
    const [now, heights] = [known[place], []];
    for (const stretch of partsOf(list, "stretch")) {
      const { height } = stretch.getBoundingClientRect();
      now.high.set(Number(stretch.dataset.nth), height);
      heights.push(height);
    }
    // Once and for all: were it the mean of all that are known, each that is drawn would move the others.
    now.each ||= heights.reduce((sum, it) => sum + it, 0) / heights.length;
    put(it);
    const by = held?.stretch.isConnected ? held.stretch.getBoundingClientRect().top - held.top : 0;
    held = undefined;
    // A browser that is scrolling would end that.
    if (Math.abs(by) > LEAST) scrollBy(0, by);
    if (!partsOf(list, "gap").length) return;
    if (scrollY + 1 < top) scrollTo(0, top);
    else top = 0;
  };

  /** Notes where in the window a stretch stands, for what is drawn next. Browsers that do as much do it later, or not here. */
  const hold = (list) => {
    const stretch = partsOf(list, "stretch").find((it) => it.getBoundingClientRect().bottom > 0);
    held = stretch && { stretch, top: stretch.getBoundingClientRect().top };
    // It is drawn before anybody can scroll, or it is of no use.
    setTimeout(() => { held = undefined; });
  };

  /** The stretch that stands at that height of the window, or that would. */
  const stretchAt = (it, high) => {
    const parts = [...it.list.children];
    const part = parts.find((part) => high <= part.getBoundingClientRect().bottom) ?? parts.at(-1);
    if (part.className !== "gap") return Number(part.dataset.nth ?? 0);
    const until = Math.min(part.dataset.until, it.count);
    let nth = Number(part.dataset.from);
    let bottom = part.getBoundingClientRect().top + highOf(it, nth);
    while (nth < until - 1 && bottom < high) bottom += highOf(it, (nth += 1));
    return nth;
  };

  /** Which stretches the window shows, if it is seen at all. */
  const seenOf = (it) => [stretchAt(it, 0), stretchAt(it, innerHeight) + 1];

  const step = () => {
    frame = 0;
    const it = page();
    if (!it) return;
    goOn(it);
    const { list, place, count } = it;
    if (count <= STRETCHES) return;
    const { isSeen } = it;
    const isBeside = place === "place-article";
    const focused = isBeside ? list.querySelector("a[aria-current]") : document.activeElement;
    const pinned = Number(focused?.closest(".stretch")?.dataset.nth ?? -1);
    // A list that nobody sees follows the article that is read, so that what is beside that is there.
    if (!isSeen && pinned < 0) return;
    const [first, until] = isSeen ? seenOf(it) : [pinned, pinned + 1];
    // Beside an article, and behind it, it stays as long as it will do: Back finds the same rows, as high as they were.
    if (place !== "place-recent" && said[0] <= Math.max(0, first - 1) && Math.min(count, until + 1) <= said[1]) return;
    const from = Math.max(0, Math.min(first - Math.floor((STRETCHES - until + first) / 2), count - STRETCHES));
    const wanted = [from, from + STRETCHES];
    // What is seen is drawn at once, and what is beside it a little with each frame.
    const isFar = first < said[0] || said[1] < until;
    const next = isFar ? [first, until] : [Math.max(from, said[0] - 1), Math.min(wanted[1], said[1] + 1)];
    say(list, ...next, pinned);
    if (String(next) !== String(wanted)) look();
  };

  /** Before its end comes into the window: whoever sees what stands under the list is not robbed of it. */
  const goOn = ({ list, place }) => {
    const { bottom } = list.getBoundingClientRect();
    const isNear = innerHeight < bottom && bottom < innerHeight * (1 + NEAR);
    const isAsked = rows === list.dataset.rows && performance.now() < asked + AGAIN_MS;
    if (!isNear || scrollY === 0 || place !== "place-recent" || isAsked) return;
    [rows, asked] = [list.dataset.rows, performance.now()];
    tell("");
  };

  /** Beside an article the list stands where that is in it. */
  const follow = () => {
    const it = page();
    const current = it?.list.querySelector("a[aria-current]");
    if (it?.place === "place-article" && it.isSeen && STRETCHES < it.count && current && current.id !== opened) {
      const panel = it.list.closest(".panel");
      panel.scrollTop += current.getBoundingClientRect().top - innerHeight / 3;
    }
    opened = current?.id;
  };

  /** Of a list that stands whole nothing is asked: it would have to be laid out twice for each change. */
  const changed = () => {
    const it = page();
    if (it?.count <= STRETCHES) return say(it.list, 0, STRETCHES, -1);
    fill();
    follow();
    look();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-display", "lang"] });
  addEventListener("scroll", look, { capture: true, passive: true });
  addEventListener("focusin", look);
  addEventListener("resize", changed);
  tell(`0 ${STRETCHES}`);
  changed();

  for (const hand of ["wheel", "pointerdown", "keydown"]) {
    addEventListener(hand, () => { top = 0; }, { once: true, capture: true });
  }
};
