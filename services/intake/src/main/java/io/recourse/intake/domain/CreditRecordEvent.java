package io.recourse.intake.domain;

import io.recourse.intake.domain.CreditRecordInput.Finding;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to a credit record; all of it stays in intake's journal. */
public sealed interface CreditRecordEvent {

    /** @param reportableFrom the first instant at which a report is allowed */
    record NoticeTaken(String lender, String zone, Instant at, String channel, Instant reportableFrom)
            implements CreditRecordEvent {}

    record ReportNoted(String bureau, Instant at) implements CreditRecordEvent {}

    /** @param deleteAt when a report has to be deleted; null if none was made */
    record ConductEnded(LocalDate on, @Nullable Instant deleteAt) implements CreditRecordEvent {}

    /** What was paid was taken back: no term runs until the conduct ends again. */
    record ConductGoesOn() implements CreditRecordEvent {}

    /** The record is marked as disputed. */
    record ObjectionNoted(String objectionId, Instant at, Instant answerBy) implements CreditRecordEvent {}

    record ObjectionOverdue(String objectionId, Instant answerBy) implements CreditRecordEvent {}

    /** The mark is taken off. */
    record ObjectionClosed(String objectionId, Finding finding, Instant at) implements CreditRecordEvent {}

    /** The lender, whom the case tells, has the report deleted at the bureau, and never reports of this case again. */
    record DeletionDue(Instant at) implements CreditRecordEvent {}
}
