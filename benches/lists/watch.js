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

globalThis.watched = {
  begin() {
    note({ getEntries: () => observer.takeRecords() });
    seen = new Map();
  },
  /** How long each interaction since the beginning took: one was made, however little it took. */
  async end() {
    await painted();
    note({ getEntries: () => observer.takeRecords() });
    return seen.size ? [Math.max(...seen.values())] : [LEAST_MS];
  },
  back: () => new Promise((then) => {
    addEventListener("popstate", ({ timeStamp }) => painted().then((end) => then(end - timeStamp)), { once: true, capture: true });
    history.back();
  }),
};
done();
