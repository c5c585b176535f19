"""The documents that rules are accepted on."""

import hand_documents
import pytest


@pytest.fixture(scope="session")
def documents():
    return hand_documents.documents()
