//! Pictures: what is known of them in the store's file, their bytes as files in a folder beside it.
//!
//! Invariant: a picture's file is named by the hash of its bytes, written once and never changed. It is on disk before
//! the store's file names it.

use super::tables::{FOUND, PICTURED, PICTURES, Stored, decode, encode};
use super::{Store, Version, hex};
use crate::delivery::Validators;
use crate::trouble::{Outcome, Trouble};
use redb::{ReadableDatabase, ReadableTable};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Tells files apart that are being written.
static PARTS: AtomicUsize = AtomicUsize::new(0);

/// BLAKE3 of a picture's bytes as they came.
pub type PictureHash = [u8; 32];

/// A kept picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What it is.
    pub kind: Kind,
    /// Its width when it stands upright, in pixels.
    pub width: u32,
    /// Its height then, in pixels.
    pub height: u32,
    /// Its bytes as they came.
    pub bytes: u64,
}

/// What a picture is, as far as it matters to how it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Published as JPEG.
    Photo,
    /// Few colours, hard edges, or transparent: published as lossless WebP.
    Drawing {
        /// Whether making it smaller makes its file smaller: a chart's file grows.
        scales: bool,
    },
    /// A photograph that can be seen through in places: published as WebP.
    CutOut,
    /// GIF that moves: published as it is.
    MovingGif,
    /// PNG that moves: published as it is.
    MovingPng,
    /// WebP that moves: published as it is.
    MovingWebP,
}

/// What was found where a picture was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The picture; `None` where there never was one that could be taken.
    pub picture: Option<PictureHash>,
    /// When it was last looked for, in seconds since 1970.
    pub asked: i64,
    /// How often in a row that failed.
    pub failures: u32,
    /// What to show its server next time.
    pub validators: Validators,
    /// How the file was, if it is one.
    pub stamp: Option<Stamp>,
}

/// By what a file is taken for unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its length, in bytes.
    pub bytes: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub written: u64,
}

/// The pictures of one version of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pictured {
    /// Which version: what is said here holds for no other.
    pub version: Version,
    /// Those that are kept, in its order.
    pub shown: Vec<Shown>,
    /// Whether that is all of them.
    pub is_whole: bool,
}

/// A kept picture where an article shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The address that the article names it by: absolute.
    pub address: String,
    /// The picture.
    pub picture: PictureHash,
    /// Whether it lies in the source's own folder.
    pub is_own: bool,
}

/// A place where pictures are looked for: the source whose own folder it is in or nothing, and an address.
type Place = (String, String);

