//! What the page says on which lines for other sites are put together. Nobody who reads loads these words: only the
//! publisher names them.

/// Every word of that page.
pub struct BuildingWords {
    /// What the page is for; the site's name goes before or behind it.
    pub title: fn(&str) -> String,
    /// What to do on it.
    pub intro: &'static str,
    /// Heading of what can be chosen.
    pub choices: &'static str,
    /// The whole zone, among its sections.
    pub all: &'static str,
    /// Label of the layouts.
    pub layout: &'static str,
    /// Values of the attribute, and what they are called.
    pub layouts: [(&'static str, &'static str); 3],
    /// Label of how many headlines there are at most.
    pub limit: &'static str,
    /// Label of where articles open.
    pub open: &'static str,
    /// Values of the attribute, and what they are called.
    pub opens: [(&'static str, &'static str); 4],
    /// Label of the colours.
    pub theme: &'static str,
    /// Values of the attribute, and what they are called.
    pub themes: [(&'static str, &'static str); 4],
    /// Whether readers can filter.
    pub filter: &'static str,
    /// Whether there are pictures.
    pub images: &'static str,
    /// Label of the accent.
    pub accent: &'static str,
    /// Label of the size of text.
    pub size: &'static str,
    /// Whether the scripts are held to what they are now.
    pub pin: &'static str,
    /// What that means.
    pub pin_hint: &'static str,
    /// Heading of the preview.
    pub preview: &'static str,
    /// Heading of the element's lines.
    pub element: &'static str,
    /// What is to be known of them.
    pub element_hint: &'static str,
    /// Heading of the lines with headlines in them.
    pub fallback: &'static str,
    /// What is to be known of them.
    pub fallback_hint: &'static str,
    /// Heading of the style.
    pub rule: &'static str,
    /// What is to be known of it.
    pub rule_hint: &'static str,
    /// Heading of the iframe's lines.
    pub frame: &'static str,
    /// What is to be known of them.
    pub frame_hint: &'static str,
    /// Copies the lines.
    pub copy: &'static str,
    /// That they were copied.
    pub copied: &'static str,
    /// Where the browser does not let a page copy: what was to be copied is selected.
    pub selected: &'static str,
    /// Where there is no script.
    pub scriptless: &'static str,
}
