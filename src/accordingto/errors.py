"""Every exception of the package, in one tree.

```
AccordingtoError
├── SpanError            a span is empty, negative, or does not fit its text
├── ReadError            one document cannot be read; it becomes a Failure
├── LedgerError          a dossier cannot be opened or written
│   ├── NotADossierError     the file is something else
│   ├── NewerDossierError    written by a later version of the program
│   ├── DamagedDossierError  the file's pages contradict each other
│   └── DossierFullError     the disk has no room left
├── WorkerError          the processes that analyse documents do not start
├── KnowledgeError       a newsroom's file of known entities is not in its form
├── WireError            what a process said is not in the form that was agreed on
├── ScoreError           gold or corpora are absent, or not what the scorer expects
├── TrainError           what training starts from is absent, or not what it must be
├── ExportError          an exported file is not in a form that can be checked
└── MissingExtraError    a part that is installed separately is absent
```

A wrong call raises one of these, and the command line prints its sentence and
exits with status 2. A bad document among good ones is never an exception for
the caller: it is recorded as a `Failure`.
"""


class AccordingtoError(Exception):
    """The root: whatever the package raises on purpose is one of these."""


class SpanError(AccordingtoError, ValueError):
    """A span is empty, negative, or does not fit the text it is used on."""


class ReadError(AccordingtoError):
    """One document cannot be read.

    Args:
        code: the reason as one hyphenated word that programs can test.
        message: one sentence for people: what was found and what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class LedgerError(AccordingtoError):
    """A dossier cannot be opened, read or written."""


class NotADossierError(LedgerError):
    """The file named as a dossier holds something else."""


class NewerDossierError(LedgerError):
    """The dossier was written by a later version, whose tables we do not know."""


class DamagedDossierError(LedgerError):
    """The file was a dossier, and its pages contradict each other now."""


class DossierFullError(LedgerError):
    """The disk, or a limit set on the file, leaves no room for another row."""


class WorkerError(AccordingtoError):
    """The processes that analyse documents do not start, whatever the document."""


class KnowledgeError(AccordingtoError):
    """A newsroom's file of known entities is absent, or not in its form."""


class WireError(AccordingtoError):
    """What a process said, or is to say, is not in the form that was agreed on."""


class ScoreError(AccordingtoError):
    """Gold or corpora are absent, or not what the scorer expects."""


class TrainError(AccordingtoError):
    """What training starts from is absent, or not what it must be."""


class ExportError(AccordingtoError):
    """An exported file is not in a form that `verify` knows."""


class MissingExtraError(AccordingtoError):
    """A library that is installed as an extra is absent.

    Args:
        extra: the name in square brackets that installs it.
        purpose: what cannot be done without it, as the start of a sentence.
    """

    def __init__(self, extra: str, purpose: str) -> None:
        # Both are kept as they came: exceptions cross from worker processes as
        # their class and arguments.
        super().__init__(extra, purpose)
        self.extra = extra
        self.purpose = purpose

    def __str__(self) -> str:
        return (
            f"{self.purpose} needs the extra '{self.extra}'; install it with: "
            f"pip install 'accordingto[{self.extra}]'"
        )
