// Types words into the search field and answers, for each letter, with the milliseconds from the `input` event to the
// painted list, and with what is then shown. The body of a function that a WebDriver calls with the words.
//
// The event is dispatched at the start of a frame, and a message sent from there arrives when the frame is painted. So
// what counts is scripts, style, layout and painting; the wait for a frame, alike in all pages, would hide them.

const [words, done] = arguments;
const field = document.getElementById("search");

/** A quick typist rests so long between two letters. */
const REST_MS = 120;
/** After this nothing that a page does later, such as following with its address, is still to come. */
const SETTLE_MS = 800;

const rest = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));

const type = (text) => new Promise((painted) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    const start = performance.now();
    port2.onmessage = () => painted(performance.now() - start);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    port1.postMessage(null);
  });
});

const shown = () => {
  const height = document.querySelector(".stories").offsetHeight;
  const choices = document.querySelectorAll(".filters-fields option:not(#sort *)").length;
  return `${document.querySelectorAll(".card").length} cards, ${height} px high, ${choices} choices`;
};

(async () => {
  const keys = [];
  for (const word of words) {
    for (let end = 1; end <= word.length; end += 1) {
      const milliseconds = await type(word.slice(0, end));
      keys.push({ text: word.slice(0, end), milliseconds, shown: shown() });
      await rest(REST_MS);
    }
    await type("");
    await rest(SETTLE_MS);
  }
  done(keys);
})();
