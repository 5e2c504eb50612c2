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
  if (chosen.trim()) document.documentElement.dataset.display = chosen.trim();
}
