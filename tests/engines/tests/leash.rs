//! What is leashed ends with what it has started, whatever becomes of the process that has started it.

#![cfg(unix)]

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use browser_engines::leashed;

/// How long everything may take to end.
const END: Duration = Duration::from_secs(10);
/// A program with another one below it, both of which are deaf to a request to end; each tells that it is there.
const FAMILY: &str = "trap '' TERM; (echo one; sleep 600) & echo two; sleep 600";
/// Tells the process that stands for one of the tests that it is this.
const HOLDS: &str = "LEASH_HOLDS";

/// A leashed family whose standard output is this.
fn family(output: Stdio) -> Child {
    let mut family = leashed(Path::new("sh"));
    family.args(["-c", FAMILY]).stdout(output).spawn().expect("sh is there")
}

/// Waits until both of a family are there.
fn both(output: ChildStdout) -> BufReader<ChildStdout> {
    let mut output = BufReader::new(output);
    let mut told = Vec::new();
    while told.len() < 2 {
        let mut line = String::new();
        assert!(output.read_line(&mut line).expect("can be read") > 0, "ended at once: {told:?}");
        if ["one", "two"].contains(&line.trim()) {
            told.push(line);
        }
    }
    output
}

/// Whether everything that had this output has ended by the end of the time: only then has it an end.
fn have_all_ended(mut output: BufReader<ChildStdout>, time: Duration) -> bool {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let end = output.read_to_end(&mut Vec::new());
        send.send(end.is_ok())
    });
    receive.recv_timeout(time).unwrap_or(false)
}

/// Waits until a process has ended.
fn ends(process: &mut Child) {
    let start = Instant::now();
    while process.try_wait().expect("is ours").is_none() {
        assert!(start.elapsed() < END, "the leash goes on");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Is no test by itself: it stands for a process in which tests run, and is killed.
#[test]
fn holds() {
    if env::var_os(HOLDS).is_some() {
        let mut family = family(Stdio::inherit());
        let input = family.stdin.take();
        family.wait().expect("it runs");
        drop(input);
    }
}

#[test]
fn nothing_outlives_a_process_that_is_killed() {
    let this = env::current_exe().expect("it runs");
    let mut holder = Command::new(this)
        .args(["--exact", "holds", "--nocapture"])
        .env(HOLDS, "1")
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let output = both(holder.stdout.take().expect("is piped"));
    // By SIGKILL, of which it learns nothing.
    holder.kill().expect("it runs");
    holder.wait().expect("it runs");
    assert!(have_all_ended(output, END));
}

#[test]
fn nothing_outlives_its_leash() {
    let mut family = family(Stdio::piped());
    let output = both(family.stdout.take().expect("is piped"));
    drop(family.stdin.take());
    ends(&mut family);
    assert!(have_all_ended(output, END));
}

/// What the others rely on: as long as somebody lives, the output has no end.
#[test]
fn on_its_leash_it_goes_on() {
    let mut family = family(Stdio::piped());
    let output = both(family.stdout.take().expect("is piped"));
    assert!(!have_all_ended(output, Duration::from_secs(1)));
    drop(family.stdin.take());
    ends(&mut family);
}

#[test]
fn the_leash_ends_with_the_program() {
    let mut program = leashed(Path::new("true")).spawn().expect("sh is there");
    let input = program.stdin.take();
    ends(&mut program);
    drop(input);
}
