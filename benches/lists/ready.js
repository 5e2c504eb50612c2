// Begins to count, and lends the page what frames are watched with. The body of a function that a WebDriver calls once.

const [done] = arguments;
const start = performance.now();

globalThis.sinceReady = () => performance.now() - start;

let deltas = [];
let isOn = false;
let before;
const frame = (now) => {
  if (!isOn) return;
  performance.mark("frame");
  if (before !== undefined) deltas.push(now - before);
  before = now;
  requestAnimationFrame(frame);
};

Object.defineProperty(globalThis, "frames", {
  configurable: true,
  value: {
    begin() {
      deltas = [];
      before = undefined;
      isOn = true;
      requestAnimationFrame(frame);
    },
    end() {
      isOn = false;
      performance.mark("frames-end");
      return deltas;
    },
  },
});
done();
