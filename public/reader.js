// What only a script of the page can do for someone who reads: keep things, speak, copy, hand on, give and take files.
// Loaded once the page stands (`platform::reader`).

import { keeper } from "./keeper.js";

// Whoever scrolls is shown how far, and whoever reaches out may open something.
const first = (kind, script) => addEventListener(kind, () => import(script), { once: true, passive: true });
first("scroll", "./progress.js");
for (const kind of ["pointermove", "pointerdown", "keydown"]) first(kind, "./carry.js");

let voice;

/** What seldom has to be done with all that is kept. */
const whole = () => import("./keep.js");

/** The service. `changed` is called when another page changed what is kept, `tell` with what becomes of reading aloud. */
export const reader = (name, changed, tell, kept = keeper(name, changed)) => ({
  keeper: kept,
  sizes: async () => (await whole()).sizes(name, kept),
  erase: async () => (await whole()).erase(name, kept),
  // Few listen: the voice is loaded at the first wish for it.
  voice: () => (voice ??= import("./aloud.js").then((it) => it.aloud(tell))),
  canShare: Boolean(navigator.share),
  // Few save data.
  lite: async (words) => (await import("./lite.js")).lite(words, (bytes) => tell(`saved ${bytes}`)),

  /** Whether the text was copied. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },

  async share(title, url) {
    // Whoever changes their mind has done nothing wrong.
    await navigator.share({ title, url }).catch(() => {});
  },

  /** Gives the reader a file. */
  give(name, text) {
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    // The browser has to have begun to read it.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  },

  /** The text of the file that was chosen in a field, which is empty afterwards. */
  async take(id) {
    const field = document.getElementById(id);
    const text = (await field?.files[0]?.text()) ?? "";
    if (field) field.value = "";
    return text;
  },
});
