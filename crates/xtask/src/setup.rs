//! What a fresh machine needs before the other chores can run.
//!
//! Everything comes through the ordinary package clients in a named version, and is looked for before it is fetched:
//! a second run touches no network.

use crate::lock_file;
use crate::step::say;
use crate::tools::cargo_tool::CargoTool;
use crate::tools::debian::DebianPackages;
use crate::tools::npm_package::NpmPackage;
use crate::tools::{programs, std_source, typesense, wasm_target};
use crate::trouble::{During, Outcome, Trouble};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

const TRUNK_VERSION: &str = "0.21.14";
const BINARYEN_VERSION: &str = "132.0.0";
const TERSER_VERSION: &str = "5.51.2";
const AXE_VERSION: &str = "4.14.1";
const HTML_VALIDATE_VERSION: &str = "10.9.0";
const VNU_VERSION: &str = "26.9.27";
const STRUCTURED_DATA_VERSION: &str = "4.5.0";
const CARGO_DENY_VERSION: &str = "0.20.2";
const GECKODRIVER_VERSION: &str = "0.37.1";

/// What is ready to use.
pub(crate) struct Tools {
    /// A PATH on which the tools come first.
    pub(crate) path: OsString,
    /// Files that the tests are told of, by the variable that names each: axe's script, validators.
    pub(crate) files: Vec<(&'static str, PathBuf)>,
    /// Whether something the tests want is not there.
    pub(crate) is_something_missing: bool,
    /// Whether cargo-deny is ready.
    pub(crate) has_deny: bool,
}

/// Sets up what `build` and `serve` need.
pub(crate) fn for_building() -> Outcome<Tools> {
    let start = Instant::now();
    say("Setting up the tools that build the site");
    let path = path_with(building_dirs()?)?;
    say(format!("The tools are ready, {:.1} s", start.elapsed().as_secs_f64()));
    Ok(Tools { path, files: Vec::new(), is_something_missing: false, has_deny: false })
}

/// Sets up what `test` needs. What cannot be had is trouble, or a loud line where that is allowed.
pub(crate) fn for_testing(allow_missing: bool) -> Outcome<Tools> {
    let start = Instant::now();
    say("Setting up the tools that build and test the site");
    let mut dirs = building_dirs()?;
    let mut missing = Vec::new();
    // The quick ones first: a machine that cannot run the tests should say so before it builds for minutes.
    let mut files = Vec::new();
    for (variable, package) in &JUDGES {
        match package.ensure() {
            Ok(file) => files.push((*variable, file)),
            Err(trouble) => missing.push(trouble),
        }
    }
    for packages in [&CHROMIUM, &FIREFOX, &WEBKIT, &WORDPRESS, &SERVERS, &CHECKERS] {
        if let Err(trouble) = packages.ensure() {
            missing.push(trouble);
        }
    }
    dirs.extend(typesense::ensure().map_err(|it| missing.push(it)).ok());
    // Debian has Firefox, and not what drives it.
    let geckodriver = CargoTool {
        package: "geckodriver",
        version: GECKODRIVER_VERSION,
        program: "geckodriver",
        options: &["--locked"],
    };
    dirs.extend(geckodriver.ensure().map_err(|it| missing.push(it)).ok());
    let deny = CargoTool {
        package: "cargo-deny",
        version: CARGO_DENY_VERSION,
        program: "cargo-deny",
        options: &["--locked", "--no-default-features"],
    };
    let deny = deny.ensure().map_err(|it| missing.push(it)).ok();
    let has_deny = deny.is_some();
    dirs.extend(deny);
    if !allow_missing && !missing.is_empty() {
        return Err(missing.swap_remove(0));
    }
    for trouble in &missing {
        say(format!("\n*** SKIPPING the tests that need this ***\n{trouble}\n"));
    }
    say(format!("The tools are ready, {:.1} s", start.elapsed().as_secs_f64()));
    Ok(Tools { path: path_with(dirs)?, files, is_something_missing: !missing.is_empty(), has_deny })
}

const CHROMIUM: DebianPackages<'_> = DebianPackages {
    purpose: "Chromium",
    // The fonts make a Korean page measure as it does for a Korean reader.
    packages: &["chromium", "chromium-driver", "fonts-noto-cjk"],
    programs: &["chromedriver"],
    files: &[],
};

const FIREFOX: DebianPackages<'_> =
    DebianPackages { purpose: "Firefox", packages: &["firefox-esr"], programs: &["firefox"], files: &[] };

