package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.TownLife.OTHER;
import static io.recourse.negotiation.domain.TownLife.WEST;
import static io.recourse.negotiation.domain.TownLife.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Talking;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must be so in the town whatever happens: no step is lost, budgets and hours hold, and one commitment stands at a time. */
final class TownLaws {

    /** Contacts of one party on one of its days, by step. */
    private static final Map<String, Long> BUDGET = Map.of(
            "sms",
            2L,
            "app",
            2L,
            "more",
            2L,
            "mail",
            2L,
            "letter",
            1L,
            "bot",
            3L,
            "call",
            3L,
            "dunning",
            3L,
            "debit-notice",
            3L);

    private static final Set<String> MESSAGES = Set.of("sms", "app", "more", "mail");

    private final Map<SubjectId, Set<String>> stepsOver = new HashMap<>();
    private final Map<SubjectId, Known> known = new TreeMap<>();

    void witness(Step step) {
        for (Object event : step.events()) {
            switch (event) {
                // another ladder: its first step is the next one
                case CaseEvent.StrategyKept _ -> stepsOver.remove(step.subject());
                case CaseEvent.Told(ContactAttempted attempt) -> {
                    int hour = attempt.at()
                            .atZone(attempt.party().equals(OTHER.id()) ? WEST : ZONE)
                            .getHour();
                    assertThat(attempt.channel() == Channel.LETTER || hour >= 8 && hour < 22)
                            .as("within the hours: %s", attempt)
                            .isTrue();
                    if (attempt.party().equals(Sample.PARTY)
                            && !attempt.attemptId().startsWith("ask/")
                            && !attempt.attemptId().startsWith("notice/")) {
                        over(step.subject()).add(attempt.step());
                    }
                }
                case CaseEvent.Told(StepLapsed lapsed) -> over(step.subject()).add(lapsed.step());
                case CaseEvent.StepReturned returned -> over(step.subject()).remove(returned.step());
                default -> {}
            }
        }
        if (step.after().state() instanceof Talking talk) {
            assertThat(over(step.subject()))
                    .as("every step behind the next one was taken or is recorded as lapsed, and none is that came back")
                    .hasSize(talk.ladder().next());
        }
        if (step.after().state() instanceof Known now) {
            known.put(step.subject(), now);
            budgetHolds();
            oneCommitmentStands(now.file());
        }
    }

    private Set<String> over(SubjectId theCase) {
        return stepsOver.computeIfAbsent(theCase, _ -> new HashSet<>());
    }

    private static void oneCommitmentStands(CaseFile file) {
        long promised = file.promises().stream()
                .filter(p -> p.verdict() == Promise.Verdict.LIVE)
                .count();
        long agreed =
                file.dealt().agreements().stream().filter(Agreement::isLive).count();
        assertThat(promised + agreed)
                .as(
                        "commitments live at once: %s, %s",
                        file.promises(), file.dealt().agreements())
                .isLessThanOrEqualTo(1);
    }

    /** Units that were not given back, by the party's day. */
    private void budgetHolds() {
        known.values().stream()
                .flatMap(k -> k.file().attempts().stream())
                .filter(a -> a.outcome() != ContactOutcome.UNREACHABLE)
                // a call in vain is no effective one
                .filter(a -> a.outcome() != ContactOutcome.UNANSWERED
                        || MESSAGES.contains(a.step())
                        || a.step().equals("letter"))
                .collect(Collectors.groupingBy(
                        a -> String.join(
                                " ",
                                a.step(),
                                String.valueOf(a.party()),
                                String.valueOf(LocalDate.ofInstant(a.at(), a.party() == null ? ZONE : WEST))),
                        Collectors.counting()))
                .forEach((stepAndDay, spent) -> assertThat(spent)
                        .as(stepAndDay)
                        .isLessThanOrEqualTo(BUDGET.getOrDefault(stepAndDay.split(" ", 2)[0], 0L)));
    }
}
