package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.DECIDER;
import static io.recourse.litigation.domain.Cases.LIMITATION;
import static io.recourse.litigation.domain.Cases.OPENED;
import static io.recourse.litigation.domain.Cases.cny;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.json.SealedJson;
import io.recourse.litigation.domain.CourtReport.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every input may arrive in every stage: cases are walked at random and keep their promises. */
class CaseWalkTest {

    private static final SealedJson<CaseState> STATES = new SealedJson<>(CaseState.class);
    private static final SealedJson<CaseEvent> EVENTS = new SealedJson<>(CaseEvent.class);
    private static final SealedJson<CaseInput> INPUTS = new SealedJson<>(CaseInput.class);

    private final Set<String> statuses = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20_261_121})
    void a_random_walk_files_nothing_twice_nothing_uncleared_and_survives_json(long seed) {
        System.out.println("walk seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            walk(random, "seed " + seed + ", case " + i);
        }
        assertThat(statuses).as("stages seen").hasSizeGreaterThan(20);
    }

    private void walk(Random random, String name) {
        CaseState state = DECIDER.initial(new SubjectId("case", "case-1"));
        Instant now = OPENED;
        List<CaseEvent> journal = new ArrayList<>();
        Set<String> cleared = new HashSet<>();
        Set<String> handedOver = new HashSet<>();
        CaseInput input = Cases.opened(debt("ZJ", random.nextBoolean()), DEBT, LIMITATION);
        for (int step = 0; step < 60; step++) {
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, now);
            turn.catchUp();
            input = INPUTS.read(INPUTS.write(input));
            if (input instanceof CaseInput.ClearanceGiven(var requestId, var _, var until) && now.isBefore(until)) {
                cleared.add(requestId);
            }
            boolean over = turn.state() instanceof CaseState.Over;
            turn.take(input);
            state = turn.state();
            assertThat(STATES.read(STATES.write(state))).as(name).isEqualTo(state);
            for (Turn.Recorded<CaseEvent> recorded : turn.events()) {
                journal.add(EVENTS.read(EVENTS.write(recorded.event())));
            }
            for (Effect effect : turn.effects()) {
                assertThat(handedOver.add(effect.ref()))
                        .as(name + " twice " + effect.ref())
                        .isTrue();
                if (!effect.ref().contains("/")) {
                    assertThat(cleared).as(name).contains(effect.ref());
                }
            }
            assertThat(over && turn.state() instanceof CaseState.Live).as(name).isFalse();
            Instant later = now;
            assertThat(DECIDER.deadlines(state)).as(name).allSatisfy(d -> assertThat(d.dueAt())
                    .isAfter(later));
            statuses.add(DECIDER.facets(state).status());
            now = now.plus(Duration.ofHours(random.nextInt(24 * 12)));
            input = next(random, state, now);
        }
        CaseState replayed = DECIDER.initial(new SubjectId("case", "case-1"));
        for (CaseEvent event : journal) {
            replayed = DECIDER.evolve(replayed, event);
        }
        assertThat(replayed).as(name).isEqualTo(state);
        assertThat(journal.stream()
                        .filter(CaseEvent.Lodged.class::isInstance)
                        .map(e -> ((CaseEvent.Lodged) e).matter().requestId()))
                .as(name)
                .doesNotHaveDuplicates();
    }

    /** Mostly what the stage waits for, sometimes anything. */
    private static CaseInput next(Random random, CaseState state, Instant now) {
        int requests =
                state instanceof CaseState.Live live ? live.docket().progress().requests() : 0;
        if (random.nextInt(10) < 8) {
            return switch (state) {
                case CaseState.Watching _ -> new CaseInput.NegotiationOver(now);
                case CaseState.AwaitingClearance w ->
                    random.nextInt(6) == 0
                            ? new CaseInput.ClearanceRefused(w.request().requestId(), "denied")
                            : new CaseInput.ClearanceGiven(
                                    w.request().requestId(), DEBT, now.plus(Duration.ofHours(random.nextInt(24))));
                case CaseState.InFlight f ->
                    new CaseInput.EffectEnded(
                            random.nextInt(3) == 0
                                    ? f.request().requestId() + "/status-"
                                            + f.inquiry().asked()
                                    : f.request().requestId(),
                            random.nextBoolean()
                                    ? Effect.Result.DONE
                                    : Effect.Result.values()[random.nextInt(Effect.Result.values().length)],
                            "");
                case CaseState.Stalled _ -> new CaseInput.WorkResumed();
                case OrderState.OrderApplied _ -> new CourtReport.ApplicationAccepted(now);
                case OrderState.OrderAccepted _ -> new CourtReport.OrderIssued(now);
                case OrderState.OrderIssued _ -> new CourtReport.OrderServed(now);
                case OrderState.OrderContested _ -> new CourtReport.ObjectionUpheld(now);
                case SuitState.SuitFiled _ -> suit(random, now);
                case SuitState.SuitPending _ -> new CourtReport.JudgmentRendered(now, verdict(random));
                case SuitState.OnAppeal _ -> new CourtReport.SecondInstanceDecided(now, verdict(random));
                case EnforcementState.EnforcementApplied _ -> new CourtReport.EnforcementAccepted(now);
                case EnforcementState.Enforcing _ -> closing(random, now);
                default -> anything(random, requests, now);
            };
        }
        return anything(random, requests, now);
    }

    private static CaseInput anything(Random random, int requests, Instant now) {
        String requestId = "lit-" + requests;
        return switch (random.nextInt(24)) {
            case 0 -> Cases.opened(debt("ZJ", false), DEBT, LIMITATION);
            case 1 -> new CaseInput.BalanceChanged(cny(random.nextInt(4) * 40_000_00L), now);
            case 2 -> new CaseInput.NegotiationOver(now);
            case 3 -> new CaseInput.PauseBegan("p" + random.nextInt(3), PauseReason.DISPUTE, now);
            case 4, 5 -> new CaseInput.PauseOver("p" + random.nextInt(3), now);
            case 6 -> new CaseInput.ClearanceGiven(requestId, DEBT, now.plusSeconds(60));
            case 7 -> new CaseInput.ClearanceRefused(requestId, "denied");
            case 8 -> random.nextInt(4) == 0 ? new CaseInput.Closed(CloseReason.PAID, now) : suit(random, now);
            case 9 -> new CaseInput.DisposalOver(now);
            case 10 -> new CaseInput.EffectEnded(requestId, Effect.Result.UNKNOWN, "");
            case 11 -> new CaseInput.EffectEnded(requestId + "/withdrawal", Effect.Result.FAILED, "");
            case 12 -> new CaseInput.FilingClarified(requestId, random.nextBoolean());
            case 13 -> new CourtReport.ApplicationAccepted(now);
            case 14 -> new CourtReport.OrderUnserved(now);
            case 15, 16, 17 ->
                new CourtReport.ObjectionReceived(
                        now, CourtReport.ObjectionKind.values()[random.nextInt(4)], yuan(random.nextInt(100_000_00)));
            case 18 -> new CourtReport.ObjectionRejected(now);
            case 19 -> new CourtReport.GuarantorSued(now);
            case 20 -> new CourtReport.ConversionRefused(now);
            case 21 -> new CourtReport.FilingRefused(now, "form");
            case 22 -> new CourtReport.AppealFiled(now);
            default -> closing(random, now);
        };
    }

    private static CourtReport suit(Random random, Instant now) {
        return new CourtReport.SuitAccepted(now, Route.values()[random.nextInt(4)]);
    }

    private static CourtReport closing(Random random, Instant now) {
        return new CourtReport.EnforcementClosed(
                now,
                random.nextBoolean()
                        ? CourtReport.EnforcementResult.SATISFIED
                        : CourtReport.EnforcementResult.NO_ASSETS);
    }

    private static Verdict verdict(Random random) {
        return random.nextInt(4) == 0 ? new Verdict.Dismissed("proof") : new Verdict.Awarded(yuan(90_000_00));
    }
}
