"""The command line, one command a module. Standard output is data, standard error is narration.

A command module has `HELP` (a line), `EPILOG` (examples), `configure(parser)` and `run(args)`, which
returns the exit code. Heavy imports happen inside `run`, so that `--help` and `--version` stay quick.
"""
