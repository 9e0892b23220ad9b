package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;
import io.recourse.negotiation.domain.Agreement.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was offered in a case and what was agreed, in the order in which it was.
 *
 * @param autoDebit the debtor's mandates and what was debited; null while there was none
 * @param proposals promises that a second person was or is to decide on, the latest {@value #MOST_PROPOSALS} of them; null
 *     while there was none
 */
public record Dealings(
        List<Offer> offers,
        List<Agreement> agreements,
        @Nullable AutoDebit autoDebit,
        @Nullable List<PromiseProposal> proposals) {

    /** So many are kept, so that who says the same once more is answered the same. */
    static final int MOST_PROPOSALS = 5;

    static final Dealings NONE = new Dealings(List.of(), List.of(), null, null);

    public Dealings {
        offers = List.copyOf(offers);
        agreements = List.copyOf(agreements);
        proposals = proposals == null ? null : List.copyOf(proposals);
    }

    Optional<Offer> offer(String offerId) {
        return offers.stream().filter(o -> o.offerId().equals(offerId)).findFirst();
    }

    Optional<Agreement> live() {
        return agreements.stream().filter(Agreement::isLive).findFirst();
    }

    /** How many agreements were broken, as told last. */
    int broken() {
        return (int)
                agreements.stream().filter(a -> a.standing() == Standing.BROKEN).count();
    }

    AutoDebit debiting() {
        return autoDebit == null ? AutoDebit.NONE : autoDebit;
    }

    Dealings debiting(UnaryOperator<AutoDebit> change) {
        return new Dealings(offers, agreements, change.apply(debiting()), proposals);
    }

    Dealings with(Offer offer) {
        return new Dealings(
                Stream.concat(offers.stream(), Stream.of(offer)).toList(), agreements, autoDebit, proposals);
    }

    Dealings with(Agreement agreement) {
        return new Dealings(
                offers, Stream.concat(agreements.stream(), Stream.of(agreement)).toList(), autoDebit, proposals);
    }

    Dealings changing(String offerId, UnaryOperator<Offer> change) {
        return new Dealings(
                offers.stream()
                        .map(o -> o.offerId().equals(offerId) ? change.apply(o) : o)
                        .toList(),
                agreements,
                autoDebit,
                proposals);
    }

    List<PromiseProposal> proposed() {
        return proposals == null ? List.of() : proposals;
    }

    Optional<PromiseProposal> proposal(String promiseId) {
        return proposed().stream().filter(p -> p.promiseId().equals(promiseId)).findFirst();
    }

    /** At most one waits, and it is the last of them. */
    Dealings with(PromiseProposal proposal) {
        List<PromiseProposal> all =
                Stream.concat(proposed().stream(), Stream.of(proposal)).toList();
        return new Dealings(
                offers, agreements, autoDebit, all.subList(Math.max(0, all.size() - MOST_PROPOSALS), all.size()));
    }

    Dealings deciding(String promiseId, UnaryOperator<PromiseProposal> change) {
        return new Dealings(
                offers,
                agreements,
                autoDebit,
                proposed().stream()
                        .map(p -> p.promiseId().equals(promiseId) ? change.apply(p) : p)
                        .toList());
    }

    /** @param due what was due up to and including the instalment that was missed */
    Dealings failed(String settlementId, Money due) {
        Agreement agreement = agreements.stream()
                .filter(a -> a.offerId().equals(settlementId))
                .findFirst()
                .orElseThrow();
        int missed = 0;
        while (agreement.dueUpTo(missed).compareTo(due) < 0) {
            missed++;
        }
        return judged(settlementId, Standing.BROKEN, missed);
    }

    Dealings judged(String offerId, Standing standing, @Nullable Integer missed) {
        return new Dealings(
                offers,
                agreements.stream()
                        .map(a -> a.offerId().equals(offerId) ? a.judged(standing, missed) : a)
                        .toList(),
                autoDebit,
                proposals);
    }
}
