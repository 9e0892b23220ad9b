package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.ClearanceDenied;
import io.recourse.contracts.IntakeEvent.ClearanceGranted;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.intake.domain.CaseEvent.AnswerAwaited;
import io.recourse.intake.domain.CaseEvent.AnswerRead;
import io.recourse.intake.domain.CaseEvent.ProgressNoted;
import io.recourse.intake.domain.CaseInput.AnswerAwaitsReader;
import io.recourse.intake.domain.CaseInput.AnswerWasRead;
import io.recourse.intake.domain.CaseInput.ClearanceAsked;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.clearance.ClearancePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's word before an act that cannot be undone. A grant stands until its end whatever happens after it; money
 * that comes in between is compensated by the stage that acted.
 */
record Clearances(CasePolicies policies) {

    Decision<CaseEvent> answer(Open open, ClearanceAsked asked, Instant now) {
        if (open.answered().contains(asked.requestId())) {
            return Decision.nothing();
        }
        Story story = new Story(open);
        Progress progress = open.progress().reached(asked.stage());
        if (!progress.equals(open.progress())) {
            story.add(new ProgressNoted(progress));
        }
        String obstacle = obstacle(open, asked, now);
        if (obstacle != null) {
            return story.add(new ClearanceDenied(asked.requestId(), asked.act(), obstacle))
                    .end();
        }
        Instant until = policies.of(open.account()).clearance().until(now);
        return story.add(new ClearanceGranted(
                        asked.requestId(), asked.act(), open.ledger().balance(), until))
                .end();
    }

    Decision<CaseEvent> answer(Closed closed, ClearanceAsked asked) {
        return closed.answered().contains(asked.requestId())
                ? Decision.nothing()
                : new Story(closed)
                        .add(new ClearanceDenied(asked.requestId(), asked.act(), "case-closed"))
                        .end();
    }

    /** Nobody is sued or sold up over words that nobody has read: they may say that there is no such debt. */
    static Decision<CaseEvent> awaited(Open open, AnswerAwaitsReader told) {
        return open.toRead().has(told.answerId())
                ? Decision.nothing()
                : Decision.accept(new AnswerAwaited(told.answerId(), told.until(), told.at()));
    }

    static Decision<CaseEvent> read(Open open, AnswerWasRead told) {
        return open.toRead().has(told.answerId())
                ? Decision.accept(new AnswerRead(told.answerId(), told.at()))
                : Decision.nothing();
    }

    /** Nobody is brought before a court for what is still to come; the whole of a debt that was charged off is due. */
    private static boolean isOverdue(Open open, Instant now) {
        Ledger ledger = open.ledger();
        LocalDate oldest = ledger.oldestUnpaidDue();
        return ledger.base().authority() == Authority.RECOURSE
                || oldest != null && oldest.isBefore(open.account().dayOf(now));
    }

    private @Nullable String obstacle(Open open, ClearanceAsked asked, Instant now) {
        LedgerPack.ActRule rule = policies.of(open.account()).pack().acts();
        if (open.ledger().balance().settled()) {
            return "nothing-owed";
        }
        if (!rule.outlivesLimitation(asked.act())) {
            if (!isOverdue(open, now)) {
                return "nothing-overdue";
            }
            if (!now.isBefore(open.claim().endsAt())) {
                return "limitation-expired";
            }
        }
        return open.pauses().openAt(now).stream()
                .map(p -> PauseReason.valueOf(p.reason()))
                .filter(rule.stoppedBy()::contains)
                .sorted()
                .map(r -> "paused-by-" + r.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(
                        open.toRead().holdAt(now) && rule.waitsForReader(asked.act())
                                ? ClearancePolicy.ANSWER_WAITS
                                : null);
    }
}
