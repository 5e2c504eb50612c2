/**
 * The block in the editor: its settings, and the element itself as a preview.
 *
 * Links and articles in the preview lead nowhere: whoever writes would lose the page they are writing.
 */
(function (wp) {
  const { getBlockType, registerBlockType } = wp.blocks;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { Button, Notice, PanelBody, Placeholder, RangeControl, SelectControl, TextControl, ToggleControl } =
    wp.components;
  const { useDispatch, useSelect } = wp.data;
  const { createElement, Fragment, useEffect, useRef, useState } = wp.element;
  const { __ } = wp.i18n;

  const NAME = "news-zone/zone";

  const ATTRIBUTES = [
    "src",
    "section",
    "tag",
    "author",
    "lang",
    "query",
    "limit",
    "layout",
    "open",
    "theme",
    "filter",
    "article",
    "refresh",
    "images",
  ];

  /** The site of the setting, also when it has been set since. */
  function useSite() {
    return useSelect((select) => {
      const core = select("core");
      if (SITE !== "" || core.canUser("update", "settings") !== true) return SITE;
      return core.getEntityRecord("root", "site")?.news_zone_src ?? "";
    }, []);
  }

  /** A value as the element reads it; null where it is the element's own default. */
  function written(name, value) {
    const rule = getBlockType(NAME).attributes[name];
    if (value === undefined || value === "" || value === rule.default) return null;
    if (rule.type === "boolean") return value ? "on" : "off";
    return String(value);
  }

  /**
   * Brings the loader into the document that the preview stands in: the editor's, or that of a frame in it. WordPress
   * copies scripts of blocks into such frames, but not that they are modules.
   */
  function bringLoader(document, site) {
    const address = `${site}embed/news-zone.js`;
    if ([...document.scripts].some((it) => it.src === address)) return;
    const script = document.createElement("script");
    script.type = "module";
    script.src = address;
    document.head.append(script);
  }

  function Preview({ attributes, site }) {
    const place = useRef();
    useEffect(() => {
      const element = place.current;
      const stop = (event) => event.preventDefault();
      const stopLink = (event) => {
        const isLink = (it) => it.localName === "a" && it.hasAttribute("href");
        if (event.composedPath().some((it) => it.nodeType === Node.ELEMENT_NODE && isLink(it))) stop(event);
      };
      element.addEventListener("news-zone-open", stop);
      for (const kind of ["click", "auxclick"]) element.addEventListener(kind, stopLink, true);
      return () => {
        element.removeEventListener("news-zone-open", stop);
        for (const kind of ["click", "auxclick"]) element.removeEventListener(kind, stopLink, true);
      };
    }, []);
    // Set one by one and not by React: some of its versions would set properties in place of attributes.
    useEffect(() => {
      const element = place.current;
      for (const name of ATTRIBUTES) {
        const value = name === "src" ? attributes.src || site : written(name, attributes[name]);
        if (value === null) element.removeAttribute(name);
        else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      }
      bringLoader(element.ownerDocument, site);
    });
    return createElement("news-zone", { ref: place });
  }

  /** Asks for the site's address where none is set, of those who may set it. */
  function Setup() {
    const [address, setAddress] = useState("");
    const [state, setState] = useState("");
    const mayChange = useSelect((select) => select("core").canUser("update", "settings"), []);
    const { saveEntityRecord } = useDispatch("core");
    async function save(event) {
      event.preventDefault();
      setState("busy");
      const saved = await saveEntityRecord("root", "site", { news_zone_src: address });
      if (!saved?.news_zone_src) setState("refused");
    }
    const words = mayChange
      ? __("Which site does the news come from? The address is kept for all blocks.", "news-zone")
      : __("An administrator has to set the address of the News Zone site under Settings, General.", "news-zone");
    const form = createElement(
      "form",
      { onSubmit: save },
      state === "refused" &&
        createElement(
          Notice,
          { status: "error", isDismissible: false },
          __("The address of the News Zone site has to begin with https:// or http://, without a name or password in it.", "news-zone"),
        ),
      createElement(TextControl, {
        label: __("Address of the News Zone site", "news-zone"),
        help: __("Its script runs on pages with a News Zone block. Set an address that you trust.", "news-zone"),
        placeholder: "https://news.example/",
        value: address,
        onChange: setAddress,
      }),
      createElement(
        Button,
        { variant: "primary", type: "submit", disabled: address.trim() === "", isBusy: state === "busy" },
        __("Save", "news-zone"),
      ),
    );
    return createElement(
      Placeholder,
      { icon: "megaphone", label: __("News Zone", "news-zone"), instructions: words },
      mayChange && form,
    );
  }

  /** A field that is done with when it is left: half an address would be asked for news at every letter. */
  function SlowText({ value, onChange, ...more }) {
    const [draft, setDraft] = useState(value);
    useEffect(() => setDraft(value), [value]);
    return createElement(TextControl, { ...more, value: draft, onChange: setDraft, onBlur: () => onChange(draft) });
  }

  function Settings({ attributes, setAttributes, site }) {
    const set = (name) => (value) => setAttributes({ [name]: value });
    const more = { __nextHasNoMarginBottom: true };
    const text = (name, label, help) =>
      createElement(SlowText, { ...more, label, help, value: attributes[name], onChange: set(name) });
    const choice = (name, label, options) =>
      createElement(SelectControl, {
        ...more,
        label,
        value: attributes[name],
        options: Object.entries(options).map(([value, label]) => ({ value, label })),
        onChange: set(name),
      });
    const range = (name, label, help, scale) =>
      createElement(RangeControl, { ...more, ...scale, label, help, value: attributes[name], onChange: set(name) });
    const toggle = (name, label) =>
      createElement(ToggleControl, { ...more, label, checked: attributes[name], onChange: set(name) });

    const source = createElement(
      PanelBody,
      { title: __("Which news", "news-zone") },
      createElement(SlowText, {
        ...more,
        label: __("Source", "news-zone"),
        help: __("Address of another site or feed. Empty: the site of the settings.", "news-zone"),
        placeholder: site,
        value: attributes.src === SITE ? "" : attributes.src,
        // Undefined is the default, which follows the setting; an empty address would not.
        onChange: (value) => setAttributes({ src: value.trim() || undefined }),
      }),
      text("section", __("Section", "news-zone")),
      text("tag", __("Tag", "news-zone")),
      text("author", __("Author", "news-zone")),
      text("lang", __("Language", "news-zone"), __("Two or three letters, like en or ko.", "news-zone")),
      text("query", __("Words", "news-zone"), __("Only articles that hold them all.", "news-zone")),
      text("article", __("Article", "news-zone"), __("Its id, to show that one alone.", "news-zone")),
      range("limit", __("Most headlines", "news-zone"), undefined, { min: 1, max: 100 }),
    );
    const look = createElement(
      PanelBody,
      { title: __("How they are shown", "news-zone") },
      choice("layout", __("Layout", "news-zone"), {
        list: __("Headline and date", "news-zone"),
        cards: __("Picture, headline and deck", "news-zone"),
        headlines: __("Headline alone", "news-zone"),
      }),
      choice("open", __("Articles open", "news-zone"), {
        place: __("In their place", "news-zone"),
        dialog: __("In a dialog", "news-zone"),
        site: __("On their own page", "news-zone"),
        tab: __("In a new tab", "news-zone"),
      }),
      choice("theme", __("Colours", "news-zone"), {
        auto: __("As the reader prefers", "news-zone"),
        light: __("Light", "news-zone"),
        dark: __("Dark", "news-zone"),
        host: __("Those of the page", "news-zone"),
      }),
      toggle("images", __("Pictures", "news-zone")),
      toggle("filter", __("Search and filters", "news-zone")),
      range(
        "refresh",
        __("Seconds until news is asked for again", "news-zone"),
        __("0: never; 30 is the least.", "news-zone"),
        { min: 0, max: 3600, step: 30 },
      ),
    );
    return createElement(InspectorControls, null, source, look);
  }

  function Edit({ attributes, setAttributes }) {
    const site = useSite();
    const props = useBlockProps();
    if (site === "") return createElement("div", props, createElement(Setup));
    return createElement(
      Fragment,
      null,
      createElement(Settings, { attributes, setAttributes, site }),
      createElement("div", props, createElement(Preview, { attributes, site })),
    );
  }

  /** The setting as it was when the editor was opened: the server makes it the default of this attribute. */
  const SITE = registerBlockType(NAME, { edit: Edit, save: () => null })?.attributes.src?.default ?? "";
})(window.wp);
