package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the other stages are, as far as the ledger has heard. Nothing in it moves back.
 *
 * @param settlements what was agreed on, in the order in which it was; null while nothing was, and of settlements that were heard
 *     of before this was kept
 */
public record Progress(
        Stage stage,
        boolean litigationOver,
        boolean disposalBegun,
        boolean disposalOver,
        @Nullable List<Settlement> settlements) {

    /**
     * @param minor minor units of the case's currency that fulfil it, > 0
     * @param paidBefore what all payments came to that stood then, as those who agreed knew; null in rows of before that was kept
     * @param stated the host's books, likewise
     */
    public record Settlement(
            String id,
            long minor,
            @Nullable Long paidBefore,
            @Nullable Stated stated) {

        static @Nullable Settlement of(@Nullable List<Settlement> noted, String id) {
            return noted == null
                    ? null
                    : noted.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
        }

        /** What payments come to once it is paid, if none of before went back; null if that is not known. */
        @Nullable
        Long paidInAll() {
            return paidBefore == null ? null : Math.addExact(paidBefore, minor);
        }
    }

    static final Progress START = new Progress(Stage.INTAKE, false, false, false, null);

    public Progress {
        settlements = settlements == null || settlements.isEmpty() ? null : List.copyOf(settlements);
    }

    Progress reached(Stage heard) {
        return heard.compareTo(stage) > 0
                ? new Progress(heard, litigationOver, disposalBegun, disposalOver, settlements)
                : this;
    }

    Progress withLitigationOver() {
        return new Progress(stage, true, disposalBegun, disposalOver, settlements);
    }

    Progress withDisposalBegun() {
        return new Progress(stage, litigationOver, true, disposalOver, settlements);
    }

    Progress withDisposalOver() {
        return new Progress(stage, litigationOver, disposalBegun, true, settlements);
    }

    List<Settlement> agreed() {
        return settlements == null ? List.of() : settlements;
    }

    /** Null if nobody told of it. */
    @Nullable
    Settlement settlement(String id) {
        return Settlement.of(settlements, id);
    }

    Progress with(Settlement settlement) {
        return new Progress(
                stage,
                litigationOver,
                disposalBegun,
                disposalOver,
                Stream.concat(agreed().stream(), Stream.of(settlement)).toList());
    }

    /** Nothing more can be recovered: the courts are done, and so are the sales if there is anything to sell. */
    boolean exhausted(boolean secured) {
        return litigationOver && (disposalOver || !secured && !disposalBegun);
    }
}
