//! How articles are parted: `[edition]`.

use serde::Deserialize;

/// How articles are parted into the edition's files. Sizes are means: where a file ends follows from the articles'
/// ids, so that an article that comes or goes changes the files around it alone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Edition {
    /// Articles in a list.
    pub list_articles: usize,
    /// Texts in a pack, among the newest articles.
    pub pack_articles: usize,
    /// Texts in a pack of the archive.
    pub archive_pack_articles: usize,
    /// Lists whose texts are in small packs: the newest.
    pub recent_lists: usize,
    /// Lists in a volume.
    pub volume_lists: usize,
    /// Most JSON Feed pages in the chain that begins at `feed.json`.
    pub feed_pages_max: usize,
}

impl Default for Edition {
    fn default() -> Self {
        Self {
            list_articles: 512,
            pack_articles: 32,
            archive_pack_articles: 512,
            recent_lists: 16,
            volume_lists: 64,
            feed_pages_max: 100,
        }
    }
}
