package io.recourse.rules.contact;

import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contact rules of one jurisdiction, as data. The guard asks them in the order of the components, each list from its first
 * entry on, and the first that forbids is the one it names.
 *
 * @param zones forbidden for good
 * @param workingDays what is done on working days only
 */
public record ContactPack(
        String name,
        int version,
        String jurisdiction,
        Source source,
        List<Zone> zones,
        List<Bar> bars,
        ThirdParties thirdParties,
        List<WorkingDaysOnly> workingDays,
        List<Hours> hours,
        List<Budget> budgets) {

    public ContactPack {
        zones = List.copyOf(zones);
        bars = List.copyOf(bars);
        workingDays = List.copyOf(workingDays);
        hours = List.copyOf(hours);
        budgets = List.copyOf(budgets);
        Set<Flag> barred = bars.stream().map(Bar::flag).collect(Collectors.toSet());
        List<Flag> missing = EnumSet.allOf(Flag.class).stream()
                .filter(f -> f.bars() && !barred.contains(f))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the pack " + name + " says nothing about " + missing);
        }
        Set<Practice> named = new HashSet<>();
        if (!zones.stream().allMatch(z -> named.add(z.practice()))) {
            throw new IllegalArgumentException("the pack " + name + " forbids one practice twice");
        }
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    /** The same law with more limits, asked after its own. */
    public ContactPack plus(List<Budget> more) {
        return new ContactPack(
                name,
                version,
                jurisdiction,
                source,
                zones,
                bars,
                thirdParties,
                workingDays,
                hours,
                Stream.concat(budgets.stream(), more.stream()).toList());
    }

    /**
     * A practice that is forbidden whoever agrees to it.
     *
     * @param zh what it is, in Chinese
     * @param en what it is, in English
     */
    public record Zone(Practice practice, String rule, String zh, String en, Source source) {}

    /**
     * A flag that forbids contact.
     *
     * @param sparesThirdParties it keeps away from those who owe, not from others who may know more
     */
    public record Bar(Flag flag, boolean sparesThirdParties, String rule, Source source) {}

    /**
     * What holds for those who do not owe. The guard asks in the order of the components.
     *
     * @param persons who they are; everybody else is treated like the debtor
     * @param opening what lets them be asked at all
     * @param only for nothing else; the debt is never told
     * @param perPerson how often one of them may be asked about one debt
     * @param list how many of them may be asked about one debt
     */
    public record ThirdParties(
            List<Person> persons, Opening opening, Only only, PerPerson perPerson, ContactList list, Source source) {
        public ThirdParties {
            persons = List.copyOf(persons);
            if (persons.contains(Person.DEBTOR)) {
                throw new IllegalArgumentException("a debtor is no third party");
            }
        }
    }

    /** Third parties may be asked while one of these flags is up. */
    public record Opening(List<Flag> flags, String rule, Source source) {
        public Opening {
            flags = List.copyOf(flags);
        }
    }

    /** The one purpose. */
    public record Only(Purpose purpose, String rule, Source source) {}

    /**
     * @param max contacts that reached or may have reached the person, ≥ 1; time brings none back
     * @param unless a flag that allows another one; null if none does
     */
    public record PerPerson(int max, @Nullable Flag unless, String rule, Source source) {
        public PerPerson {
            Bounds.atLeast("thirdParties.perPerson.max", max, 1);
        }
    }

    /**
     * @param max different third parties, ≥ 1; whoever would be one more is never asked
     */
    public record ContactList(int max, String rule, Source source) {
        public ContactList {
            Bounds.atLeast("thirdParties.list.max", max, 1);
        }
    }

    /** What is done on working days of the jurisdiction only; consent lifts it not. Make-up days (调休) are working days. */
    public record WorkingDaysOnly(List<ContactKind> kinds, String rule, Source source) {
        public WorkingDaysOnly {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * The hours of the person's day in which contact is allowed.
     *
     * @param from first allowed moment
     * @param to first forbidden moment after it
     * @param consentLifts true if the person may agree to other hours
     */
    public record Hours(
            List<ContactKind> kinds, LocalTime from, LocalTime to, boolean consentLifts, String rule, Source source) {
        public Hours {
            kinds = List.copyOf(kinds);
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("hours must begin before they end");
            }
        }

        /** @param time of the person's clock */
        public boolean isOpen(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /**
     * At most so many within so many local days, today being one of them; {@code max} 1 within 7 days therefore means
     * seven days of rest that begin with the day of the contact.
     *
     * @param kinds what may no longer be done once the budget is spent, and what alone spends it
     * @param counted which of them spends it
     * @param max ≥ 1
     * @param days 1 = the local day, ≥ 1
     * @param when a flag without which the budget does not apply; null if it always does
     */
    public record Budget(
            List<ContactKind> kinds,
            Counted counted,
            int max,
            int days,
            Scope scope,
            @Nullable Flag when,
            String rule,
            Source source) {
        public Budget {
            kinds = List.copyOf(kinds);
            Bounds.atLeast(rule + ".max", max, 1);
            Bounds.atLeast(rule + ".days", days, 1);
        }
    }
}
