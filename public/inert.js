// Lends the app the browser's HTML parser. Under Trusted Types, DOMParser takes only what a policy has passed.
//
// The policy passes everything unchanged, and may: the one function that uses it hands the text to DOMParser, whose
// documents run no script and load nothing, and the app only reads their nodes. Load this before the app.
"use strict";

{
  const policy = globalThis.trustedTypes?.createPolicy("news-zone-inert", { createHTML: (text) => text });

  (globalThis.newsZone ??= {}).inert = (text) =>
    new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
}
