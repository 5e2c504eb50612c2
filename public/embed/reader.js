// Reading and filtering in <news-zone>: brings the program (`widget.js` and its wasm) and does for it what concerns the
// page around the element: dialogs, focus, scrolling, and the address where that is wanted.

import start, { Widget, lend, style } from "../widget.js";
import { sheetOf } from "./headlines.js";

let sheet;
let formats;

/** Parses a text into a document that runs nothing and loads nothing; only its nodes are read. */
const inertParser = () => {
  try {
    const policy = globalThis.trustedTypes?.createPolicy("news-zone-embed", { createHTML: (text) => text });
    return (text) => new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
  } catch {
    // A page that allows no policy of others: the browser's own sanitiser needs none, where there is one.
    return (text) => {
      const page = document.implementation.createHTMLDocument("");
      page.body.setHTML(text);
      return page;
    };
  }
};

/** Readers of rarer source formats are a module of their own. */
const translate = (inert) => async (...page) => {
  formats ??= import("../formats.js").then(async (module) => {
    await module.default();
    module.lend({ inert });
    return module;
  });
  try {
    return (await formats).translate(...page);
  } catch (error) {
    formats = undefined;
    throw error;
  }
};

/** The search runs in the page itself: another site's worker is not to be had. */
const search = async (tell) => (await import("../search-desk.js")).open(tell);

/** Starts the program once for all elements; answers with what lets an element have it. `share` fetches. */
export const begin = async (share) => {
  await start();
  const inert = inertParser();
  lend({ fetch: share, inert, translate: translate(inert), search });
  // Sizes follow the element's own, whatever the page makes of its root's.
  sheet = sheetOf(style().replace(/(\d*\.?\d+)rem/g, "calc($1*var(--u))"));
  return attach;
};

/** What stood how far scrolled around an element. */
const scrolled = (element) => {
  const marks = [[document.scrollingElement, scrollY]];
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (box.scrollTop) marks[marks.length] = [box, box.scrollTop];
  }
  return marks;
};

const attach = ({ element, root, zone, options, found, isDrawn, forget, show, fail, say }) => {
  const isDialog = () => element.openMode === "dialog";
  const settled = [];
  const settle = () => {
    for (const resolve of settled) resolve();
    settled.length = 0;
  };
  let opened;
  let before;
  let hasPushed = false;
  let isFiltered = false;

  let isAttached = true;

  /** What the program says is done when it has ended its own turn: it may be detached for it. */
  const hear = (name, detail) => {
    const said = JSON.parse(detail);
    if (name === "close") return close();
    if (name === "error") fail(said);
    if (name === "ready") {
      show();
      say(name, { ...said, source: found.source });
    }
    if (name === "filter") {
      isFiltered = said.query !== "";
      say(name, said);
    }
    settle();
  };

  const widget = new Widget({
    zone,
    isDrawn,
    options: JSON.stringify({ ...options, source: found.source, home: found.home }),
    isDialog,
    say: (...said) => void Promise.resolve().then(() => isAttached && hear(...said)),
  });
  root.adoptedStyleSheets = [root.adoptedStyleSheets[0], sheet(element)];

  /** Puts the reader at the beginning of what was opened, once it is drawn. */
  const settleIn = () => {
    const reading = root.querySelector(".reading");
    const dialog = reading?.closest("dialog");
    if (dialog && !dialog.open) {
      dialog.addEventListener("close", () => close());
      dialog.addEventListener("click", (event) => event.target === dialog && close());
      dialog.showModal();
    }
    reading?.focus({ preventScroll: true });
    if (reading && !dialog && zone.getBoundingClientRect().top < 0) element.scrollIntoView({ block: "start" });
  };

  const open = (id) => {
    if (opened === undefined) before = { focused: root.activeElement, marks: scrolled(element) };
    opened = id;
    zone.toggleAttribute("data-reading", !isDialog());
    widget.open(id);
    setTimeout(settleIn);
    if (element.history === "hash" && wanted() !== id) {
      location.hash = key() + encodeURIComponent(id);
      hasPushed = true;
    }
  };

  const close = () => {
    if (opened === undefined) return;
    const id = opened;
    opened = undefined;
    root.querySelector("dialog")?.close();
    zone.removeAttribute("data-reading");
    widget.close();
    setTimeout(() => {
      (root.getElementById(`to-${id}`) ?? before.focused)?.focus({ preventScroll: true });
      for (const [box, top] of before.marks) box.scrollTop = top;
    });
    if (wanted() === id) hasPushed ? history.back() : history.replaceState(history.state, "", location.pathname + location.search);
    hasPushed = false;
    say("close", { id });
  };

  const key = () => `${element.id || "news-zone"}=`;
  const wanted = () => {
    const hash = location.hash.slice(1);
    return element.history === "hash" && hash.startsWith(key()) ? decodeURIComponent(hash.slice(key().length)) : undefined;
  };
  const follow = () => {
    const id = wanted();
    if (id === opened) return;
    id ? open(id) : (hasPushed = false, element.history === "hash" && close());
  };
  if (options.history === "hash") {
    addEventListener("hashchange", follow);
    follow();
  }

  // What was typed before the program came is heard now.
  const field = isDrawn && root.getElementById("search");
  if (field?.value) field.dispatchEvent(new Event("input"));

  return {
    open,
    close,
    idOf: (href) => widget.idOf(href),
    /** Whether a reader is at something that must not be taken from them. */
    isBusy: () => opened !== undefined || isFiltered,
    refresh: () => {
      forget();
      const done = new Promise((resolve) => settled[settled.length] = resolve);
      widget.refresh();
      return done;
    },
    detach: () => {
      isAttached = false;
      removeEventListener("hashchange", follow);
      root.querySelector("dialog")?.close();
      widget.free();
      settle();
    },
  };
};
