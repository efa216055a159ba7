//! Running the command of a case: in this process, in a copy of the case's site, on a fixed day.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use guidepost::cli::{Surroundings, run};
use guidepost::scalar::Day;
use tempfile::TempDir;

use super::{Case, site};

/// The day on which every case is built.
const TODAY: &str = "2026-03-31";

/// The site's folder within the temporary one, so that a path that leads out of it is noticed.
const SITE: &str = "site";

/// What came of a case.
pub(super) struct Ran {
    folder: TempDir,
    /// Where the command writes, below the site's folder; `None` for a command that writes there.
    output: Option<PathBuf>,
    /// The files before.
    before: BTreeMap<PathBuf, Vec<u8>>,
    /// What the command printed, and its exit code where that is not nought.
    pub(super) report: String,
}

impl Ran {
    /// Lays the case's folders called `layers` over one another, and runs its command there.
    pub(super) fn new(case: &Case, layers: &[&str]) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let to = folder.path().join(SITE);
        site::lay_out(case, layers, &to)?;
        let arguments = case.arguments();
        let mut ran = Self {
            before: contents(folder.path()).map_err(|error| error.to_string())?,
            output: output(&arguments),
            report: String::new(),
            folder,
        };
        ran.report = ran.run(&arguments);
        Ok(ran)
    }

    /// The site's folder.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.path().join(SITE)
    }

    fn run(&self, arguments: &[String]) -> String {
        let surroundings = Surroundings {
            folder: self.site(),
            source_date_epoch: String::new(),
            today: Day::parse(TODAY).unwrap(),
            out_is_terminal: false,
            err_is_terminal: false,
        };
        let arguments = std::iter::once("guidepost").chain(arguments.iter().map(String::as_str));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let arguments = arguments.map(OsString::from);
        let code = run(arguments, &surroundings, &mut out, &mut err);
        let mut report = self.without_machine(&String::from_utf8_lossy(&[out, err].concat()));
        if code != 0 {
            report += &format!("(exit code {code})\n");
        }
        report
    }

    /// What was printed, without the folder and the time, which differ from run to run, and without
    /// the size, which changes with the theme.
    fn without_machine(&self, printed: &str) -> String {
        let mut folders = vec![self.site()];
        folders.extend(fs::canonicalize(self.site()));
        let folders = folders.iter().map(|folder| folder.display().to_string());
        let printed = folders.fold(printed.to_owned(), |text, folder| {
            text.replace(&folder, "…")
        });
        let lines = printed.lines().map(|line| match line.rsplit_once(", in ") {
            Some((what, time)) if time.ends_with(" s") => {
                format!(
                    "{}\n",
                    what.rsplit_once(", ").map_or(what, |(what, _)| what)
                )
            }
            _ => format!("{line}\n"),
        });
        lines.collect()
    }

    /// A build changes nothing outside of its output folder, and nothing in it where it fails,
    /// besides the file that it locks.
    pub(super) fn check_harm(&self) -> Result<(), String> {
        let Some(output) = &self.output else {
            return Ok(());
        };
        let output = Path::new(SITE).join(output);
        let failed = self.report.ends_with(")\n");
        let lock = output.join(".guidepost/lock");
        let kept = |path: &PathBuf| *path != lock && (!path.starts_with(&output) || failed);
        let after = contents(self.folder.path()).map_err(|error| error.to_string())?;
        let changed = |path: &&PathBuf| kept(path) && after.get(*path) != self.before.get(*path);
        let mut paths = self.before.keys().chain(after.keys());
        match paths.find(changed) {
            Some(path) => Err(format!("it changes `{}`", path.display())),
            None => Ok(()),
        }
    }
}

/// The folder that a build writes to, by its arguments.
fn output(arguments: &[String]) -> Option<PathBuf> {
    if arguments.first()? != "build" {
        return None;
    }
    let named = arguments
        .iter()
        .skip_while(|argument| *argument != "--output");
    Some(
        named
            .skip(1)
            .map(PathBuf::from)
            .next()
            .unwrap_or("public".into()),
    )
}

/// The files and links below `folder`, each with its bytes or what it leads to.
fn contents(folder: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    for path in site::files(folder)? {
        let bytes = match path.is_symlink() {
            true => fs::read_link(&path)?.into_os_string().into_encoded_bytes(),
            false => fs::read(&path)?,
        };
        contents.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), bytes);
    }
    Ok(contents)
}
