// Starts the app over a page that was printed before, when the reader first shows that they want it: by pointer, by
// keyboard, by focus. Until then the page is words and links, which need no app.
//
// A button pressed before the app is there is pressed again once it is, and so is the key that it was fetched for.

const SIGNS = ["pointerdown", "pointermove", "keydown", "focusin"];
const pressed = [];
let key;

const remember = (event) => {
  const button = event.target.closest?.("button");
  if (button) pressed.push(button);
};

const start = async (sign) => {
  if (sign?.type === "keydown") key = sign;
  for (const sign of SIGNS) removeEventListener(sign, start);
  addEventListener("click", remember);
  document.addEventListener("news-zone-live", () => {
    removeEventListener("click", remember);
    for (const button of pressed) button.click();
    if (key) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", key));
    const search = document.getElementById("search");
    if (search?.value) search.dispatchEvent(new Event("input", { bubbles: true }));
  }, { once: true });
  await import("./boot.js");
};

for (const sign of SIGNS) addEventListener(sign, start, { passive: true });
addEventListener("click", remember);
// An address that asks a question wants an answer now.
if (location.search || location.hash.startsWith("#/") || location.hash === "#search") start();
