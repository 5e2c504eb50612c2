// Keeps what the browser's Event Timing says of each interaction. The body of a function that a WebDriver calls once.

const [done] = arguments;

/** The longest event of each interaction, by its number. */
let seen = new Map();
/** What is shorter is not told. */
const LEAST_MS = 16;

const note = (list) => {
  for (const { interactionId, duration } of list.getEntries()) {
    if (interactionId) seen.set(interactionId, Math.max(seen.get(interactionId) ?? 0, duration));
  }
};
const observer = new PerformanceObserver(note);
observer.observe({ type: "event", durationThreshold: LEAST_MS });

/** A message sent from the start of a frame arrives when that is painted. */
const painted = () => new Promise((then) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => then(performance.now());
  port1.postMessage(null);
}));

/** When a hand began to do something, by the clock of events. */
let begun;
const begin = ({ timeStamp }) => { begun ??= timeStamp; };
for (const kind of ["pointerup", "keydown"]) addEventListener(kind, begin, { capture: true });

let shown;

globalThis.watched = {
  /** Waits for an interaction, and for the frame in which what it leads to stands: `there` answers yes then. */
  begin(there) {
    note({ getEntries: () => observer.takeRecords() });
    seen = new Map();
    begun = undefined;
    shown = (async () => {
      do await new Promise(requestAnimationFrame);
      while (begun === undefined || !there());
      return (await painted()) - begun;
    })();
  },
  /** How long the interaction took, which is no shorter than the least; and how long until what it leads to was painted. */
  async end() {
    const until = await shown;
    note({ getEntries: () => observer.takeRecords() });
    return [Math.max(LEAST_MS, ...seen.values()), until];
  },
  back: () => new Promise((then) => {
    addEventListener("popstate", ({ timeStamp }) => painted().then((end) => then(end - timeStamp)), { once: true, capture: true });
    history.back();
  }),
};
done();
