package io.recourse.disposal.domain;

/**
 * A case in disposal.
 *
 * <pre>
 * Unopened ─opened→ Watching ─talks over, collateral, debt→ Disposing ─all sold or released→ Ended
 *                      │                                        │                              │
 *                      └────────────── closed by the ledger ────┴──────────────────────────────┴→ Shut
 * </pre>
 */
public sealed interface CaseState {

    record Unopened(String caseId) implements CaseState {
        Watching taken(CaseEvent.CaseTaken taken) {
            return new Watching(Dossier.of(caseId, taken));
        }
    }

    /** States of a case the service has opened its row for. */
    sealed interface Known extends CaseState {
        Dossier dossier();

        Known with(Dossier dossier);

        default Shut shut() {
            return new Shut(dossier());
        }
    }

    record Watching(Dossier dossier) implements Known {
        @Override
        public Watching with(Dossier other) {
            return new Watching(other);
        }

        Disposing started() {
            return new Disposing(dossier.begun());
        }
    }

    record Disposing(Dossier dossier) implements Known {
        @Override
        public Disposing with(Dossier other) {
            return new Disposing(other);
        }

        Ended ended() {
            return new Ended(dossier);
        }
    }

    record Ended(Dossier dossier) implements Known {
        @Override
        public Ended with(Dossier other) {
            return new Ended(other);
        }
    }

    record Shut(Dossier dossier) implements Known {
        @Override
        public Shut with(Dossier other) {
            return new Shut(other);
        }
    }
}
