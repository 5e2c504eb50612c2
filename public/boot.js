// Starts the app, or says why it cannot be.

// What the app is lent (`platform::services`): this, and what `early.js` and `inert.js` add to it.
const services = (globalThis.newsZone ??= {});

// Where nothing was asked for early.
services.fetch ??= (url, signal) => fetch(url, { signal });

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

if (typeof WebAssembly === "object") {
  const parts = ["./news-zone.js", "./trusted-types.js", "./inert.js"];
  Promise.all(parts.map((it) => import(it))).then(([app]) => app.default()).catch((error) => {
    console.error(error);
    sayWhy();
  });
} else {
  sayWhy();
}
