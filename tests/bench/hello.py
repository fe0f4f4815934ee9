"""The least that a Typer program with a database costs: what xf's start is measured against."""

import sqlite3

import typer

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def hello(name: str = "world", times: int = 1) -> None:
    """Say hello."""
    for _ in range(times):
        print("hello", name, sqlite3.sqlite_version)


@app.command()
def bye(name: str = "world") -> None:
    """Say goodbye."""
    print("bye", name)


if __name__ == "__main__":
    app()
