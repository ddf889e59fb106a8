#!/usr/bin/env python3
"""Keeps one comment on a pull request (GitHub) or merge request (GitLab) as a file has it.

    comment.py FILE

The first run adds the comment, later runs update it, and an empty file takes it away. It is found by its
first line and by its author, so nobody else's comment is ever touched. Needs Python 3.9 and nothing else.

GitHub: GITHUB_API_URL, GITHUB_REPOSITORY, PULL_REQUEST (its number), COMMENT_TOKEN (the token of the job)
GitLab: CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, COMMENT_TOKEN (scope "api")
"""

import json
import os
import sys
import urllib.error
import urllib.request

MARKER = "<!-- ozg diff -->"
GITHUB_AUTHOR = "github-actions[bot]"
PER_PAGE = 100
TIMEOUT_SECONDS = 30


class GitHub:
    update = "PATCH"

    def __init__(self, env):
        repository = f"{env['GITHUB_API_URL']}/repos/{env['GITHUB_REPOSITORY']}"
        self.comments = f"{repository}/issues/{env['PULL_REQUEST']}/comments"
        self.comment = f"{repository}/issues/comments"

    def is_own(self, comment):
        return comment["user"] is not None and comment["user"]["login"] == GITHUB_AUTHOR


class GitLab:
    update = "PUT"

    def __init__(self, env):
        api, project = env["CI_API_V4_URL"], env["CI_PROJECT_ID"]
        self.comments = f"{api}/projects/{project}/merge_requests/{env['CI_MERGE_REQUEST_IID']}/notes"
        self.comment = self.comments
        self.own_id = call("GET", f"{api}/user")["id"]

    def is_own(self, comment):
        return comment["author"]["id"] == self.own_id


def call(method, address, body=None):
    headers = {
        "Authorization": f"Bearer {os.environ['COMMENT_TOKEN']}",
        "Content-Type": "application/json",
        "User-Agent": "ozg",
    }
    data = None if body is None else json.dumps({"body": body}).encode()
    request = urllib.request.Request(address, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return json.loads(answer.read() or "null")


def own_comment(forge):
    """The number of the comment that an earlier run wrote, if there is one."""
    page = 1
    while True:
        comments = call("GET", f"{forge.comments}?per_page={PER_PAGE}&page={page}")
        for comment in comments:
            if comment["body"].startswith(MARKER) and forge.is_own(comment):
                return comment["id"]
        if len(comments) < PER_PAGE:
            return None
        page += 1


def keep(forge, text):
    number = own_comment(forge)
    if number is None and text:
        call("POST", forge.comments, text)
    elif text:
        call(forge.update, f"{forge.comment}/{number}", text)
    elif number is not None:
        call("DELETE", f"{forge.comment}/{number}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    if text and not text.startswith(MARKER):
        sys.exit(f"{sys.argv[1]}: does not begin with {MARKER}")
    try:
        keep((GitLab if "CI_API_V4_URL" in os.environ else GitHub)(os.environ), text)
    except KeyError as missing:
        sys.exit(f"missing: {missing}")
    except urllib.error.URLError as error:
        sys.exit(f"no comment written: {error}")


if __name__ == "__main__":
    main()
