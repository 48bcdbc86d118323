"""Every exception that Làm Rõ raises on purpose, by name.

Each carries a message that says what is wrong and what to do; the command line prints it
without a traceback.  Item errors (one feed, one page) are not raised through a run: they are
recorded as :class:`pipeline.records.press.Problem` and the run goes on.
"""


class LamroError(Exception):
    """Base of all errors that are meant for a person to read."""


# --- the press comes in -------------------------------------------------------------------------
class CatalogueError(LamroError):
    """A source file is not valid; the message names file, source and field."""


class FeedUnreadable(LamroError):
    """A payload is neither RSS, Atom nor RDF that feedparser can read."""


class AddressRefused(LamroError):
    """An address resolves to a private, loopback or link-local network, or leaves the source's hosts."""


class ArchiveUnreadable(LamroError):
    """A WARC file, or the record asked for, cannot be read."""


class CollectorFailed(LamroError):
    """The collecting process ended without finishing its job."""


# --- what is done with it -----------------------------------------------------------------------
class ExtractionFailed(LamroError):
    """A page yields no title or no text."""


class ReferenceDataError(LamroError):
    """A file under data/reference is missing or contradicts itself."""


class ModelMissing(LamroError):
    """No trained text model: run ``lamro train``."""


class ModelRefused(LamroError):
    """A model file is not one of ours, or a new model is worse than the one in use."""


class RecordFileError(LamroError):
    """A file of official statements cannot be read as a whole; single bad lines are told, not raised."""


class IndicatorFileError(LamroError):
    """A file of indicators is not valid; nothing of it is taken; the message names each line and field."""


# --- cases and law ------------------------------------------------------------------------------
class RegulationError(LamroError):
    """A file under data/regulations is missing a field or contradicts itself."""


class IllegalTransition(LamroError):
    """A case cannot take this event in its present state."""


class NotAllowed(LamroError):
    """The login has no role that may do this, or the four-eyes rule forbids it."""


class SecretMatter(LamroError):
    """State-secret matter: the tool takes none of it; the message says where it belongs."""


class RegisterRefused(LamroError):
    """An entry lacks what its register wants, or the office's circular knows no such register."""


class UnknownRecord(LamroError):
    """No record with this id, or the id's beginning fits several."""


class NotCovered(LamroError):
    """A paper was asked for about an agency that is not watched, or that did not exist then; says what to do."""


class AuditBroken(LamroError):
    """The hash chain of the audit log does not hold; the message names the first bad entry."""


class AuditKeyError(LamroError):
    """The key that signs the audit log's head is missing, open to others, or no ed25519 key."""


# --- the store and the office -------------------------------------------------------------------
class StoreBusy(LamroError):
    """Another process holds the store for longer than we wait; the message names it."""


class BadStoreAddress(LamroError):
    """``--store`` names neither a path nor a lake; the message says how a lake is written."""


class StoreUnreachable(LamroError):
    """The PostgreSQL server that keeps a lake's catalogue cannot be reached or lets us not in."""


class ExtensionMissing(LamroError):
    """The wheel of a DuckDB extension is not installed, or is for another version of DuckDB."""


class NoStoreYet(LamroError):
    """A command that reads was given a store that is not there."""


class NotOurStore(LamroError):
    """The database file holds other tables than ours: nothing is written into it."""


class StoreTooNew(LamroError):
    """The store was written by a newer Làm Rõ."""


class StatementRefused(LamroError):
    """``lamro sql`` was given a statement that is not a single query that only reads."""


class BackupError(LamroError):
    """A backup cannot be written, or is not one of ours."""


class TemplateError(LamroError):
    """A template of an official paper is missing or has a place that is no field."""


class YearlyRefused(LamroError):
    """A yearly paper whose span of facts has not begun at the cut-off."""


class OfficeError(LamroError):
    """office.yml is missing or not valid; the message names the field."""


class MailFailed(LamroError):
    """The mail server cannot be reached, trusted or logged in to; the message says which and what to look at."""


class MailRefused(LamroError):
    """A letter cannot go: its address is not on the allow-list, or a file that goes with it is not what it was."""


class LetterTaken(LamroError):
    """Another sender has taken the letter in the meantime."""


class RunInProgress(LamroError):
    """A second nightly run was asked for while one is running."""
