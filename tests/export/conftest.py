from tests.ledger.conftest import path

__all__ = ["path"]
