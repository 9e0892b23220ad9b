package io.recourse.verify.law;

import io.recourse.verify.law.Pack.Bar;
import io.recourse.verify.law.Pack.Budget;
import io.recourse.verify.law.Pack.ThirdParties;
import io.recourse.verify.law.Question.Made;
import io.recourse.verify.law.Question.Whom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers by one jurisdiction's pack and calendar. Nothing is kept between questions. */
public final class Guard {
    /** Obstacles that take turns more often than this never end. */
    private static final int ROUNDS = 64;

    /** Proof that nobody was reached. */
    private static final String UNREACHABLE = "UNREACHABLE";

    private static final String UNANSWERED = "UNANSWERED";
    private static final Set<String> EFFECTIVE = Set.of("CONVERSATION", "DELIVERED", "UNKNOWN");

    private final Pack pack;
    private final Calendar calendar;

    /** What forbids a contact for a while. */
    private record Obstacle(String rule, Instant ends) {}

    Guard(Pack pack, Calendar calendar) {
        this.pack = pack;
        this.calendar = calendar;
    }

    Pack pack() {
        return pack;
    }

    /** The same guard, whose law has further budgets. */
    Guard plus(List<Budget> more) {
        return new Guard(pack.plus(more), calendar);
    }

    public Answer ask(Question question) {
        String forGood = forGood(question);
        if (forGood != null) {
            return Answer.denied(forGood, null);
        }
        Obstacle first = obstacle(question, question.at());
        return first == null ? Answer.allowed() : Answer.denied(first.rule(), free(question, first));
    }

    /** When the last of the obstacles that follow one another has ended; null if they never do. */
    private @Nullable Instant free(Question question, Obstacle first) {
        Instant at = first.ends();
        for (int round = 0; round < ROUNDS; round++) {
            Obstacle next = obstacle(question, at);
            if (next == null) {
                return at;
            }
            at = next.ends();
        }
        return null;
    }

    private @Nullable String forGood(Question q) {
        boolean third = third(q.whom());
        return Stream.of(
                        pack.zones().stream()
                                .filter(z -> q.practices().contains(z.practice()))
                                .map(Pack.Zone::rule),
                        pack.bars().stream()
                                .filter(b -> !(third && b.sparesThirdParties()) && up(b, q))
                                .map(Bar::rule),
                        third ? Stream.ofNullable(thirdParty(q)) : Stream.<String>empty())
                .flatMap(rules -> rules)
                .findFirst()
                .orElse(null);
    }

    private static boolean up(Bar bar, Question q) {
        return q.flags().contains(bar.flag())
                || (bar.flag().equals("OPTED_OUT") && q.optedOut().contains(q.channel()));
    }

    private boolean third(Whom whom) {
        return pack.thirdParties().persons().contains(whom.person());
    }

    private @Nullable String thirdParty(Question q) {
        ThirdParties law = pack.thirdParties();
        if (law.opening().flags().stream().noneMatch(q.flags()::contains)) {
            return law.opening().rule();
        }
        if (!q.purpose().equals(law.only().purpose())) {
            return law.only().rule();
        }
        List<Made> aboutDebt = q.history().stream()
                .filter(m -> m.whom().debt().equals(q.whom().debt()) && counts(m, q.whom()))
                .toList();
        String ref = q.whom().ref();
        String again = law.perPerson().unless();
        long reached = aboutDebt.stream()
                .filter(m -> m.whom().ref().equals(ref))
                .filter(m -> !m.known().equals(UNANSWERED) && !m.known().equals(UNREACHABLE))
                .count();
        if (reached >= law.perPerson().max() && !(again != null && q.flags().contains(again))) {
            return law.perPerson().rule();
        }
        long others = aboutDebt.stream()
                .map(Made::whom)
                .filter(w -> third(w) && !w.ref().equals(ref))
                .map(Whom::ref)
                .distinct()
                .count();
        return others >= law.list().max() ? law.list().rule() : null;
    }

    /** Another lender's contacts count only where there is a ground for it. */
    private static boolean counts(Made made, Whom asked) {
        return made.whom().lender().equals(asked.lender()) || made.basis() != null;
    }

    private @Nullable Obstacle obstacle(Question q, Instant at) {
        Kind kind = Kind.of(q.channel());
        if (kind == null) {
            return null;
        }
        ZonedDateTime local = at.atZone(q.zone());
        LocalDate day = local.toLocalDate();
        for (Pack.WorkingDays rule : pack.workingDays()) {
            if (rule.kinds().contains(kind) && !calendar.worked(day)) {
                return new Obstacle(rule.rule(), begins(calendar.nextWorked(day), q.zone()));
            }
        }
        LocalTime time = local.toLocalTime();
        for (Pack.Hours rule : pack.hours()) {
            boolean bound = rule.kinds().contains(kind) && !(rule.consentLifts() && q.consented());
            if (bound && time.isBefore(rule.from())) {
                return new Obstacle(rule.rule(), first(day.atTime(rule.from()), q.zone()));
            }
            if (bound && !time.isBefore(rule.to())) {
                return new Obstacle(rule.rule(), first(day.plusDays(1).atTime(rule.from()), q.zone()));
            }
        }
        for (Budget rule : pack.budgets()) {
            boolean bound = rule.kinds().contains(kind)
                    && (rule.when() == null || q.flags().contains(rule.when()));
            Obstacle spent = bound ? spent(rule, q, day) : null;
            if (spent != null) {
                return spent;
            }
        }
        return null;
    }

    private static @Nullable Obstacle spent(Budget budget, Question q, LocalDate day) {
        List<LocalDate> days = q.history().stream()
                .filter(m -> m.kind() != null && budget.kinds().contains(m.kind()))
                .filter(m -> counted(budget, m) && covered(budget, m, q.whom()))
                .map(m -> LocalDate.ofInstant(m.at(), q.zone()))
                .filter(made -> ChronoUnit.DAYS.between(made, day) < budget.days())
                .sorted()
                .toList();
        if (days.size() < budget.max()) {
            return null;
        }
        LocalDate frees = days.get(days.size() - budget.max());
        return new Obstacle(budget.rule(), begins(frees.plusDays(budget.days()), q.zone()));
    }

    private static boolean counted(Budget budget, Made made) {
        boolean voice = made.kind() == Kind.VOICE;
        return switch (budget.counted()) {
            case EFFECTIVE_CALL -> made.ours() && voice && EFFECTIVE.contains(made.known());
            case CONVERSATION -> voice && EFFECTIVE.contains(made.known());
            case UNANSWERED_DIAL -> made.ours() && voice && !made.known().equals("CONVERSATION");
            case ATTEMPT -> made.ours() && !made.known().equals(UNREACHABLE);
        };
    }

    private static boolean covered(Budget budget, Made made, Whom asked) {
        Whom whom = made.whom();
        boolean same = whom.ref().equals(asked.ref());
        return counts(made, asked)
                && switch (budget.scope()) {
                    case PARTY -> same;
                    case PARTY_AND_LENDER -> same && whom.lender().equals(asked.lender());
                    case PARTY_AND_DEBT -> same && whom.debt().equals(asked.debt());
                    case NUMBER ->
                        whom.number() == null || asked.number() == null
                                ? same
                                : Objects.equals(whom.number(), asked.number());
                };
    }

    private static Instant begins(LocalDate day, ZoneId zone) {
        return first(day.atStartOfDay(), zone);
    }

    /** The first instant at which a clock of the zone shows this time, or a later one where clocks skip it. */
    private static Instant first(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
