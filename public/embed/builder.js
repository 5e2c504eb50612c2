// The page on which a snippet is put together: what is chosen is shown by the element itself, and written as lines to
// copy. Everything is set as text or as an attribute; nothing is made of markup.

const main = document.getElementById("builder");
const preview = document.getElementById("preview");
const said = document.getElementById("said");
const { home, title, copied, selected, loaderIntegrity, resizerIntegrity } = main.dataset;

const ACCENT = "--news-zone-accent";
const SIZE = "--news-zone-size";
/** Of an iframe, as long as nothing has been measured, in CSS pixels. */
const HEIGHT = 480;

/** How high the preview is with its headlines, once they have been drawn. */
let height;
let isReading = false;

const control = (name) => main.querySelector(`[name="${name}"]`);
const first = new Map();
for (const it of main.querySelectorAll("select")) first.set(it.name, it.options[0].value);
for (const it of main.querySelectorAll("input")) first.set(it.name, it.type === "checkbox" ? it.defaultChecked : it.defaultValue);

/** What is chosen, where it is not what the element does anyway. */
const chosen = (name) => {
  const it = control(name);
  if (!it) return undefined;
  const value = it.type === "checkbox" ? it.checked : it.value;
  // Half a number, or one that is out of bounds, is none yet.
  return value === first.get(name) || !it.validity.valid || value === "" ? undefined : value;
};

const ATTRIBUTES = ["section", "layout", "limit", "open", "theme", "filter", "images"];

/** The element's attributes but `src`. */
const attributes = () => {
  const found = ATTRIBUTES.map((name) => [name, chosen(name)]).filter(([, value]) => value !== undefined);
  return found.map(([name, value]) => [name, typeof value === "boolean" ? (value ? "on" : "off") : value]);
};

const properties = () => [[ACCENT, chosen("accent")], [SIZE, chosen("size") && `${chosen("size")}px`]];

const escaped = (text) => text.replace(/[&<>"]/g, (it) => `&#${it.codePointAt(0)};`);

const tag = (name, given, inside = "") => {
  const written = given.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`));
  return `<${name}${written.join("")}>${inside}</${name}>`;
};

/** A script of the site, pinned if that is chosen and can be. */
const script = (given, hash) => {
  const pin = hash && chosen("pin") ? [["integrity", hash], ["crossorigin", "anonymous"]] : [];
  return tag("script", [...given, ...pin]);
};

const zone = () => {
  const section = chosen("section");
  return section ? `embed/section/${encodeURIComponent(section)}/` : "embed/zone/";
};

const write = (name, text) => {
  const place = document.getElementById(`snippet-${name}`);
  place.textContent = text;
  place.parentElement.hidden = text === "";
};

const loader = () => script([["type", "module"], ["src", `${home}embed/news-zone.js`]], loaderIntegrity);

const element = (inside) => tag("news-zone", [["src", home], ...attributes()], inside);

const writeElement = () => {
  const link = tag("a", [["href", home]], escaped(title));
  write("element", `${loader()}\n${element(link)}`);
};

const writeFrame = () => {
  const query = new URLSearchParams(attributes().filter(([name]) => name !== "section"));
  const name = chosen("section") ? `${control("section").selectedOptions[0].text} – ${title}` : title;
  const frame = tag("iframe", [
    ["src", `${home}${zone()}${query.size ? `?${query}` : ""}`],
    ["title", name],
    ["width", "600"],
    ["height", String(height ?? HEIGHT)],
    ["loading", "lazy"],
    ["referrerpolicy", "strict-origin-when-cross-origin"],
    ["sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox"],
    ["style", "width: 100%; border: 0"],
  ]);
  write("frame", `${frame}\n${script([["src", `${home}embed/resize.js`], ["async", ""]], resizerIntegrity)}`);
};

const writeRule = () => {
  const rules = [["display", "block"], ["min-height", height && `${height}px`], ...properties()];
  const written = rules.filter(([, value]) => value).map(([name, value]) => `${name}: ${value};`);
  write("rule", `news-zone { ${written.join(" ")} }`);
};

const fallbacks = new Map();

/** The zone's headlines as markup, as lines; asked for once. */
const fallback = (zone) => {
  const asked = fallbacks.get(zone) ?? fetch(new URL(`${zone}fallback.html`, document.baseURI)).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  });
  fallbacks.set(zone, asked);
  return asked.then((text) => text.trim().split("\n"));
};

const writeFallback = async () => {
  const wanted = zone();
  const lines = await fallback(wanted).catch(() => fallbacks.delete(wanted) && []);
  if (wanted !== zone()) return;
  const limit = Number(chosen("limit") ?? first.get("limit"));
  // The first line opens the list, and the last one closes it.
  const kept = [...lines.slice(0, 1), ...lines.slice(1, -1).slice(0, limit), ...lines.slice(1).slice(-1)];
  write("fallback", lines.length < 2 ? "" : `${loader()}\n${element(`\n${kept.join("\n")}\n`)}`);
};

const show = () => {
  const given = new Map(attributes());
  for (const name of ATTRIBUTES) {
    if (given.has(name)) preview.setAttribute(name, given.get(name));
    else preview.removeAttribute(name);
  }
  for (const [name, value] of properties()) preview.style.setProperty(name, value ?? "");
};

const update = () => {
  show();
  writeElement();
  writeFallback();
  writeRule();
  writeFrame();
};

const copy = async (button) => {
  const place = document.getElementById(button.dataset.copies);
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(place.textContent);
    said.textContent = copied;
  } catch {
    place.focus();
    getSelection().selectAllChildren(place);
    said.textContent = selected;
  }
};

main.addEventListener("input", update);
main.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copies]");
  if (button) copy(button);
});

const measure = () => {
  // An article that is open is higher than any list, and gone again.
  if (isReading) return;
  height = Math.ceil(preview.getBoundingClientRect().height);
  writeRule();
  writeFrame();
};

const measured = new ResizeObserver(measure);
preview.addEventListener("news-zone-ready", () => {
  measure();
  measured.observe(preview);
});
preview.addEventListener("news-zone-open", ({ detail }) => {
  isReading = detail?.open === "place";
});
preview.addEventListener("news-zone-close", () => {
  isReading = false;
});
update();
