package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.negotiation.domain.CaseEvent.MoneyStated;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentNoted;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.Promise.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is told only after the end of talks of the days before it: a payment that kept what was promised or agreed, or a pause.
 * Late facts count by their own date. Had they been told in time, the talks would have gone on, and so they do, until they end
 * when they should have; however late it is, for that too is no matter of when something was heard.
 */
final class LateFacts {

    private static final String LATE_PAYMENT = "late-payment";
    private static final String LATE_PAUSE = "late-pause";

    private final Timetable timetable;

    LateFacts(Timetable timetable) {
        this.timetable = timetable;
    }

    /**
     * That talks go on.
     *
     * @param over as it was before the facts
     * @param judged as it is by them, were the talks not over
     * @return empty if they were over all the same, or if not their days had ended them but a court's list, which no such fact undoes
     */
    Optional<NegotiationResumed> resumed(Exhausted over, Talking judged, List<CaseEvent> facts, Instant now) {
        boolean ended = timetable.wereOver(over.resume(), over.at());
        return ended && !timetable.wereOver(judged, over.at())
                ? facts.stream()
                        .flatMap(fact -> resumedBy(fact, over, judged, now).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<NegotiationResumed> resumedBy(CaseEvent fact, Exhausted over, Talking judged, Instant now) {
        LocalDate last = over.file().lastDayBefore(over.at());
        Optional<String> commitment = judgedAnew(over.file(), judged.file());
        if (fact instanceof PauseNoted pause) {
            return Optional.of(new NegotiationResumed(LATE_PAUSE, commitment.orElse(pause.pauseId()), now));
        }
        if (fact instanceof PaymentNoted paid && !paid.valueDate().isAfter(last)) {
            return Optional.of(new NegotiationResumed(LATE_PAYMENT, commitment.orElse(paid.paymentId()), now));
        }
        // a statement names no payment
        return fact instanceof MoneyStated stated && !stated.from().isAfter(last)
                ? commitment.map(id -> new NegotiationResumed(LATE_PAYMENT, id, now))
                : Optional.empty();
    }

    /** What he committed himself to that is judged otherwise now; what was replaced holds nothing. */
    private static Optional<String> judgedAnew(CaseFile before, CaseFile judged) {
        Stream<String> promises = judged.promises().stream()
                .filter(promise -> promise.verdict() != Verdict.INVALIDATED)
                .filter(promise -> !before.promises().contains(promise))
                .map(Promise::promiseId);
        Stream<String> agreements = judged.dealt().agreements().stream()
                .filter(agreement -> !agreement.isReplaced())
                .filter(agreement -> !before.dealt().agreements().contains(agreement))
                .map(Agreement::offerId);
        return Stream.concat(promises, agreements).findFirst();
    }
}
