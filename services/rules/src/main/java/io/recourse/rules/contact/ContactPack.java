package io.recourse.rules.contact;

import io.recourse.rules.Source;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contact rules of one jurisdiction, as data. */
public record ContactPack(
        String name,
        int version,
        String jurisdiction,
        Source source,
        List<Bar> bars,
        List<Hours> hours,
        List<Budget> budgets) {

    public ContactPack {
        bars = List.copyOf(bars);
        hours = List.copyOf(hours);
        budgets = List.copyOf(budgets);
        Set<Flag> barred = bars.stream().map(Bar::flag).collect(Collectors.toSet());
        Set<Flag> missing = EnumSet.complementOf(EnumSet.of(Flag.DEBTOR_UNREACHABLE));
        missing.removeAll(barred);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the pack " + name + " says nothing about " + missing);
        }
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    /** A flag that forbids contact, unless another lifts it. */
    public record Bar(Flag flag, @Nullable Flag liftedBy, String rule, Source source) {}

    /**
     * The hours of the debtor's day in which contact is allowed.
     *
     * @param from first allowed moment
     * @param to first forbidden moment after it
     * @param consentLifts true if the debtor may agree to other hours
     */
    public record Hours(
            List<ContactKind> kinds, LocalTime from, LocalTime to, boolean consentLifts, String rule, Source source) {
        public Hours {
            kinds = List.copyOf(kinds);
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("hours must begin before they end");
            }
        }
    }

    /**
     * At most so many within so many local days, today being one of them; {@code max} 1 within 7 days therefore means
     * seven days of rest that begin with the day of the contact.
     *
     * @param kinds what may no longer be done once the budget is spent
     * @param counted what spends it
     * @param max ≥ 1
     * @param days 1 = the local day, ≥ 1
     */
    public record Budget(
            List<ContactKind> kinds,
            Usage.Counted counted,
            int max,
            int days,
            Scope scope,
            String rule,
            Source source) {
        public Budget {
            kinds = List.copyOf(kinds);
            if (max < 1 || days < 1) {
                throw new IllegalArgumentException("max and days must be at least 1");
            }
        }
    }

    /** Whose contacts a budget counts. */
    public enum Scope {
        PARTY,
        PARTY_AND_LENDER,
        PARTY_AND_DEBT,
        NUMBER
    }
}
