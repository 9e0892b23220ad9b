package io.recourse.intake.edge;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.AcquiredFrom;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.AccountPushed.DebtShare;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Surety;
import io.recourse.contracts.AccountPushed.Terms;
import io.recourse.contracts.IntakeEvent.Collateral;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to write down a statement of the many that say the same: what is the default is left out, and what has no order of
 * its own is sorted. Telephone numbers keep theirs, which says whom to try first.
 *
 * <p>Cases hold the hash of this form: whoever changes it makes every statement taken before another one.
 */
final class CanonicalStatement {

    private static final Comparator<Instalment> INSTALMENTS =
            Comparator.comparing(Instalment::dueOn).thenComparing(Instalment::amount);
    private static final Comparator<Obligor> OBLIGORS =
            Comparator.comparing(Obligor::idNumber).thenComparing(Obligor::kind).thenComparing(Obligor::name);
    private static final Comparator<Surety> SURETIES = Comparator.comparing(Surety::obligor, OBLIGORS)
            .thenComparing(Surety::mainDueOn)
            .thenComparing(Surety::kind)
            .thenComparing(Surety::agreedPeriodEndsOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));
    private static final Comparator<Collateral> COLLATERAL =
            Comparator.comparing(Collateral::asset).thenComparing(Collateral::toString);
    private static final Comparator<DebtShare> SHARES =
            Comparator.comparing(DebtShare::idNumber).thenComparing(DebtShare::shareBp);

    private CanonicalStatement() {}

    /** @return the statement itself where it is written so already */
    static AccountPushed of(AccountPushed pushed) {
        Integer episode = pushed.episodeMeant() == 1 ? null : pushed.episode();
        List<Instalment> instalments = sorted(pushed.instalments(), INSTALMENTS);
        List<Obligor> coDebtors = sorted(pushed.coDebtors(), OBLIGORS);
        List<Surety> guarantors = sorted(pushed.guarantors(), SURETIES);
        List<Collateral> collateral = sorted(pushed.collateral(), COLLATERAL);
        Terms terms = of(pushed.terms());
        AccountPushed canonical = new AccountPushed(
                pushed.account(),
                episode,
                pushed.asOf(),
                pushed.revision(),
                pushed.product(),
                pushed.debtor(),
                pushed.jurisdiction(),
                pushed.currency(),
                pushed.contractZone(),
                pushed.costs(),
                pushed.interest(),
                pushed.principal(),
                instalments,
                pushed.authority(),
                pushed.annualRateBp(),
                coDebtors,
                guarantors,
                collateral,
                pushed.scoring(),
                terms,
                of(pushed.acquiredFrom()));
        return canonical.equals(pushed) ? pushed : canonical;
    }

    private static @Nullable AcquiredFrom of(@Nullable AcquiredFrom from) {
        return from == null || from.episodeMeant() != 1 ? from : new AcquiredFrom(from.lender(), from.account(), null);
    }

    private static @Nullable Terms of(@Nullable Terms terms) {
        if (terms == null) {
            return null;
        }
        Terms canonical = new Terms(
                terms.contractDate(),
                terms.creditorKind() == CreditorKind.LICENSED ? null : terms.creditorKind(),
                terms.chargedOffOn(),
                terms.dayCount() == DayCount.ACT_365_FIXED ? null : terms.dayCount(),
                sorted(terms.shares(), SHARES));
        return canonical.equals(new Terms(null, null, null, null, List.of())) ? null : canonical;
    }

    /** Few have more than one entry, and those of most are in order: no list is made for them. */
    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        for (int i = 1; i < list.size(); i++) {
            if (order.compare(list.get(i - 1), list.get(i)) > 0) {
                List<T> sorted = new ArrayList<>(list);
                sorted.sort(order);
                return List.copyOf(sorted);
            }
        }
        return list;
    }
}
