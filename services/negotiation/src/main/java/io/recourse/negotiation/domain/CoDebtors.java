package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who owes besides the debtor, as the case was opened with them: each has a budget, hours, wishes and a language of its own, which
 * its party row knows.
 *
 * @param parties their party ids, without who was released; a later joiner is told to nobody
 * @param asks steps of the ladder that one of them has not had yet
 */
public record CoDebtors(List<String> parties, List<Ask> asks) {

    static final CoDebtors NONE = new CoDebtors(List.of(), List.of());

    /**
     * A step that goes to a co-debtor as well; the ladder does not wait for it.
     *
     * @param dueAt when it was first asked for
     * @param askedAt when it was asked for last
     * @param retryAt after a denial: when to ask again
     */
    public record Ask(
            String attemptId,
            String party,
            Step step,
            Instant dueAt,
            Instant askedAt,
            @Nullable Instant retryAt) {

        Ask again(Instant at) {
            return new Ask(attemptId, party, step, dueAt, at, null);
        }

        Ask later(Instant at) {
            return new Ask(attemptId, party, step, dueAt, askedAt, at);
        }
    }

    public CoDebtors {
        parties = List.copyOf(parties);
        asks = List.copyOf(asks);
    }

    Optional<Ask> ask(String attemptId) {
        return asks.stream().filter(a -> a.attemptId().equals(attemptId)).findFirst();
    }

    /** The first ask or another one of the same step. */
    CoDebtors asking(CaseEvent.CoDebtorAsked e) {
        Ask ask = ask(e.attemptId())
                .map(a -> a.again(e.at()))
                .orElseGet(() -> new Ask(e.attemptId(), e.party(), e.step(), e.at(), e.at(), null));
        return with(ask);
    }

    CoDebtors later(String attemptId, Instant retryAt) {
        return ask(attemptId).map(a -> with(a.later(retryAt))).orElse(this);
    }

    CoDebtors without(String attemptId) {
        return new CoDebtors(
                parties,
                asks.stream().filter(a -> !a.attemptId().equals(attemptId)).toList());
    }

    CoDebtors withoutParty(String party) {
        return new CoDebtors(parties.stream().filter(p -> !p.equals(party)).toList(), asks);
    }

    CoDebtors with(Ask ask) {
        return new CoDebtors(
                parties,
                Stream.concat(without(ask.attemptId()).asks().stream(), Stream.of(ask))
                        .toList());
    }
}
