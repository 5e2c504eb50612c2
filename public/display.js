// Puts the reader's choices of display on the page before it is drawn (`news_core::display`), so that nothing flashes.
// What they mean is in `style/tokens.css`.
"use strict";

{
  let chosen = "";
  try {
    chosen = localStorage.getItem("news-zone.display") ?? "";
  } catch {
    // Where nothing may be remembered, the page looks as it comes.
  }
  if (navigator.connection?.saveData && !/\blite=/.test(chosen)) chosen += " lite=on";
  const { dataset } = document.documentElement;
  if (chosen.trim()) dataset.display = chosen.trim();
  const isLite = () => /\blite=on/.test(dataset.display);
  // A printed article's first picture is not fetched before it is known whether the reader saves data; then at once. WebKit
  // would ask for it once more when it is drawn, and is left to find it.
  if (dataset.lead && navigator.vendor !== "Apple Computer, Inc." && !isLite()) {
    const link = document.createElement("link");
    const { lead: href, leadSet: imageSrcset = "", leadSizes: imageSizes = "" } = dataset;
    Object.assign(link, { rel: "preload", as: "image", referrerPolicy: "no-referrer", imageSrcset, imageSizes, href });
    document.head.append(link);
  }
  // Nor is what stands before a film.
  const show = () => {
    if (!isLite()) for (const film of document.querySelectorAll("[data-poster]")) film.poster ||= film.dataset.poster;
  };
  new MutationObserver(show).observe(document, { childList: true, subtree: true, attributeFilter: ["data-display"] });
}
