package io.recourse.intake.domain;

import io.recourse.intake.domain.CreditRecordEvent.ConductEnded;
import io.recourse.intake.domain.CreditRecordEvent.NoticeTaken;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionClosed;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionNoted;
import io.recourse.intake.domain.CreditRecordEvent.ReportNoted;
import io.recourse.intake.domain.CreditRecordInput.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lender told a credit bureau of one case, and for how long it may stand there.
 *
 * <pre>
 *   Unannounced ──debtor told──▶ Announced ──reported, days later──▶ Reported ──5 years after the end──▶ Deleted(EXPIRED)
 *                                 │   ▲                               │ │  ▲ └──all of it was wrong────▶ Deleted(WITHDRAWN)
 *                                 ended, or not after all             │ └──┘ disputed, answered
 *                                                                     ended, or not after all
 * </pre>
 *
 * Deleted is for good: no report of this case follows, whatever becomes of its debt.
 */
public sealed interface CreditRecordState {

    record Unannounced(String id) implements CreditRecordState {

        Announced announced(NoticeTaken taken) {
            return new Announced(
                    id,
                    taken.lender(),
                    taken.zone(),
                    new Notice(taken.at(), taken.channel()),
                    taken.reportableFrom(),
                    null);
        }
    }

    /** When and by which channel the debtor was told. */
    record Notice(Instant at, String channel) {}

    /** @param endedOn the day the conduct ended before anything was reported; null while it goes on */
    record Announced(
            String id,
            String lender,
            String zone,
            Notice notice,
            Instant reportableFrom,
            @Nullable LocalDate endedOn) implements CreditRecordState {

        Announced ended(@Nullable LocalDate on) {
            return new Announced(id, lender, zone, notice, reportableFrom, on);
        }

        Reported reported(ReportNoted noted) {
            return new Reported(
                    id, lender, zone, notice, new Report(noted.bureau(), noted.at()), null, null, List.of());
        }
    }

    record Report(String bureau, Instant at) {}

    /** @param deleteAt from then on the report must not stand at the bureau */
    record Retention(LocalDate endedOn, Instant deleteAt) {}

    /** @param overdue nobody answered in time; it is to be answered all the same */
    record Objection(String objectionId, Instant at, Instant answerBy, boolean overdue) {}

    record Answer(String objectionId, Finding finding, Instant at) {}

    /**
     * @param retention null while the conduct goes on
     * @param objection the one that is being checked: the record is marked as disputed; null if there is none
     * @param answers to earlier objections, in the order they were given
     */
    record Reported(
            String id,
            String lender,
            String zone,
            Notice notice,
            Report report,
            @Nullable Retention retention,
            @Nullable Objection objection,
            List<Answer> answers)
            implements CreditRecordState {

        public Reported {
            answers = List.copyOf(answers);
        }

        Reported ended(ConductEnded told) {
            Instant deleteAt = Objects.requireNonNull(told.deleteAt(), "what was reported has a day to be deleted on");
            return with(new Retention(told.on(), deleteAt), objection);
        }

        Reported goesOn() {
            return with(null, objection);
        }

        Reported disputed(ObjectionNoted noted) {
            return with(retention, new Objection(noted.objectionId(), noted.at(), noted.answerBy(), false));
        }

        Reported overdue() {
            Objection open = Objects.requireNonNull(objection, "an objection is overdue");
            return with(retention, new Objection(open.objectionId(), open.at(), open.answerBy(), true));
        }

        Reported answered(ObjectionClosed closed) {
            Answer answer = new Answer(closed.objectionId(), closed.finding(), closed.at());
            List<Answer> more =
                    Stream.concat(answers.stream(), Stream.of(answer)).toList();
            return new Reported(id, lender, zone, notice, report, retention, null, more);
        }

        Deleted deleted(DeletionCause cause, Instant at) {
            return new Deleted(id, lender, cause, at);
        }

        /** Whether the objection was answered before. */
        boolean knows(String objectionId) {
            return answers.stream().anyMatch(a -> a.objectionId().equals(objectionId));
        }

        private Reported with(@Nullable Retention until, @Nullable Objection open) {
            return new Reported(id, lender, zone, notice, report, until, open, answers);
        }
    }

    enum DeletionCause {
        /** The time the law lets it stand is over. */
        EXPIRED,
        /** It should never have been there. */
        WITHDRAWN
    }

    /** Nothing is kept of what was reported but that it must be gone. */
    record Deleted(String id, String lender, DeletionCause cause, Instant at) implements CreditRecordState {}
}
