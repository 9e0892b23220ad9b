package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Maker;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our own numbers for offers and what is agreed on them.
 *
 * @param validDays days after it was opened on which an offer may still be accepted, ≥ 0
 * @param approvalDays days within which a second person decides, ≥ 0
 * @param graceDays days after an instalment's due day on which a payment still keeps the plan, 0 … 366; settlements have none
 * @param inKindDays days for which escalation rests after an agreement in kind, ≥ 1
 * @param mostMonths months after which the last instalment is never due, ≥ 1
 * @param mostOffers offers that one case ever has, ≥ 1
 * @param debits when and how often an instalment is debited under a mandate
 * @param hardship what may be offered to a debtor in hardship
 */
public record OfferPolicy(
        String name,
        int version,
        Source source,
        int validDays,
        int approvalDays,
        int graceDays,
        int inKindDays,
        int mostMonths,
        int mostOffers,
        DebitRule debits,
        HardshipRule hardship,
        List<Authority> authorities) {

    /**
     * What presses nobody.
     *
     * @param allows types that stretch or lower what is to be paid
     * @param leastDays days from today within which only a part of it may fall due, ≥ 0
     * @param soonBp that part of what is payable, 1/10 000, less than the whole: all of it at once stretches nothing
     */
    public record HardshipRule(List<OfferType> allows, int leastDays, int soonBp, Source source) {
        public HardshipRule {
            allows = List.copyOf(allows);
            Bounds.atLeast("hardship.leastDays", leastDays, 0);
            Bounds.within("hardship.soonBp", soonBp, 0, BasisPoints.WHOLE - 1);
        }

        boolean spares(Terms terms, LocalDate today) {
            LocalDate least = today.plusDays(leastDays);
            long soon = terms.instalments().stream()
                    .filter(i -> i.dueOn().isBefore(least))
                    .mapToLong(i -> i.amount().minor())
                    .sum();
            return allows.contains(terms.type())
                    && BasisPoints.compare(soon, terms.payable().minor(), soonBp) <= 0;
        }
    }

    /**
     * When an instalment is debited.
     *
     * @param at time of day, debtor-local, on the due day and on later days of grace
     * @param tries debits of one instalment that may fail before nothing is tried any more, ≥ 1
     * @param clearedWithinMinutes minutes after which a clearance that was heard late is not acted on any more, ≥ 1
     * @param bookedWithinDays days within which the ledger hears of a debit that was handed over; so long nobody is held to
     *     have missed the instalment, ≥ 0
     * @param mostMandates mandates that one case ever has, ≥ 1
     * @param notices how a debit is told beforehand whose amount the law of its debtor wants told
     */
    public record DebitRule(
            LocalTime at,
            int tries,
            int clearedWithinMinutes,
            int bookedWithinDays,
            int mostMandates,
            NoticeRule notices,
            Source source) {
        public DebitRule {
            Bounds.atLeast("debits.tries", tries, 1);
            Bounds.atLeast("debits.clearedWithinMinutes", clearedWithinMinutes, 1);
            Bounds.atLeast("debits.bookedWithinDays", bookedWithinDays, 0);
            Bounds.atLeast("debits.mostMandates", mostMandates, 1);
        }
    }

    /**
     * How notices before debits go out; how old they must be is the law's.
     *
     * @param leadDays days before the last on which a notice is in time, on which it is first asked for, ≥ 0
     * @param marginDays days more than the law wants between a notice and its debit, ≥ 0: a letter waits for its printer
     * @param coversDays days after the one it tells on which the same amount may still be debited, if the first try fails or a pause
     *     lies in between, ≥ 0
     * @param most notices of one instalment, ≥ 1
     */
    public record NoticeRule(int leadDays, int marginDays, int coversDays, int most, Source source) {
        public NoticeRule {
            Bounds.atLeast("debits.notices.leadDays", leadDays, 0);
            Bounds.atLeast("debits.notices.marginDays", marginDays, 0);
            Bounds.atLeast("debits.notices.coversDays", coversDays, 0);
            Bounds.atLeast("debits.notices.most", most, 1);
        }
    }

    /**
     * What somebody in a role may do alone.
     *
     * @param alone limit of offers that need nobody's approval; null if all of them do
     * @param approving limit of others' offers that he may approve; null if he approves none
     */
    public record Authority(
            Maker maker,
            List<OfferType> types,
            @Nullable Limit alone,
            @Nullable Limit approving,
            Source source) {
        public Authority {
            types = List.copyOf(types);
            if (maker == Maker.BOT && (approving != null || alone != null && alone.principalBp() > 0)) {
                throw new IllegalArgumentException("a bot neither approves nor waives principal");
            }
        }
    }

    /**
     * Up to where, of all that is agreed in one case.
     *
     * @param months months from today to the last due day, ≥ 0
     * @param leastBp part of what is owed that is to be paid under it at least, 1/10 000
     * @param costsBp part of the costs owed before any were waived that may be, 1/10 000
     * @param interestBp of the interest likewise
     * @param principalBp of the principal likewise
     * @param atMost all that may be waived, one amount for each currency; nothing in a currency that is not named
     */
    public record Limit(int months, int leastBp, int costsBp, int interestBp, int principalBp, List<Money> atMost) {
        public Limit {
            atMost = List.copyOf(atMost);
            Bounds.atLeast("limit.months", months, 0);
            BasisPoints.requirePart("limit.leastBp", leastBp);
            BasisPoints.requirePart("limit.costsBp", costsBp);
            BasisPoints.requirePart("limit.interestBp", interestBp);
            BasisPoints.requirePart("limit.principalBp", principalBp);
        }

        boolean covers(Terms terms, Waivers waivers, LocalDate today) {
            Balance waived = waivers.with(terms.waived());
            Balance owed = waivers.owedBefore();
            return isEnough(terms.payable(), waivers.owed().total())
                    && within(waived.costs(), owed.costs(), costsBp)
                    && within(waived.interest(), owed.interest(), interestBp)
                    && within(waived.principal(), owed.principal(), principalBp)
                    && waivers.inAll(terms.waived()) <= most(waived.currency())
                    && terms.instalments().stream().noneMatch(i -> i.dueOn().isAfter(today.plusMonths(months)));
        }

        private boolean isEnough(Money payable, Money owed) {
            return BasisPoints.compare(payable.minor(), owed.minor(), leastBp) >= 0;
        }

        private static boolean within(long waived, long owed, int bp) {
            return BasisPoints.compare(waived, owed, bp) <= 0;
        }

        private long most(String currency) {
            return atMost.stream()
                    .filter(most -> most.currency().equals(currency))
                    .mapToLong(Money::minor)
                    .findFirst()
                    .orElse(0);
        }
    }

    public OfferPolicy {
        authorities = List.copyOf(authorities);
        Bounds.atLeast("validDays", validDays, 0);
        Bounds.atLeast("approvalDays", approvalDays, 0);
        Bounds.within("graceDays", graceDays, 0, 366);
        Bounds.atLeast("inKindDays", inKindDays, 1);
        Bounds.atLeast("mostMonths", mostMonths, 1);
        Bounds.atLeast("mostOffers", mostOffers, 1);
        for (Maker maker : Maker.values()) {
            for (OfferType type : OfferType.values()) {
                if (authorities.stream().filter(a -> is(a, maker, type)).count() != 1) {
                    throw new IllegalArgumentException(
                            name + " says not once what a " + maker + " may offer as " + type);
                }
            }
        }
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    boolean mayOffer(Maker maker, Terms terms, Waivers waivers, LocalDate today) {
        return covers(authority(maker, terms.type()).alone(), terms, waivers, today);
    }

    boolean mayApprove(Maker maker, Terms terms, Waivers waivers, LocalDate today) {
        return covers(authority(maker, terms.type()).approving(), terms, waivers, today);
    }

    private static boolean covers(@Nullable Limit limit, Terms terms, Waivers waivers, LocalDate today) {
        return limit != null && limit.covers(terms, waivers, today);
    }

    private Authority authority(Maker maker, OfferType type) {
        return authorities.stream().filter(a -> is(a, maker, type)).findFirst().orElseThrow();
    }

    private static boolean is(Authority authority, Maker maker, OfferType type) {
        return authority.maker() == maker && authority.types().contains(type);
    }
}
