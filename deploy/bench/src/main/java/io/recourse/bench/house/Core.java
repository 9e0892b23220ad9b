package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.Balance;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseEvent;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.ContactPolicy;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.OfferPolicy;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyEvent;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rules alone: a step falls due, the case asks, the party grants, the case records the attempt. Three decisions, their
 * events, and the deadlines that follow, by the real deciders of negotiation, over and over from the same eve.
 */
public final class Core implements Section {

    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int BLOCK = 1_000;
    private static final int TRANSITIONS = 3;

    private static final NegotiationPolicy POLICY =
            Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");

    private final CaseDecider cases = new CaseDecider(
            POLICY,
            Packs.resource(OfferPolicy.class, "/policy/offers-ours.json"),
            Map.of("CN", Packs.workingDays("CN")),
            "courier-1",
            TemplateFiles.by("message", POLICY));
    private final PartyDecider parties = new PartyDecider(
            Packs.resource(ContactPolicy.class, "/policy/contact-ours.json"), Map.of("CN", Packs.contactGuard("CN")));

    @Override
    public String name() {
        return "core";
    }

    @Override
    public String about() {
        return "decide and evolve, no I/O";
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) {
        CaseState eve = eve();
        PartyState party = state(
                parties,
                new SubjectId(PartyDecider.KIND, "p-1"),
                List.of(new PartyInput.Registered(Events.LENDER, "Asia/Shanghai", true, true, "zh-CN")));
        Deadline step = cases.deadlines(eve).stream()
                .filter(d -> d.dueAt().equals(Book.DUE))
                .findFirst()
                .orElseThrow();
        measure(eve, party, step);
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < setup.rounds(); round++) {
            rounds.add(measure(eve, party, step));
        }
        figures.add("core_transitions_per_s", "/s", rounds, "one core");
    }

    private CaseState eve() {
        SubjectId id = new SubjectId(CaseDecider.KIND, "c-1");
        CaseState scheduled = state(
                cases,
                id,
                List.of(
                        new CaseInput.Opened(
                                Events.LENDER,
                                "p-1",
                                "Asia/Shanghai",
                                "CN",
                                "zh-CN",
                                new Balance("CNY", 0, 31_250, 1_200_000),
                                null,
                                Book.START,
                                List.of(),
                                null,
                                "Asia/Shanghai"),
                        new CaseInput.StrategyGiven("negotiable-standard@1", Book.START, 30, Events.ladder(1))));
        Deadline start = cases.deadlines(scheduled).iterator().next();
        return take(cases, scheduled, new CaseInput.DeadlinePassed(start), Book.START)
                .state();
    }

    private static <S, I extends Input, E> S state(Decider<S, I, E> decider, SubjectId id, List<I> inputs) {
        S state = decider.initial(id);
        for (I input : inputs) {
            state = take(decider, state, input, Book.START).state();
        }
        return state;
    }

    private record Taken<S, E>(S state, Decision.Accepted<E> decision) {}

    private static <S, I extends Input, E> Taken<S, E> take(Decider<S, I, E> decider, S state, I input, Instant now) {
        if (!(decider.decide(state, input, now) instanceof Decision.Accepted<E> accepted)) {
            throw new IllegalStateException("refused: " + input);
        }
        S after = state;
        for (E event : accepted.events()) {
            after = decider.evolve(after, event);
        }
        return new Taken<>(after, accepted);
    }

    /** @return transitions per second */
    private double measure(CaseState eve, PartyState party, Deadline step) {
        long began = System.nanoTime();
        long done = 0;
        long deadlines = 0;
        while (System.nanoTime() - began < ROUND.toNanos()) {
            for (int i = 0; i < BLOCK; i++) {
                Taken<CaseState, CaseEvent> asked = take(cases, eve, new CaseInput.DeadlinePassed(step), Book.DUE);
                Taken<PartyState, PartyEvent> granted =
                        take(parties, party, (PartyInput) told(asked.decision()), Book.DUE);
                Taken<CaseState, CaseEvent> attempted =
                        take(cases, asked.state(), (CaseInput) told(granted.decision()), Book.DUE);
                deadlines += cases.deadlines(attempted.state()).size()
                        + parties.deadlines(granted.state()).size();
            }
            done += BLOCK;
        }
        if (deadlines == 0) {
            throw new IllegalStateException("an attempt is followed by deadlines");
        }
        return done * TRANSITIONS / ((System.nanoTime() - began) / 1e9);
    }

    private static Input told(Decision.Accepted<?> decision) {
        Tell tell = decision.tells().getFirst();
        return tell.input();
    }
}
