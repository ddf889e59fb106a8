//! `ci/comment.py` against a fake of the comment APIs of GitHub and GitLab.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

use crate::harness::{REPOSITORY, tools};

const TOKEN: &str = "Bearer geheim";

/// A request as the fake server receives it.
struct Request {
    method: String,
    target: String,
    is_authorised: bool,
    body: Value,
}

impl Request {
    fn read(stream: &TcpStream) -> Option<Self> {
        let mut reader = BufReader::new(stream);
        let mut first = String::new();
        reader.read_line(&mut first).ok()?;
        let mut words = first.split_whitespace().map(str::to_owned);
        let (method, target) = (words.next()?, words.next()?);
        let (mut length, mut is_authorised) = (0, false);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().ok()?,
                "authorization" => is_authorised = value == TOKEN,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let body = serde_json::from_slice(&body).unwrap_or_default();
        Some(Request { method, target, is_authorised, body })
    }
}

/// The comments of one pull request behind the API of a forge.
struct Forge {
    address: String,
    comments: Arc<Mutex<Vec<Value>>>,
}

impl Forge {
    fn start(comments: Vec<Value>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let comments = Arc::new(Mutex::new(comments));
        let shared = Arc::clone(&comments);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Some(request) = Request::read(&stream) else { continue };
                let answer = answer(&request, &mut shared.lock().expect("comments"));
                respond(stream, answer);
            }
        });
        Forge { address, comments }
    }

    fn bodies(&self) -> Vec<String> {
        let comments = self.comments.lock().expect("comments");
        comments.iter().map(|comment| comment["body"].as_str().unwrap_or("").to_owned()).collect()
    }

    fn comment(&self, python: &Path, variables: &[(&str, &str)], text: &str) -> Output {
        let folder = crate::harness::temp_dir();
        let file = folder.path().join("diff.md");
        fs::write(&file, text).expect("a file");
        let mut command = Command::new(python);
        command.arg(Path::new(REPOSITORY).join("ci/comment.py")).arg(file).env_clear();
        for name in ["PATH", "HOME"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        let variables = variables.iter().map(|(name, value)| (*name, self.filled(value)));
        command.envs(variables).env("COMMENT_TOKEN", "geheim").output().expect("python3 runs")
    }

    fn filled(&self, value: &str) -> String {
        value.replace("FORGE", &self.address)
    }
}

/// `None` is a client error.
fn answer(request: &Request, comments: &mut Vec<Value>) -> Option<Value> {
    if !request.is_authorised {
        return None;
    }
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let list = ["/repos/o/r/issues/7/comments", "/projects/5/merge_requests/7/notes"];
    let one = ["/repos/o/r/issues/comments/", "/projects/5/merge_requests/7/notes/"];
    let number = one.iter().find_map(|one| path.strip_prefix(one)?.parse::<u64>().ok());
    let at = comments.iter().position(|comment| number.is_some() && comment["id"] == json!(number));
    match (request.method.as_str(), at) {
        ("GET", _) if path == "/user" => Some(json!({"id": 1})),
        ("GET", _) if list.contains(&path) => {
            let page = query.strip_prefix("per_page=100&page=")?.parse::<usize>().ok()?;
            Some(comments.iter().skip((page - 1) * 100).take(100).cloned().collect())
        }
        ("POST", _) if list.contains(&path) => {
            comments.push(own_comment(1000, request.body["body"].as_str()?));
            Some(Value::Null)
        }
        ("PATCH" | "PUT", Some(at)) => {
            comments[at]["body"] = request.body["body"].clone();
            Some(Value::Null)
        }
        ("DELETE", Some(at)) => {
            comments.remove(at);
            Some(Value::Null)
        }
        _ => None,
    }
}

fn respond(mut stream: TcpStream, answer: Option<Value>) {
    let status = if answer.is_some() { "200 OK" } else { "403 Forbidden" };
    let body = answer.unwrap_or_default().to_string();
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}", body.len());
    let _ = write!(stream, "{head}\r\n\r\n{body}");
}

fn by(login: &str, author: u64, id: u64, body: &str) -> Value {
    json!({"id": id, "body": body, "user": {"login": login}, "author": {"id": author}})
}

fn own_comment(id: u64, body: &str) -> Value {
    by("github-actions[bot]", 1, id, body)
}

fn foreign_comment(id: u64, body: &str) -> Value {
    by("jemand", 2, id, body)
}

const GITHUB: [(&str, &str); 3] =
    [("GITHUB_API_URL", "FORGE"), ("GITHUB_REPOSITORY", "o/r"), ("PULL_REQUEST", "7")];
const GITLAB: [(&str, &str); 3] =
    [("CI_API_V4_URL", "FORGE"), ("CI_PROJECT_ID", "5"), ("CI_MERGE_REQUEST_IID", "7")];

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_single_comment_is_updated_and_removed() {
    let Some([python]) = tools(["python3"]) else { return };
    let first = "<!-- ozg diff -->\nProjekt „Wohngeld“\n";
    let second = "<!-- ozg diff -->\nProjekt „Wohngeld online“\n";
    for variables in [GITHUB, GITLAB] {
        // Our comment is on the second page, after others that only imitate it.
        let others: Vec<_> =
            (1..=120).map(|id| foreign_comment(id, "<!-- ozg diff -->\nfalsch")).collect();
        let untouched: Vec<_> = vec!["<!-- ozg diff -->\nfalsch".to_owned(); 120];
        let forge = Forge::start(others);
        for text in ["", first, second, second, ""] {
            let output = forge.comment(&python, &variables, text);
            assert!(output.status.success(), "{}", stderr(&output));
            let expected = Some(text.to_owned()).filter(|text| !text.is_empty());
            assert_eq!(
                forge.bodies(),
                [untouched.clone(), expected.into_iter().collect()].concat()
            );
        }
    }
}

#[test]
fn other_comments_of_the_same_author_stay() {
    let Some([python]) = tools(["python3"]) else { return };
    for variables in [GITHUB, GITLAB] {
        let forge = Forge::start(vec![own_comment(1, "Testbericht")]);
        assert!(forge.comment(&python, &variables, "<!-- ozg diff -->\nneu\n").status.success());
        assert_eq!(forge.bodies(), ["Testbericht", "<!-- ozg diff -->\nneu\n"]);
    }
}

#[test]
fn errors_are_reported_in_one_line() {
    let Some([python]) = tools(["python3"]) else { return };
    let forge = Forge::start(Vec::new());
    let unmarked = forge.comment(&python, &GITHUB, "Text\n");
    assert!(stderr(&unmarked).ends_with("diff.md: does not begin with <!-- ozg diff -->\n"));
    let incomplete = forge.comment(&python, &GITHUB[..2], "");
    assert_eq!(stderr(&incomplete), "missing: 'PULL_REQUEST'\n");
    let elsewhere = [GITHUB[0], ("GITHUB_REPOSITORY", "o/privat"), GITHUB[2]];
    let refused = forge.comment(&python, &elsewhere, "");
    assert_eq!(stderr(&refused), "no comment written: HTTP Error 403: Forbidden\n");
    for output in [unmarked, incomplete, refused] {
        assert_eq!(output.status.code(), Some(1));
    }
}
