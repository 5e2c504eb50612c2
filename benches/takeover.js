// Takes a printed article over in one of two ways, and answers with what that took and what it cost the reader. The body
// of a function that a WebDriver calls with the way: `adopt` is the app's own; `swap` lets the app draw the page anew
// beside the printed one, and takes that away once the article is there.

const [way, done] = arguments;

const SETTLE_MS = 500;
const rest = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));

let shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });

// What a reader may be in the middle of: a link under the keyboard, words marked, half way down.
const printed = [...document.body.children];
const headline = document.getElementById("heading-article");
const link = document.querySelector(".breadcrumb a");
const paragraph = document.querySelector(".body p");
getSelection().selectAllChildren(paragraph);
const marked = String(getSelection());
scrollTo(0, 200);

const isThere = () => {
  if (way === "adopt") return document.documentElement.dataset.live !== undefined;
  const drawn = [...document.querySelectorAll("#heading-article")].find((it) => it !== headline);
  return drawn !== undefined;
};

(async () => {
  await rest(SETTLE_MS);
  const [scrolled, settled, loaded] = [scrollY, shift, performance.getEntriesByType("resource").length];
  if (way === "swap") delete document.documentElement.dataset.standing;
  document.addEventListener("news-zone-live", () => { document.documentElement.dataset.live = ""; }, { once: true });
  const start = performance.now();
  // A focus is a sign of intent.
  link.focus({ preventScroll: true });
  while (!isThere()) await new Promise((next) => requestAnimationFrame(next));
  if (way === "swap") for (const node of printed) node.remove();
  const milliseconds = performance.now() - start;
  await rest(SETTLE_MS);
  const fetched = performance.getEntriesByType("resource").slice(loaded);
  done({
    milliseconds,
    bytes: fetched.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    shift: shift - settled,
    headline: Number(headline.isConnected),
    focus: Number(document.activeElement === link && link.isConnected),
    selection: Number(marked !== "" && String(getSelection()) === marked),
    scroll: Math.abs(scrollY - scrolled),
  });
})();
