// Starts the app, or says why it cannot be.

const sayWhy = () => {
  document.getElementById("waiting")?.remove();
  document.getElementById("no-wasm")?.removeAttribute("hidden");
};

// The readers of rarer source formats are a module of their own, fetched when a source needs them. A failed fetch is
// forgotten, so that the reader's next try is a real one.
let formats;
globalThis.newsZoneTranslate = async (...document) => {
  formats ??= import("./formats.js").then(async (module) => (await module.default(), module));
  try {
    return (await formats).translate(...document);
  } catch (error) {
    formats = undefined;
    throw error;
  }
};

if (typeof WebAssembly === "object") {
  import("./news-zone.js").then((app) => app.default()).catch((error) => {
    console.error(error);
    sayWhy();
  });
} else {
  sayWhy();
}
