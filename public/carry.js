// Carries a headline from the list to its page, where the browser has view transitions and nobody minds motion. Loaded as
// soon as a reader does something, and takes steps to articles from then on.

const NAME = "headline";

const sheet = new CSSStyleSheet();
// What is carried is a picture of the headline alone: one of the whole page takes as long as to draw it. Clicks are for the page
// behind it.
sheet.replaceSync(`:root { view-transition-name: none }
::view-transition { pointer-events: none }
::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 160ms }`);

const stays = matchMedia("(prefers-reduced-motion: reduce)");
// WebKit takes no click while it carries something, whatever the sheet says.
const can = document.startViewTransition && !navigator.vendor.startsWith("Apple");

const named = (element, name) => {
  if (element) element.style.viewTransitionName = name;
};

/** Takes a step by calling `step`, which leads to the article of that id; by itself or once the page that is left is drawn. */
globalThis.newsZone.carry = (id, step) => {
  if (!can || stays.matches) return step();
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const from = document.getElementById(`to-${id}`);
  named(from, NAME);
  let to;
  const transition = document.startViewTransition(async () => {
    // The list may stay beside the article: a name is one element's.
    named(from, "");
    step();
    // What follows from a step is drawn before the next task.
    await new Promise((drawn) => setTimeout(drawn));
    to = from && document.getElementById("heading-article");
    named(to, NAME);
  });
  // One that is cut short, by the next step or a hidden page, has led where it should all the same.
  transition.ready.catch(() => {});
  transition.finished.finally(() => named(to, ""));
};
