"""Run all neighbours in one process, inside the namespaces of a lab: python -m lab.neighbours."""

import asyncio
import importlib
import pkgutil

import lab.neighbours


async def main() -> None:
    """Start every module that can serve, and stay."""
    for module in pkgutil.iter_modules(lab.neighbours.__path__):
        serve = getattr(importlib.import_module(f"lab.neighbours.{module.name}"), "serve", None)
        if serve is not None:
            await serve()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
