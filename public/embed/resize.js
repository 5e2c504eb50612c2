// Keeps iframes of the site that this script comes from as high as what is in them. It listens to nothing but a port of
// its own for each, and takes nothing but a number from it: docs/contracts/element.md, "Height of iframes".
"use strict";

(() => {
  const { href: folder, origin } = new URL(".", document.currentScript.src);
  const ports = new WeakMap();

  const greet = (frame) => {
    // A frame that has not begun to load is still one of this page's own.
    if (!frame.src.startsWith(folder) || frame.contentDocument?.URL === "about:blank") return;
    ports.get(frame)?.close();
    const { port1, port2 } = new MessageChannel();
    ports.set(frame, port1);
    port1.onmessage = ({ data }) => {
      const height = Number(data?.height);
      if (!(1 <= height)) return;
      const edges = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = Math.min(height, 20000) + edges + "px";
    };
    // The origin of a sandboxed frame has no name.
    const isNobodys = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    frame.contentWindow.postMessage("news-zone-port", isNobodys ? "*" : origin, [port2]);
  };

  // Those that come later load later, and one that loads again has forgotten its port.
  document.addEventListener("load", ({ target }) => target.localName === "iframe" && greet(target), true);
  document.querySelectorAll("iframe").forEach(greet);
})();