/// WebKit as GNOME builds it: as near to Safari as Debian comes. Its browser has no mode without a screen.
const WEBKIT: DebianPackages<'_> = DebianPackages {
    purpose: "WebKitGTK and a screen for it",
    packages: &["webkit2gtk-driver", "xvfb"],
    programs: &["WebKitWebDriver", "Xvfb"],
    files: &[],
};

const WORDPRESS: DebianPackages<'_> = DebianPackages {
    purpose: "WordPress",
    packages: &["wordpress", "php-cli", "php-mysql", "php-xml", "php-mbstring", "php-gd", "php-curl", "mariadb-server"],
    programs: &["php", "mariadbd"],
    files: &["/usr/share/wordpress/wp-load.php"],
};

/// The servers that a published site is held against.
const SERVERS: DebianPackages<'_> = DebianPackages {
    purpose: "web servers",
    packages: &[
        "nginx-light",
        "libnginx-mod-http-brotli-static",
        "caddy",
        "apache2",
        "lighttpd",
        "lighttpd-mod-deflate",
    ],
    programs: &["nginx", "caddy", "apache2", "lighttpd"],
    files: &["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "/usr/lib/lighttpd/mod_deflate.so"],
};

/// Programs that check documents.
const CHECKERS: DebianPackages<'_> = DebianPackages {
    purpose: "xmllint and Java",
    packages: &["libxml2-utils", "default-jre-headless"],
    programs: &["xmllint", "java"],
    files: &[],
};

/// What pages are judged by, and the variable that tells the tests where each is.
const JUDGES: [(&str, NpmPackage<'_>); 4] = [
    ("NEWS_ZONE_AXE", NpmPackage { name: "axe-core", version: AXE_VERSION, file: "axe.min.js" }),
    (
        "NEWS_ZONE_HTML_VALIDATE",
        NpmPackage { name: "html-validate", version: HTML_VALIDATE_VERSION, file: "bin/html-validate.mjs" },
    ),
    ("NEWS_ZONE_VNU", NpmPackage { name: "vnu-jar", version: VNU_VERSION, file: "build/dist/vnu.jar" }),
    (
        "NEWS_ZONE_SDTT",
        NpmPackage { name: "structured-data-testing-tool", version: STRUCTURED_DATA_VERSION, file: "bin/cli.js" },
    ),
];

fn building_dirs() -> Outcome<Vec<PathBuf>> {
    wasm_target::ensure()?;
    std_source::ensure()?;
    let wasm_opt = wasm_opt_dir()?;
    let wasm_bindgen_version = lock_file::version_of("wasm-bindgen")?;
    let wasm_bindgen = CargoTool {
        package: "wasm-bindgen-cli",
        version: &wasm_bindgen_version,
        program: "wasm-bindgen",
        // Without --locked: the lock file that 0.2.130 was published with does not build.
        options: &[],
    };
    let trunk = CargoTool {
        package: "trunk",
        version: TRUNK_VERSION,
        program: "trunk",
        options: &["--locked", "--no-default-features", "--features", "rustls"],
    };
    let mut dirs = vec![trunk.ensure()?, wasm_bindgen.ensure()?];
    dirs.extend(wasm_opt);
    dirs.extend(terser_dir()?);
    Ok(dirs)
}

/// The folder of the pinned wasm-opt, or none where another one on the PATH must do.
fn wasm_opt_dir() -> Outcome<Option<PathBuf>> {
    let package = NpmPackage { name: "binaryen", version: BINARYEN_VERSION, file: "bin/wasm-opt" };
    if programs::npm().is_some() {
        package.ensure()?;
        return Ok(Some(package.programs_dir()));
    }
    if programs::find("wasm-opt").is_none() {
        let debian =
            DebianPackages { purpose: "wasm-opt", packages: &["binaryen"], programs: &["wasm-opt"], files: &[] };
        debian.ensure().map_err(|it| Trouble::new(it.to_string()).mended_by("install npm, or binaryen"))?;
    }
    say("  note: no npm here, so the wasm-opt on the PATH is used; sizes may differ a little");
    Ok(None)
}

fn path_with(dirs: Vec<PathBuf>) -> Outcome<OsString> {
    let standing = env::var_os("PATH").unwrap_or_default();
    env::join_paths(dirs.into_iter().chain(env::split_paths(&standing))).during("PATH")
}

/// The folder of the pinned minifier, or none without npm: then the scripts stay as they are written.
fn terser_dir() -> Outcome<Option<PathBuf>> {
    if programs::npm().is_none() {
        say("  note: no npm here, so scripts are not minified and weigh about 2 KB more");
        return Ok(None);
    }
    let package = NpmPackage { name: "terser", version: TERSER_VERSION, file: "bin/terser" };
    package.ensure()?;
    Ok(Some(package.programs_dir()))
}
