"""Checks what is in deploy/: check.py PROGRAM FOLDER-TO-WORK-IN."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import helm_python.chart as helm
import kubernetes_validate
import yaml

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
PROGRAM, WORK = sys.argv[1], Path(sys.argv[2])
# The exposure that systemd gives a unit: 0 is none, 10 is all.
EXPOSURE_MAX = 2.0
KUBERNETES = "1.31"
CHART = DEPLOY / "helm/vokter"

# Values that somebody may give, each with what it is for.
GIVEN = {
    "as it is": {},
    "several copies, watched": {
        "replicas": 3,
        "lists": {"accessModes": ["ReadWriteMany"], "storageClass": "shared", "update": {"enabled": False}},
        "metrics": {"serviceMonitor": True, "tokenSecret": {"name": "watch"}},
        "networkPolicy": {"from": [{"podSelector": {"matchLabels": {"app": "payments"}}}]},
        "imagePullSecrets": [{"name": "pull"}],
        "nodeSelector": {"disk": "fast"},
        "tolerations": [{"key": "a", "operator": "Exists"}],
    },
    "traces, own volume": {
        "config": {"traces": "http://collector:4318", "log_format": "text", "rate": 100, "unready_after_days": 3},
        "lists": {
            "existingClaim": "lists",
            "sources": '[[source]]\nlist = "un-sc"\nfiles = ["https://mirror.example.org/un.xml"]\n',
            "update": {"tokens": [{"variable": "VOKTER_EU_TOKEN", "secret": {"name": "eu-login", "key": "token"}}]},
        },
        "updateTokenSecret": {"name": "updatez"},
        "networkPolicy": {"enabled": False},
    },
}
# What the schema has to refuse.
REFUSED = [
    {"replicas": 0},
    {"config": {"treshold": 0.7}},
    {"config": {"threshold": 7}},
    {"tokensSecret": ""},
    {"lists": {"size": "much"}},
    {"lists": {"update": {"tokens": [{"variable": "VOKTER_EU_TOKEN", "secret": {"name": "eu-login"}}]}}},
    {"lists": {"update": {"tokens": [{"variable": "VOKTER_EU_TOKEN", "value": "s3cret"}]}}},
    {"servise": {}},
]


def say(*words):
    print("deploy:", *words, flush=True)


def program(*arguments, **environment):
    return subprocess.run(
        [PROGRAM, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, check=True
    ).stdout


def documents(chart, values):
    texts = chart.render(values, name="bank", namespace="risk")
    for name, text in texts.items():
        if name.endswith(".yaml"):
            yield from (document for document in yaml.safe_load_all(text) if document)


def check_chart():
    report = helm.lint(CHART, {}, strict=True, kube_version=f"v{KUBERNETES}.0")
    grave = [one for one in report["messages"] if one["severity"] > 1] + report["errors"]
    assert not grave, grave
    chart = helm.Chart.load(CHART)
    # Also what addresses of lists ask for.
    settings = program("config", "--help") + (DEPLOY.parent / "data/sources.toml").read_text()
    for what, values in GIVEN.items():
        chart.validate_schema(values)
        kinds = []
        for document in documents(chart, values):
            kinds.append(document["kind"])
            text = json.dumps(document)
            if document["kind"] != "ServiceMonitor":  # of an operator, not of Kubernetes
                kubernetes_validate.validate(document, KUBERNETES, strict=True)
            for variable in set(re.findall(r"VOKTER_[A-Z_]+", text)):
                assert variable in settings, f"{what}: {variable} is no setting"
            if document["kind"] == "ConfigMap":
                # The program reads the file that the chart writes.
                file = WORK / "config.toml"
                file.write_text(document["data"]["config.toml"])
                # Both stand in the folder that the configuration is looked for in.
                given = values.get("lists", {}).get("sources", "")
                assert document["data"].get("sources.toml", "").strip() == given.strip(), document["data"]
                read = json.loads(program("config", "--json", VOKTER_CONFIG=str(file), VOKTER_DATA_DIR=str(WORK)))
                of_file = {one["name"] for one in read["settings"] if one["origin"] == "file"}
                assert of_file == set(chart.merge_values(values)["config"]), of_file
            spec = document.get("spec", {})
            pod = spec.get("jobTemplate", {}).get("spec", spec).get("template", {}).get("spec")
            if pod:
                assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
                for container in pod["containers"]:
                    assert container["securityContext"]["readOnlyRootFilesystem"]
                    # What makes versions of lists and what serves them have one configuration.
                    assert any(one["name"] == "VOKTER_CONFIG" for one in container["env"]), document["kind"]
                    assert any(one["mountPath"] == "/config" for one in container["volumeMounts"]), document["kind"]
                    # Each secret goes to who needs it, and to nobody else.
                    secrets = {
                        one["name"]: one["valueFrom"]["secretKeyRef"]["name"] for one in container["env"] if "valueFrom" in one
                    }
                    if document["kind"] == "CronJob":
                        tokens = values.get("lists", {}).get("update", {}).get("tokens", [])
                        given = {one["variable"]: one["secret"]["name"] for one in tokens}
                    else:
                        name = values.get("updateTokenSecret", {}).get("name")
                        given = {"VOKTER_UPDATE_TOKEN": name} if name else {}
                    assert secrets == given, f"{what}: {document['kind']} has {secrets}"
        say(f"chart, {what}:", ", ".join(sorted(kinds)))
    for values in REFUSED:
        try:
            chart.validate_schema(values)
        except Exception:  # noqa: BLE001, whichever the binding raises
            continue
        raise AssertionError(f"the schema takes {values}")


def check_units():
    if not shutil.which("systemd-analyze"):
        say("systemd is not here: units are not checked")
        return
    folder = WORK / "units"
    folder.mkdir()
    for unit in (DEPLOY / "systemd").iterdir():
        # Where the program is here, so that systemd finds it.
        (folder / unit.name).write_text(unit.read_text().replace("/usr/bin/vokter", PROGRAM))
    units = sorted(str(unit) for unit in folder.iterdir())
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units], capture_output=True, text=True
    )
    assert verified.returncode == 0 and not verified.stderr.strip(), verified.stderr
    for unit in (one for one in units if one.endswith(".service")):
        told = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={int(EXPOSURE_MAX * 10)}", unit],
            capture_output=True, text=True,
        )
        last = told.stdout.strip().splitlines()[-1:]
        assert told.returncode == 0, last or told.stderr
        say(*last)


def check_units_start():
    """What a unit asks of the program is there on a machine that has nothing but the unit and the program."""
    for unit in sorted((DEPLOY / "systemd").glob("*.service")):
        data = WORK / f"data of {unit.stem}"
        data.mkdir(mode=0o700)
        # No variable but those of the unit; the service takes a port of its own.
        env = dict(re.findall(r"^Environment=(\w+)=(.*)$", unit.read_text(), re.M))
        env.update(VOKTER_DATA_DIR=str(data), VOKTER_LISTEN="127.0.0.1:0")
        read = subprocess.run([PROGRAM, "config", "--json"], env=env, capture_output=True, text=True)
        assert read.returncode == 0, f"{unit.name}: {read.stderr}"
        if " serve" not in unit.read_text():
            continue
        service = subprocess.Popen([PROGRAM, "serve"], env=env, stderr=subprocess.PIPE, text=True)
        try:
            told = service.stderr.readline()
            assert "listening on" in told, f"{unit.name}: {told}"
        finally:
            service.terminate()
            assert service.wait(25) == 0
    say("the units' settings are ones that the program starts with")


def check_image():
    if os.geteuid() != 0:
        say("not root: the program is not run in its image's file system")
        return
    root = WORK / "root"
    subprocess.run([DEPLOY / "container/root", PROGRAM, root], check=True)
    os.chown(root / "data", 65532, 65532)
    inside = [shutil.which("chroot") or "/usr/sbin/chroot", "--userspec=65532:65532", root, "/usr/bin/vokter"]
    env = {"VOKTER_DATA_DIR": "/data", "VOKTER_LISTEN": "127.0.0.1:0"}
    token = subprocess.run([*inside, "token", "create", "check"], env=env, capture_output=True, text=True, check=True)
    service = subprocess.Popen([*inside, "serve"], env=env, stderr=subprocess.PIPE, text=True)
    try:
        for line in service.stderr:
            found = re.search(r"listening on (http://[^/]+)", line)
            if found:
                break
        address = found.group(1)
        body = json.dumps({"name": "Kari Nordmann"}).encode()
        headers = {"Authorization": f"Bearer {token.stdout.strip()}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{address}/v1/screen", body, headers)
        with urllib.request.urlopen(request, timeout=20) as reply:
            assert reply.status == 200
        uids = Path(f"/proc/{service.pid}/status").read_text()
        assert re.search(r"^Uid:\s+65532\s", uids, re.M), "it runs as somebody else"
    finally:
        begun = time.monotonic()
        service.terminate()
        assert service.wait(25) == 0
        say(f"the program runs in its image's file system, ended in {time.monotonic() - begun:.1f} s")
    files = [str(file.relative_to(root)) for file in root.rglob("*") if file.is_file() and "data/" not in str(file)]
    assert not any(name.endswith("/sh") for name in files), files


check_chart()
check_units()
check_units_start()
check_image()
say("all is well")
