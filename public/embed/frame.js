// The page within an iframe: gives its element what the address asks for, and tells the page around it how high it is.
//
// The frame may be sandboxed: then its origin is nobody's and it has no storage, so it uses neither.

const NAMES = new Set(
  "tag author lang query limit layout open theme filter article refresh images".split(" "),
);
const root = document.documentElement;
const zone = document.querySelector("news-zone");

for (const [name, value] of new URLSearchParams(location.search)) {
  if (NAMES.has(name)) zone.setAttribute(name, value);
}

// A frame's ground is its own scheme's where that is not the surrounding page's, so it follows what was chosen.
const theme = zone.getAttribute("theme");
if (theme === "light" || theme === "dark") root.style.colorScheme = theme;

// Headlines that stand for the news are as many as will come, so that the height need not change with them.
const limit = Number(zone.getAttribute("limit"));
if (Number.isInteger(limit) && 0 < limit) {
  for (const more of [...zone.querySelectorAll("li")].slice(limit)) more.remove();
}

let port;
const tell = () => port?.postMessage({ height: Math.ceil(root.getBoundingClientRect().height) });

// The page around it hands over a port, and again when it loses track: the last one counts.
addEventListener("message", (event) => {
  const isPort = event.data === "news-zone-port" && event.ports.length === 1;
  if (!isPort || parent === self || event.source !== parent) return;
  port?.close();
  [port] = event.ports;
  tell();
});

new ResizeObserver(tell).observe(root);
