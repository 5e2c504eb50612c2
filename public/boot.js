// Starts the app, or says why it cannot be.

// What the app is lent (`platform::services`): this, and what `early.js` and `inert.js` add to it.
const services = (globalThis.newsZone ??= {});

// Where nothing was asked for early. Who asks anew wants to hear from the host, which says in a word that nothing has
// changed.
const early = services.fetch;
services.fetch = (url, signal, anew) =>
  early && !anew ? early(url, signal) : fetch(url, { signal, cache: anew ? "no-cache" : "default" });

const sayWhy = () => {
  // Words that are there, or come yet, can be read all the same.
  document.querySelector("#waiting[aria-hidden]")?.setAttribute("hidden", "");
  document.getElementById("no-wasm")?.removeAttribute("hidden");
};

// The readers of rarer source formats are a module of their own, fetched when a source needs them. A failed fetch is
// forgotten, so that the reader's next try is a real one.
let formats;
services.translate = async (...document) => {
  formats ??= import("./formats.js").then(async (module) => (await module.default(), module));
  try {
    return (await formats).translate(...document);
  } catch (error) {
    formats = undefined;
    throw error;
  }
};

// Keyboard shortcuts are a module of their own too, fetched at the first letter that is pressed outside a field, unless
// the reader has switched them off, and when their dialog is asked for.
let keyboard;
const keys = () => keyboard ??= import("./shortcuts.js").then(async (module) => {
  await module.default();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(module.style());
  document.adoptedStyleSheets.push(sheet);
  return new module.Keyboard();
}).catch((error) => {
  keyboard = undefined;
  throw error;
});
services.showShortcuts = () => keys().then((it) => it.show());

const areOff = () => {
  try {
    return localStorage["news-zone.shortcuts"]?.startsWith("off");
  } catch {
    // Storage is refused: the module knows itself what was chosen.
  }
};

let heard;
addEventListener("keydown", (event) => {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey, isComposing, target } = event;
  const isOther = key.length > 1 || key === " " || ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented;
  if (isOther || target.closest?.("input, textarea, select, dialog, [contenteditable]") || areOff()) return;
  if (heard ? heard.hear(key, code, shiftKey) : key === "/") event.preventDefault();
  if (!heard) keys().then((it) => (heard = it).hear(key, code, shiftKey));
});

// A button that a reader pressed may be gone then: that of a notice, or of a last page. The focus goes to what stands before it,
// so that nobody begins at the top again; nothing is scrolled under a finger. A link gives it where it leads.
//
// That something was pressed is shown before the page works on it.
addEventListener("click", ({ target }) => {
  const pressed = target.closest?.("a, button");
  if (!pressed) return;
  pressed.dataset.pressed = "";
  const all = pressed.type ? [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")] : [];
  const before = all.slice(0, Math.max(all.indexOf(document.activeElement), 0)).reverse();
  const look = () => {
    delete pressed.dataset.pressed;
    if (document.activeElement === document.body) before.find((it) => it.checkVisibility?.())?.focus({ preventScroll: true });
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}, true);

// The search is a module of its own too, in a worker; where a worker cannot be had, in the page. Whoever opens a desk is
// told what the search says.
services.search = (tell) =>
  new Promise((resolve, reject) => {
    const here = () => import("./search-desk.js").then((module) => module.open(tell)).then(resolve, reject);
    try {
      const worker = new Worker(new URL("search-worker.js", document.baseURI), { type: "module" });
      worker.onerror = here;
      worker.onmessage = ({ data: lives }) => {
        if (!lives) return here();
        worker.onmessage = ({ data }) => tell(data);
        resolve({ take: (bytes) => worker.postMessage(bytes), close: () => worker.terminate() });
      };
    } catch {
      here();
    }
  });

// A step to an article; with its headline carried there, once its reader has begun to do something (`carry.js`).
services.carry = (id, step) => step();

// What is kept, spoken, copied and handed on, once the page stands.
services.reader = async (...given) => (await import("./reader.js")).reader(...given);

// Where in a long list the reader is. Where that cannot be had, a list grows by its button.
services.lists = (tell) => void import("./lists.js").then((module) => module.lists(tell), () => {});

// What the page needs once it stands: word from the network, a look for news now and then, a worker for the time without.
services.watch = async (...wish) => (await import("./watch.js")).watch(...wish);

if (typeof WebAssembly === "object") {
  const parts = ["./news-zone.js", "./trusted-types.js", "./inert.js"];
  Promise.all(parts.map((it) => import(it))).then(([app]) => app.default()).catch((error) => {
    console.error(error);
    sayWhy();
  });
} else {
  sayWhy();
}
