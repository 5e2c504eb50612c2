// Starts the app, or says why it cannot be.

const sayWhy = () => {
  document.getElementById("waiting")?.remove();
  document.getElementById("no-wasm")?.removeAttribute("hidden");
};

if (typeof WebAssembly === "object") {
  import("./news-zone.js").then((app) => app.default()).catch((error) => {
    console.error(error);
    sayWhy();
  });
} else {
  sayWhy();
}
