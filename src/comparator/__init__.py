r"""Compare AI governance across countries and languages, clause by clause.

The package is layered; each layer imports only layers before it::

    model -> corpus -> text -> alignment -> comparison -> formats -> (cli, tui)
                           \-> validation ----------------------------/

`docs/architecture.md` says what each layer holds and where a new rule, engine, view or country goes.
"""

__version__ = "0.1.0"
