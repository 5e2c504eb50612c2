// Types words into the app's search field, and marks for whoever traces the page each letter and each time that what it
// changed is painted: the list may come later than the letter, from another thread. The body of a function that a WebDriver
// calls with the words. Answers with the milliseconds from each letter until the last of its changes was painted.

const [words, done] = arguments;
const field = document.getElementById("search");

/** A quick typist rests so long between two letters. */
const REST_MS = 120;
/** After this nothing that a page does once its reader rests is still to come: more rows, its address. It is no part of a
 * keystroke; a letter would call it off. */
const SETTLE_MS = 800;

const rest = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));
const milliseconds = [];
let start = 0;
let painted = 0;

/** A message sent from the start of a frame arrives when that is painted. */
const whenPainted = () => {
  const of = start;
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => {
    if (of !== start) return;
    performance.mark("painted");
    painted = performance.now();
  };
  port1.postMessage(null);
};

new MutationObserver(() => requestAnimationFrame(whenPainted)).observe(document.querySelector(".stories"), {
  childList: true, subtree: true, characterData: true, attributes: true,
});

const type = (text) => new Promise((typed) => {
  requestAnimationFrame(() => {
    start = performance.now();
    performance.mark("key");
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    whenPainted();
    typed();
  });
});

(async () => {
  for (const word of words) {
    for (let end = 1; end <= word.length; end += 1) {
      await type(word.slice(0, end));
      await rest(REST_MS);
      milliseconds.push(painted - start);
    }
    await type("");
    await rest(REST_MS);
    milliseconds.push(painted - start);
    performance.mark("rest");
    await rest(SETTLE_MS);
  }
  done(milliseconds);
})();
