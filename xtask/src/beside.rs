//! Commands beside others: while a module of the site is linked, which takes one processor, another one is idle.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use anyhow::{Context, Result, anyhow, bail};

use crate::process;

/// How often it is looked whether a command has ended.
const LOOK: Duration = Duration::from_millis(50);

/// Commands that run one after the other until the first that fails. What they print is kept until they are waited for.
/// They end with this value.
#[derive(Debug)]
pub struct Beside {
    log: PathBuf,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<Result<()>>>,
}

impl Beside {
    /// Begins with the first command. What all print goes to a file.
    ///
    /// # Errors
    ///
    /// If the file can't be written.
    pub fn start(log: &Path, commands: Vec<Command>) -> Result<Self> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
        }
        let output = File::create(log).with_context(|| format!("can't write {}", log.display()))?;
        let is_over = Arc::new(AtomicBool::new(false));
        let is_ended = Arc::clone(&is_over);
        let work = move || commands.into_iter().try_for_each(|command| run(command, &output, &is_ended));
        Ok(Self { log: log.to_path_buf(), is_over, thread: Some(thread::spawn(work)) })
    }

    /// Waits until all are done, and prints what they have printed.
    ///
    /// # Errors
    ///
    /// If one of them has failed.
    pub fn wait(mut self) -> Result<()> {
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let result = thread.join().map_err(|_| anyhow!("the thread beside has panicked"))?;
        print!("{}", fs::read_to_string(&self.log).unwrap_or_default());
        result
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.is_over.store(true, SeqCst);
        // It has nothing to tell: something else has failed.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Runs a command to its end, or until all is over.
fn run(mut command: Command, output: &File, is_over: &AtomicBool) -> Result<()> {
    if is_over.load(SeqCst) {
        bail!("ended before its time");
    }
    let line = process::line(&command);
    let kept = || output.try_clone().context("what a command prints can't be kept");
    command.stdin(Stdio::null()).stdout(kept()?).stderr(kept()?);
    let mut child = command.spawn().with_context(|| format!("`{line}` can't be started"))?;
    loop {
        if let Some(status) = child.try_wait()? {
            if !status.success() {
                bail!("`{line}` failed ({status}); its own message is above");
            }
            return Ok(());
        }
        if is_over.load(SeqCst) {
            end(&mut child);
            bail!("ended before its time");
        }
        thread::sleep(LOOK);
    }
}

/// Ends a command.
fn end(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn log(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("xtask-beside-{name}-{}", std::process::id()))
    }

    #[test]
    fn commands_follow_each_other_until_one_fails() -> Result<()> {
        let log = log("fails");
        let commands = ["echo one", "echo two >&2; exit 3", "echo three"].map(shell);
        let error = Beside::start(&log, commands.into())?.wait().expect_err("one fails").to_string();
        assert!(error.contains("exit 3"), "{error}");
        assert_eq!(fs::read_to_string(&log)?, "one\ntwo\n");
        Ok(fs::remove_file(log)?)
    }

    #[test]
    fn commands_end_with_what_they_run_beside() -> Result<()> {
        let log = log("ends");
        let start = Instant::now();
        drop(Beside::start(&log, vec![shell("exec sleep 60"), shell("echo more")])?);
        assert!(start.elapsed() < Duration::from_secs(30), "it was waited for");
        assert_eq!(fs::read_to_string(&log)?, "");
        Ok(fs::remove_file(log)?)
    }
}
