"""What tests of several areas share: the shipped data, loaded once."""

import os
import signal

import pytest
from hypothesis import settings

from comparator.corpus.corpus import Corpus, load_corpus
from comparator.model.vocabulary import Vocabularies

# A slow machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# No test reads or writes the user's own cache.
os.environ["COMPARATOR_NO_CACHE"] = "1"

# What a shell starts in the background ignores ctrl-c, and so would every process that a test breaks off.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """Return the shipped frameworks and vocabularies."""
    return load_corpus()


@pytest.fixture(scope="session")
def vocabularies(corpus: Corpus) -> Vocabularies:
    """Return the shipped vocabularies."""
    return corpus.vocabularies
