#!/usr/bin/env python3
"""Runs every *.py of a folder as its own main program, in one process, because importing PyTorch takes seconds.

run_scripts.py FOLDER     each NAME.py is run with --weights NAME.json; what it prints goes to NAME.out
"""
import contextlib
import pathlib
import runpy
import sys

import torch

torch.set_num_threads(1)
for script in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    sys.argv[1:] = ["--weights", str(script.with_suffix(".json"))]
    with open(script.with_suffix(".out"), "w", encoding="utf-8") as output:
        with contextlib.redirect_stdout(output):
            try:
                runpy.run_path(str(script), run_name="__main__")
            except Exception as problem:  # the test says which script has no weights, and shows this
                print(f"{type(problem).__name__}: {problem}")
