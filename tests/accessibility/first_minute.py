#!/usr/bin/python3
"""The first minute without a mouse and without eyes: everything through AT-SPI and the keyboard.

Usage: first_minute.py PROGRAM, inside a D-Bus session and an X server (run.sh makes both).
What a screen reader would be told is read; what a person would press is pressed. Exit 0 if all of it holds.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 20.0  # seconds for any one thing on a busy machine
checked = 0


def fail(text):
    print("FAILED:", text, file=sys.stderr)
    sys.exit(1)


def check(condition, text):
    global checked
    if not condition:
        fail(text)
    checked += 1
    print("ok:", text)


def within(question, text, patience=PATIENCE):
    """The first true answer; fails after a while."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            answer = question()
        except Exception:  # what was there a moment ago may be gone
            answer = None
        if answer:
            check(True, text)
            return answer
        time.sleep(0.05)
    fail(text)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def find(node, wanted, depth=12):
    if node is None or depth < 0:
        return None
    try:
        if wanted(node):
            return node
        for child in children(node):
            found = find(child, wanted, depth - 1)
            if found is not None:
                return found
    except Exception:
        return None
    return None


def press(key):
    """As a keyboard would: "Return", "q", "ctrl+z"."""
    subprocess.run(["xdotool", "key", key], check=True)
    time.sleep(0.05)


def main():
    program = sys.argv[1]
    home = tempfile.mkdtemp(prefix="separatrix-accessibility-")
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8",
                       XDG_CONFIG_HOME=home + "/config", XDG_STATE_HOME=home + "/state", XDG_DATA_HOME=home + "/data")
    process = subprocess.Popen([program], env=environment)
    try:
        drive(process)
    finally:
        process.kill()
        process.wait()
    print(f"{checked} checks")


def drive(process):
    desktop = Atspi.get_desktop(0)
    by_name = lambda name: lambda node: node.get_name() == name  # noqa: E731
    application = within(lambda: next((a for a in children(desktop) if "eparatrix" in (a.get_name() or "")), None),
                         "the program is on the accessibility bus")
    plane = within(lambda: find(application, by_name("Decision plane")), "the plane has a name")
    check("Arrow keys" in plane.get_description(), "the plane says which keys move on it")
    subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "Separatrix", "windowfocus"], check=False,
                   stdout=subprocess.DEVNULL, timeout=PATIENCE)
    plane.grab_focus()
    within(lambda: plane.get_state_set().contains(Atspi.StateType.FOCUSED), "the plane has the focus")

    def text_of(pattern):
        node = find(application, lambda n: re.search(pattern, n.get_name() or ""))
        return node.get_name() if node else ""

    def movies():
        match = re.search(r"^(\d+) movies", text_of(r"^[1-9]\d* movies"))
        return int(match.group(1)) if match else None

    before = within(movies, "the status line counts the movies")
    check(before == 24, "the lecture's 24 movies are there")

    # a movie by keyboard: crosshair, label, Enter
    press("Up")
    described = within(lambda: plane.get_description() if "Alfred" in plane.get_description() else None,
                       "the crosshair's marks are spoken")
    press("Right")
    within(lambda: plane.get_description() != described, "and again when it moves")
    press("2")
    within(lambda: find(application, lambda n: n.get_name() == "Place: James likes" and
                        n.get_state_set().contains(Atspi.StateType.CHECKED)), "a digit chooses the label")
    press("Return")
    within(lambda: movies() == before + 1, "Enter places a movie")

    # walking the movies: title and label are spoken
    press("Tab")
    within(lambda: "Star Freight I" in plane.get_description() and "labelled" in plane.get_description(),
           "Tab comes to the first movie and says its title and label")
    press("Tab")
    within(lambda: "The Lantern Clerk" in plane.get_description(), "and to the next")

    # another tool by key; a probe, spoken with its probabilities
    press("q")
    within(lambda: find(application, lambda n: n.get_name() == "Probe" and
                        n.get_state_set().contains(Atspi.StateType.CHECKED)), "a key chooses a tool")
    press("Up")
    press("Return")
    within(lambda: "Gravity?" in plane.get_description(), "Enter places a probe, and it is spoken")
    untrained = plane.get_description()
    press("a")

    # training: space starts it, the epochs rise, the probe follows, space pauses it
    def epoch():
        match = re.search(r"Epoch ([\d\s\u2009\u202f]+)", text_of(r"^Epoch [\d]"))
        return int(re.sub(r"\D", "", match.group(1))) if match else 0

    press("space")
    within(lambda: find(application, lambda n: n.get_name() == "Pause"), "Space starts the training")
    within(lambda: epoch() > 3, "the epochs are counted aloud")
    press("space")
    within(lambda: find(application, lambda n: n.get_name() == "Train" and
                        n.get_role() in (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)), "Space pauses it")
    press("Down")
    press("Up")
    within(lambda: "Gravity?" in plane.get_description() and plane.get_description() != untrained,
           "the probe's probabilities have followed the training")

    # undo by keyboard
    press("ctrl+z")
    press("ctrl+z")
    within(lambda: movies() == before, "undo takes the probe and the movie back")
    press("ctrl+a")
    press("Delete")
    within(lambda: text_of(r"[Nn]o movie|^0 movies") or movies() == 0 or movies() is None,
           "everything can be chosen and deleted")
    press("ctrl+z")
    within(lambda: movies() == before, "and brought back")
    check(process.poll() is None, "the program is alive")


main()