impl Store {
    /// What is known of a place: the source whose own folder it is in, or nothing, and an address.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn found(&self, own: &str, address: &str) -> Outcome<Option<Found>> {
        self.said((|| {
            let found = self.base.begin_read()?.open_table(FOUND)?;
            let found = found.get((own, address))?.map(|bytes| decode(bytes.value())).transpose()?;
            Ok(found)
        })())
    }

    /// A kept picture.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn picture(&self, hash: &PictureHash) -> Outcome<Option<Picture>> {
        self.said((|| {
            let pictures = self.base.begin_read()?.open_table(PICTURES)?;
            let picture = pictures.get(hash)?.map(|bytes| decode(bytes.value())).transpose()?;
            Ok(picture)
        })())
    }

    /// The pictures of an article.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn pictured(&self, source: &str, id: &str) -> Outcome<Option<Pictured>> {
        self.said((|| {
            let pictured = self.base.begin_read()?.open_table(PICTURED)?;
            let pictured = pictured.get((source, id))?.map(|bytes| decode(bytes.value())).transpose()?;
            Ok(pictured)
        })())
    }

    /// Shows the pictures of every article that has some: its source, its id, its pictures.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn all_pictured(&self, see: &mut dyn FnMut(&str, &str, Pictured)) -> Outcome {
        self.said((|| {
            let pictured = self.base.begin_read()?.open_table(PICTURED)?;
            for entry in pictured.iter()? {
                let (key, bytes) = entry?;
                let (source, id) = key.value();
                let pictured: Pictured = decode(bytes.value())?;
                if !pictured.shown.is_empty() {
                    see(source, id, pictured);
                }
            }
            Ok(())
        })())
    }

    /// Notes what was found, and the pictures whose files were kept.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing of it was.
    pub fn note_found(&self, pictures: &[(PictureHash, Picture)], found: &[(Place, Found)]) -> Outcome {
        self.said((|| -> Stored {
            let write = self.base.begin_write()?;
            {
                let mut table = write.open_table(PICTURES)?;
                for (hash, picture) in pictures {
                    table.insert(hash, encode(picture)?.as_slice())?;
                }
                let mut table = write.open_table(FOUND)?;
                for ((own, address), found) in found {
                    table.insert((own.as_str(), address.as_str()), encode(found)?.as_slice())?;
                }
            }
            Ok(write.commit()?)
        })())
    }

    /// Notes the pictures of articles, each by its source and id.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing of it was.
    pub fn note_pictured(&self, articles: &[((String, String), Pictured)]) -> Outcome {
        self.said((|| -> Stored {
            let write = self.base.begin_write()?;
            {
                let mut table = write.open_table(PICTURED)?;
                for ((source, id), pictured) in articles {
                    table.insert((source.as_str(), id.as_str()), encode(pictured)?.as_slice())?;
                }
            }
            Ok(write.commit()?)
        })())
    }

    /// Keeps a picture's bytes, on disk when this returns. It counts once it is noted.
    ///
    /// # Errors
    ///
    /// When they cannot be written.
    pub fn keep_picture(&self, hash: &PictureHash, bytes: &[u8]) -> Outcome {
        let file = self.picture_file(hash);
        let failed = |error: &std::io::Error| Trouble::file(&file, error);
        if fs::metadata(&file).is_ok_and(|it| it.len() == bytes.len() as u64) {
            return Ok(());
        }
        let folder = file.parent().unwrap_or(&file);
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        // Whoever dies in between leaves a file that is never read. Two threads may keep one picture at once.
        let aside = file.with_extension(format!("{}.part", PARTS.fetch_add(1, Ordering::Relaxed)));
        let write = || {
            let mut part = File::create(&aside)?;
            part.write_all(bytes)?;
            part.sync_all()?;
            fs::rename(&aside, &file)?;
            // Elsewhere a folder cannot be opened, and need not be.
            if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
        };
        write().map_err(|error| failed(&error))
    }

    /// Strikes out a picture whose bytes are not what they were, so that it counts as never kept.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn strike_picture(&self, hash: &PictureHash) -> Outcome {
        let file = self.picture_file(hash);
        fs::remove_file(&file).map_err(|error| Trouble::file(&file, &error))?;
        self.said((|| -> Stored {
            let write = self.base.begin_write()?;
            write.open_table(PICTURES)?.remove(hash)?;
            Ok(write.commit()?)
        })())
    }

    /// A kept picture's bytes as they came.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn picture_bytes(&self, hash: &PictureHash) -> Outcome<Vec<u8>> {
        let file = self.picture_file(hash);
        fs::read(&file).map_err(|error| Trouble::file(&file, &error))
    }

    /// Whether a picture's bytes are there, as many as it has.
    #[must_use]
    pub fn has_picture(&self, hash: &PictureHash, bytes: u64) -> bool {
        fs::metadata(self.picture_file(hash)).is_ok_and(|it| it.is_file() && it.len() == bytes)
    }

    /// Where a picture's bytes are: in `pictures` beside the store's file, in one of 256 folders.
    fn picture_file(&self, hash: &PictureHash) -> PathBuf {
        let name = hex(hash);
        self.file.with_file_name("pictures").join(&name[..2]).join(name)
    }
}
