package io.recourse.rules.limitation;

import io.recourse.rules.Source;
import io.recourse.rules.Versions;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limitation and guarantee periods, as data. These are terms of ours, so they are guarded at the earlier reading: they end
 * on the corresponding day even if it is a holiday.
 *
 * @param forum where the courts keep time: the terms end there, whatever the contract's zone
 * @param claims the limitation of claims, by the day a term begins on
 * @param guarantees the periods of guarantees, by the day the main debt is due
 * @param warningDays days before the end at which we warn
 */
public record LimitationPolicy(
        String jurisdiction,
        ZoneId forum,
        Source forumSource,
        List<ClaimTerm> claims,
        List<GuaranteeTerm> guarantees,
        List<Integer> warningDays,
        Source warningDaysSource) {

    /**
     * How long a claim may be brought to court.
     *
     * @param years ordinary limitation (民法典 art. 188)
     * @param outerYears from the infringement, neither interrupted nor suspended (188)
     * @param suspensionMonths an obstacle in the last so many months suspends (194)
     * @param remainingMonths so many months remain after an obstacle ends (194); where what was left of the term goes on
     *     instead, 0, the earlier reading
     */
    public record ClaimTerm(int years, int outerYears, int suspensionMonths, int remainingMonths, Source source)
            implements Versions.Version {

        /** End of a term that began on the day: the outer one while an obstacle that suspends it lasts. */
        private LocalDate end(LocalDate start, LocalDate outer, Limitation facts) {
            LocalDate end = start.plusYears(years);
            for (Limitation.Suspension s : facts.suspensions()) {
                if (!s.reaches(end.minusMonths(suspensionMonths), end) || s.endedBefore(start)) {
                    continue;
                }
                LocalDate after = s.to() == null ? outer : s.to().plusMonths(remainingMonths);
                end = after.isAfter(end) ? after : end;
            }
            return end.isAfter(outer) ? outer : end;
        }
    }

    /** @param months guarantee period if none or an unclear one was agreed (692) */
    public record GuaranteeTerm(int months, Source source) implements Versions.Version {}

    public LimitationPolicy {
        claims = Versions.whole(claims);
        guarantees = Versions.whole(guarantees);
        warningDays = List.copyOf(warningDays);
    }

    /** A warning that the end is near. */
    public record Warning(int daysBefore, Instant at) {}

    /** The last day on which the claim may be brought to court. */
    public LocalDate lastDay(Limitation facts) {
        LocalDate start = facts.start();
        LocalDate outer = outer(start);
        LocalDate last = end(start, outer, facts);
        for (Limitation.Interruption i : facts.interruptions()) {
            boolean inTime = !i.on().isAfter(last);
            if (!i.on().isAfter(start) || (!inTime && !i.revives())) {
                continue;
            }
            start = i.on();
            // a promise after the end founds a new term, which the outer limit of the old one does not bind
            outer = inTime ? outer : outer(start);
            last = end(start, outer, facts);
        }
        return last;
    }

    /** The day that counts for what happened then. */
    public LocalDate dayOf(Instant at) {
        return LocalDays.dateOf(at, forum);
    }

    /** 24:00 of the last day in the forum's zone. */
    public Instant endsAt(Limitation facts) {
        return LocalDays.endOf(lastDay(facts), forum);
    }

    /** Farthest first; each at the start of the forum's day so many days before the end. */
    public List<Warning> warnings(Limitation facts) {
        LocalDate last = lastDay(facts);
        return warningDays.stream()
                .sorted(Comparator.reverseOrder())
                .map(n -> new Warning(n, LocalDays.startOf(last.plusDays(1).minusDays(n), forum)))
                .toList();
    }

    /**
     * The last day on which a guarantor can still be held liable; nothing suspends, interrupts or extends it (692).
     *
     * @param mainDue due date of the debt it secures
     * @param agreed agreed last day; one not after {@code mainDue} counts as not agreed
     */
    public LocalDate guaranteeLastDay(LocalDate mainDue, @Nullable LocalDate agreed) {
        return agreed != null && agreed.isAfter(mainDue)
                ? agreed
                : mainDue.plusMonths(Versions.at(guarantees, mainDue).months());
    }

    /** 24:00 of that day in the forum's zone. */
    public Instant guaranteeEndsAt(LocalDate mainDue, @Nullable LocalDate agreed) {
        return LocalDays.endOf(guaranteeLastDay(mainDue, agreed), forum);
    }

    private LocalDate outer(LocalDate start) {
        return start.plusYears(Versions.at(claims, start).outerYears());
    }

    /**
     * By the law of the day on which the term begins; what still runs when a later law comes into force has the longer term of
     * both (法释〔2018〕12号 art. 1–4), and what is over by then stays so.
     */
    private LocalDate end(LocalDate start, LocalDate outer, Limitation facts) {
        LocalDate end = Versions.at(claims, start).end(start, outer, facts);
        for (ClaimTerm law : claims) {
            LocalDate inForce = law.source().validFrom();
            if (inForce.isAfter(start) && !end.isBefore(inForce)) {
                LocalDate anew = law.end(start, outer, facts);
                end = anew.isAfter(end) ? anew : end;
            }
        }
        return end;
    }
}
