// The page's `default` Trusted Types policy: what a string must be to become HTML. https://www.w3.org/TR/trusted-types/
//
// It serves the app's own static templates, which its framework makes with innerHTML: a few elements with harmless
// attributes. Whatever else asks for HTML gets an error, however it got here. Scripts are never made of strings: the
// policy has no word for them. Of addresses of scripts it knows two, the search's worker and
// the service worker.
"use strict";

(() => {
  const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/g;
  const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;
  const ELEMENTS = new Set(
    "a article button details div figcaption figure footer h1 h2 h3 header input label li main nav ol option p section select span summary table tbody td th thead tr ul".split(" "),
  );
  const ATTRIBUTES = new Set(
    "autocomplete class dir disabled enterkeyhint for hidden id lang name rel role tabindex title type value".split(" "),
  );

  const isHarmless = (name) => ATTRIBUTES.has(name) || name.startsWith("aria-") || name.startsWith("data-");

  /** The text unchanged if it is nothing but the templates' own elements, attributes, words and comments. */
  const createHTML = (text) => {
    let rest = text.replace(/<!(?:--[^<>]*--)?>/g, "").replace(TAG, (tag, _close, element, attributes) => {
      const names = [...attributes.matchAll(ATTRIBUTE)].map((it) => it[1]);
      return ELEMENTS.has(element) && names.every(isHarmless) ? "" : tag;
    });
    if (rest.includes("<")) {
      throw new TypeError("Not a template of this page: " + text.slice(0, 60));
    }
    return text;
  };

  const workers = ["search-worker.js", "service-worker.js"].map((it) => new URL(it, document.baseURI).href);
  const createScriptURL = (url) => {
    if (!workers.includes(url)) {
      throw new TypeError("Not a script of this page: " + url);
    }
    return url;
  };

  globalThis.trustedTypes?.createPolicy("default", { createHTML, createScriptURL });
})();
