package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Stage;

/** How far the other stages are, as far as the ledger has heard. Nothing in it moves back. */
public record Progress(Stage stage, boolean litigationOver, boolean disposalBegun, boolean disposalOver) {

    static final Progress START = new Progress(Stage.INTAKE, false, false, false);

    Progress reached(Stage heard) {
        return heard.compareTo(stage) > 0 ? new Progress(heard, litigationOver, disposalBegun, disposalOver) : this;
    }

    Progress withLitigationOver() {
        return new Progress(stage, true, disposalBegun, disposalOver);
    }

    Progress withDisposalBegun() {
        return new Progress(stage, litigationOver, true, disposalOver);
    }

    Progress withDisposalOver() {
        return new Progress(stage, litigationOver, disposalBegun, true);
    }

    /** Nothing more can be recovered: the courts are done, and so are the sales if there is anything to sell. */
    boolean exhausted(boolean secured) {
        return litigationOver && (disposalOver || !secured && !disposalBegun);
    }
}
