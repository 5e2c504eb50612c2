// Leaves pictures out until the reader asks for one, and says what that saves. Loaded where a reader saves data
// (`platform::reader`); what is drawn of a picture meanwhile is in `style/display.css`.
//
// Counted is only what is known: the size of a picture whose address says it (docs/contracts/edition.md), once the
// reader has come past it.

/** How many bytes a browser would have fetched: of the widths there are, the first that fills the place it stands in. */
export const bytesOf = (address, wanted) => {
  const [, said, choice] = /#bytes=([\d,]+)(?:\/webp=([\d,]+))?$/.exec(address) ?? [];
  const bytes = (said ?? "").split(",").map(Number);
  const nth = choice ? choice.split(",").findIndex((it) => Number(it) >= wanted) : 0;
  return bytes.at(nth) || 0;
};

/** As `news_core::lang` says sizes. */
const sizeOf = (bytes) => {
  const [unit, shown] = bytes < 1e3 ? ["B", bytes] : bytes < 1e6 ? ["KB", bytes / 1e3] : ["MB", bytes / 1e6];
  return `${Math.ceil(shown * 10) / 10} ${unit}`;
};

const begin = (words, tell) => {
  const saved = new Map();
  let total = 0;
  const count = (address, bytes) => {
    total += bytes - (saved.get(address) ?? 0);
    saved.set(address, bytes);
    tell(total);
  };

  const addressIn = (place) => place.querySelector("img")?.getAttribute("src") ?? "";
  const bytesIn = (place) => bytesOf(addressIn(place), place.clientWidth * (globalThis.devicePixelRatio || 1));
  const seen = new IntersectionObserver((all) => {
    for (const { isIntersecting, target } of all) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      const [address, bytes] = [addressIn(target), bytesIn(target)];
      if (bytes && !saved.has(address)) count(address, bytes);
    }
  });

  /** Has a link to a picture be a button that shows it where it stands. */
  const leaveOut = (link) => {
    const bytes = bytesIn(link);
    const alt = link.querySelector("img")?.alt;
    link.dataset.lite = link.getAttribute("aria-label");
    link.setAttribute("aria-label", words + (alt && `: ${alt}`) + (bytes ? ` (${sizeOf(bytes)})` : ""));
    link.setAttribute("role", "button");
    seen.observe(link);
  };
  const putBack = (link) => {
    seen.unobserve(link);
    link.setAttribute("aria-label", link.dataset.lite);
    link.removeAttribute("role");
    delete link.dataset.lite;
  };
  const show = (link) => {
    putBack(link);
    link.dataset.shown = "";
    // It is fetched: nothing is saved by it any more, however often it is come past.
    if (bytesIn(link)) count(addressIn(link), 0);
  };
  const look = () => {
    document.querySelectorAll("a.enlarge:not([data-lite], [data-shown])").forEach(leaveOut);
    // Beside an article, and among headlines alone, cards show no pictures anyway.
    const areShown = !/\bdensity=headlines/.test(document.documentElement.dataset.display);
    for (const image of document.querySelectorAll(".place-recent .card-picture")) if (areShown) seen.observe(image.closest(".card"));
    // Among words there is no room for a button: what is said of the picture stands in its place.
    for (const image of document.querySelectorAll(".body img:not(.enlarge img, [data-said])")) {
      image.dataset.said = "";
      image.after(Object.assign(document.createElement("span"), { className: "picture-said", textContent: image.alt }));
    }
  };

  const press = (event) => {
    const link = event.target.closest?.("a[data-lite]");
    const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button > 0;
    if (!link || isOther || (event.type === "keydown" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation();
    show(link);
  };

  // What the app draws later is looked at before it is painted.
  const drawn = new MutationObserver(look);
  drawn.observe(document.body, { childList: true, subtree: true });
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, press, true);
  look();

  return () => {
    drawn.disconnect();
    seen.disconnect();
    for (const kind of ["click", "keydown"]) document.removeEventListener(kind, press, true);
    document.querySelectorAll("a[data-lite]").forEach(putBack);
    document.querySelectorAll(".picture-said").forEach((it) => it.remove());
    document.querySelectorAll("[data-said]").forEach((it) => delete it.dataset.said);
    tell(0);
  };
};

/** What ends it. */
let end;

/** Begins. `words` name a button that shows a picture; without any, pictures are shown again. `tell` is told of the bytes
 *  that are saved by now. */
export const lite = (words, tell) => {
  end?.();
  end = words ? begin(words, tell) : undefined;
};
