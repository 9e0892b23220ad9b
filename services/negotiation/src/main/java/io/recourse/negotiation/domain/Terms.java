package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.rules.money.Split;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is offered.
 *
 * @param payable what the instalments sum to; of an offer in kind the part of the debt that it is to settle
 * @param waived what is waived once they are paid in time, by head; all zero but for settlements
 * @param instalments in the order of their due days, none in kind
 * @param asset code of what is given instead of money, null unless in kind
 */
public record Terms(
        OfferType type,
        Money payable,
        Balance waived,
        List<Instalment> instalments,
        @Nullable String asset) {

    /** So many instalments are written down one by one. */
    public static final int MOST_INSTALMENTS = 120;

    /**
     * Some instalments alike, a month apart.
     *
     * @param instalments how many, ≥ 1
     * @param weight of each in proportion to those of the other stages, ≥ 1; weights that sum to the whole are the amounts
     */
    public record Stage(int instalments, long weight) {}

    public Terms {
        instalments = List.copyOf(instalments);
    }

    /** Split so that they sum to the whole: the last one takes the remainder. A month without the day has its last one. */
    static List<Instalment> monthly(Money whole, LocalDate first, List<Stage> stages) {
        List<Long> weights = new ArrayList<>();
        stages.forEach(stage -> weights.addAll(Collections.nCopies(stage.instalments(), stage.weight())));
        List<Money> amounts = Split.of(whole, weights);
        List<Instalment> instalments = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            instalments.add(new Instalment(first.plusMonths(i), amounts.get(i)));
        }
        return instalments;
    }
}
