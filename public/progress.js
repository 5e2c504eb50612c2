// Shows how far the text of an article has come, by a line at the top of the window. It moves with the page and not by
// itself, and says nothing to those who do not see it: what they read has its own place. Loaded by `reader.js`.

const line = Object.assign(document.createElement("div"), { className: "progress", ariaHidden: "true" });
document.body.append(line);

let asked = 0;
const draw = () => {
  asked = 0;
  const text = document.querySelector(".panel-article .body")?.getBoundingClientRect();
  const hidden = text ? text.height - innerHeight : 0;
  // A text that is seen whole has no way to go.
  const far = hidden > 0 ? Math.min(Math.max(-text.top / hidden, 0), 1) : 0;
  line.style.transform = `scaleX(${far})`;
};

for (const sign of ["scroll", "resize"]) {
  addEventListener(sign, () => (asked ||= requestAnimationFrame(draw)), { passive: true });
}
draw();
