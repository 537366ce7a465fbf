#!/usr/bin/env python3
"""check.py TAR: looks at an image as docker would load it, and runs it without docker, by chroot (as root).

The program must say its version, as the image's user, with nothing but what the image has. With --serve it must also serve a
new ledger until it is told to stop.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import urllib.request


def unpack(image, root):
    """The image's configuration; its files are put below root."""
    with tarfile.open(image) as outer:
        manifest = json.load(outer.extractfile("manifest.json"))[0]
        config = json.load(outer.extractfile(manifest["Config"]))
        for layer in manifest["Layers"]:
            with tarfile.open(fileobj=outer.extractfile(layer), mode="r:gz") as files:
                files.extractall(root)
    return manifest["RepoTags"], config


def look_at(tags, config):
    run = config["config"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", run["User"]), f"runs as {run['User']}, which may be root"
    assert run["Entrypoint"][0] == "java", run["Entrypoint"]
    assert list(run["ExposedPorts"]) == ["8080/tcp"], run["ExposedPorts"]
    assert config["os"] == "linux", config["os"]
    print(f"{' '.join(tags)}: {config['architecture']}, user {run['User']}, {len(config['rootfs']['diff_ids'])} layers")
    return run


def started(root, run, *arguments):
    """Java finds its libraries by /proc, which is mounted for this process alone."""
    os.makedirs(f"{root}/proc", exist_ok=True)
    script = 'mount -t proc proc "$0/proc" && user=$1 && shift && exec chroot --userspec="$user" "$0" "$@"'
    environment = dict(pair.split("=", 1) for pair in run["Env"])
    environment["PATH"] += ":/usr/sbin:/usr/bin:/sbin:/bin"
    command = ["unshare", "--mount", "bash", "-c", script, root, run["User"]]
    return subprocess.Popen(command + run["Entrypoint"] + list(arguments), env=environment, stdout=subprocess.PIPE, text=True)


def says_its_version(root, run):
    process = started(root, run, "--version")
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 0 and said.strip(), f"exit code {process.returncode}: {said}"
    print(said.strip())


def serves(root, run):
    process = started(root, run, "serve", "--port", "0", "--data", "/tmp/ledger")
    try:
        said = process.stdout.readline()
        address = re.fullmatch(r"Listening on (http://\S+)\n", said)
        assert address, f"not listening: {said}"
        with urllib.request.urlopen(address[1] + "/actuator/health/readiness", timeout=10) as answer:
            assert answer.status == 200, answer.status
        print(f"ready at {address[1]}")
    finally:
        process.terminate()
        process.wait(60)


def main(image, *options):
    if os.geteuid() != 0:
        sys.exit("SKIPPED: chroot is for root")
    with tempfile.TemporaryDirectory() as root:
        pathlib.Path(root).chmod(0o755)
        run = look_at(*unpack(image, root))
        says_its_version(root, run)
        if "--serve" in options:
            serves(root, run)


main(*sys.argv[1:])
