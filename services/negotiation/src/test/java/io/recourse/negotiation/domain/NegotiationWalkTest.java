package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.json.SealedJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Five cases of one party live through chance: whatever comes in whatever state, the budget holds and nothing hangs. */
class NegotiationWalkTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN = at("2026-03-01T00:00:00+08:00");

    private final CaseDecider cases = Sample.cases();
    private final PartyDecider parties = Sample.parties();
    private final SealedJson<CaseState> caseJson = new SealedJson<>(CaseState.class);
    private final SealedJson<PartyState> partyJson = new SealedJson<>(PartyState.class);
    private final SealedJson<CaseEvent> caseEventJson = new SealedJson<>(CaseEvent.class);
    private final SealedJson<PartyEvent> partyEventJson = new SealedJson<>(PartyEvent.class);

    @Test
    void whatever_happens_the_budget_holds_no_step_is_lost_and_every_deadline_passes() {
        for (long seed = 1; seed <= 20; seed++) {
            try {
                walk(new Random(seed), new Town());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void when_both_cases_wake_after_ten_days_each_missed_step_is_recorded_and_at_most_one_contact_each_is_taken() {
        Town town = new Town();
        town.now = at("2026-03-02T08:30:00+08:00");
        for (String id : List.of("case-1", "case-2")) {
            town.send(id, Sample.opening());
            town.send(id, Sample.strategy(SMS, BOT, CALL, LETTER));
        }
        town.now = at("2026-03-12T08:30:00+08:00");
        town.wake();
        assertThat(town.lapsed).hasSize(4);
        assertThat(town.attempts).hasSize(2);
    }

    @Test
    void what_two_publishers_say_ends_the_same_whoever_is_heard_first() {
        List<CaseInput> ofIntake = List.of(
                new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at("2026-03-02T12:00:00+08:00"), BEGIN),
                Sample.payment("pay-1", 20_000, "2026-03-02", 80_000, "2026-03-02T13:00:00+08:00"),
                new CaseInput.PauseOver("d-1", at("2026-03-02T14:00:00+08:00")),
                new CaseInput.PaymentTakenBack("pay-1", owing(100_000), at("2026-03-02T15:00:00+08:00")),
                new CaseInput.Closed(at("2026-03-02T16:00:00+08:00")));
        for (int heard = 0; heard <= ofIntake.size(); heard++) {
            List<CaseState> ends = new ArrayList<>();
            for (int place = 0; place <= heard; place++) {
                List<CaseInput> order = new ArrayList<>(ofIntake.subList(0, heard));
                order.add(place, Sample.strategy(SMS, BOT));
                Town town = new Town();
                town.send("case-1", Sample.opening());
                order.forEach(input -> town.send("case-1", input));
                ends.addAll(town.states.values());
            }
            assertThat(ends).as("after %d facts of intake", heard).containsOnly(ends.getFirst());
        }
    }

    private void walk(Random random, Town town) {
        List<String> ids = List.of("case-1", "case-2", "case-3", "case-4", "case-5");
        for (String id : ids) {
            town.send(id, Sample.opening());
        }
        for (int i = 0; i < 200; i++) {
            town.now = town.now.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
            if (random.nextInt(20) == 0) {
                town.now = town.now.plus(Duration.ofDays(10));
            }
            town.wake();
            String id = ids.get(random.nextInt(ids.size()));
            town.send(id, chance(random, town));
            if (random.nextInt(30) == 0) {
                town.party(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, random.nextBoolean()));
            }
        }
        assertThat(spent(town, "sms"))
                .allSatisfy((day, count) -> assertThat(count).isLessThanOrEqualTo(2));
        assertThat(spent(town, "letter"))
                .allSatisfy((day, count) -> assertThat(count).isLessThanOrEqualTo(1));
        assertThat(spent(town, "bot"))
                .allSatisfy((day, count) -> assertThat(count).isLessThanOrEqualTo(3));
        assertThat(spent(town, "call"))
                .allSatisfy((day, count) -> assertThat(count).isLessThanOrEqualTo(3));
        assertThat(town.attempts).allSatisfy(a -> {
            int hour = a.at().atZone(ZONE).getHour();
            assertThat(a.channel().name().equals("LETTER") || hour >= 8 && hour < 22)
                    .isTrue();
        });
        for (String id : ids) {
            CaseState replayed = replayed(town, id);
            assertThat(replayed).isEqualTo(town.states.get(id));
            noStepLost(replayed, town.journals.getOrDefault(id, List.of()));
        }
    }

    /** Units that were not given back, by the party's day. */
    private static Map<LocalDate, Long> spent(Town town, String step) {
        return town.states.values().stream()
                .flatMap(s -> s instanceof CaseState.Known k ? k.file().attempts().stream() : Stream.of())
                .filter(a -> a.step().equals(step) && a.outcome() != ContactOutcome.UNREACHABLE)
                .collect(Collectors.groupingBy(a -> a.at().atZone(ZONE).toLocalDate(), Collectors.counting()));
    }

    /** Every step behind the ladder's next one was taken or is recorded as lapsed. */
    private static void noStepLost(CaseState state, List<CaseEvent> journal) {
        if (state instanceof CaseState.Talking talk) {
            long over = journal.stream()
                    .filter(e -> e instanceof CaseEvent.Told(ContactAttempted _)
                            || e instanceof CaseEvent.Told(StepLapsed _))
                    .count();
            assertThat(over).isEqualTo(talk.ladder().next());
        }
    }

    private CaseState replayed(Town town, String id) {
        CaseState state = cases.initial(new SubjectId("case", id));
        for (CaseEvent event : town.journals.getOrDefault(id, List.of())) {
            state = cases.evolve(state, event);
        }
        return state;
    }

    private CaseInput chance(Random random, Town town) {
        LocalDate today = town.now.atZone(ZONE).toLocalDate();
        String n = String.valueOf(random.nextInt(12));
        return switch (random.nextInt(13)) {
            case 0, 1 -> Sample.strategy(SMS, BOT, CALL, LETTER);
            case 2, 3 ->
                new CaseInput.PaymentHeard(
                        "pay-" + n, yuan(10_000), today.minusDays(random.nextInt(4)), owing(50_000), town.now);
            case 4 -> new CaseInput.PaymentTakenBack("pay-" + n, owing(60_000), town.now);
            case 5 ->
                new CaseInput.PauseBegan(
                        "pause-" + n,
                        PauseReason.values()[random.nextInt(PauseReason.values().length)],
                        town.now.minus(Duration.ofDays(random.nextInt(5))),
                        town.now.plus(Duration.ofDays(30)));
            case 6, 7 -> new CaseInput.PauseOver("pause-" + n, town.now);
            case 8, 9 ->
                new CaseInput.PromiseMade(
                        "p-" + n, yuan(5_000 + random.nextInt(20_000)), today.plusDays(random.nextInt(9)), "w", true);
            case 10 ->
                new CaseInput.ContactResultReported(
                        "sms-1", ContactOutcome.values()[random.nextInt(ContactOutcome.values().length)], town.now);
            case 11 -> new CaseInput.BalanceChanged(owing(40_000 + random.nextInt(60_000)), town.now);
            default ->
                random.nextInt(12) == 0 || town.party instanceof PartyState.Unknown
                        ? new CaseInput.Closed(town.now)
                        : new CaseInput.ContactGranted("sms-" + n, town.now.plus(Duration.ofHours(1)));
        };
    }

    /** A desk in memory: every subject takes its deadlines, tells travel at once, channels answer at once. */
    private final class Town {
        Instant now = BEGIN;
        final Map<String, CaseState> states = new TreeMap<>();
        final Map<String, List<CaseEvent>> journals = new TreeMap<>();
        final List<ContactAttempted> attempts = new ArrayList<>();
        final List<StepLapsed> lapsed = new ArrayList<>();
        private PartyState party = parties.initial(new SubjectId("party", Sample.PARTY));
        private final Deque<Tell> mail = new ArrayDeque<>();

        void send(String id, CaseInput input) {
            turn(id, input);
            deliver();
        }

        void party(PartyInput input) {
            mail.add(new Tell(new SubjectId("party", Sample.PARTY), input));
            deliver();
        }

        void wake() {
            for (Map.Entry<String, CaseState> row : List.copyOf(states.entrySet())) {
                Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(cases, row.getValue(), now);
                turn.catchUp();
                keep(row.getKey(), turn);
            }
            Turn<PartyState, PartyInput, PartyEvent> turn = new Turn<>(parties, party, now);
            turn.catchUp();
            party = turn.state();
            deliver();
        }

        private void turn(String id, CaseInput input) {
            CaseState state = states.getOrDefault(id, cases.initial(new SubjectId("case", id)));
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(cases, state, now);
            turn.catchUp();
            turn.take(input);
            keep(id, turn);
        }

        private void keep(String id, Turn<CaseState, CaseInput, CaseEvent> turn) {
            nothingDue(cases, turn.state());
            CaseState kept = caseJson.read(caseJson.write(turn.state()));
            assertThat(kept).isEqualTo(turn.state());
            states.put(id, kept);
            mail.addAll(turn.tells());
            for (Turn.Recorded<CaseEvent> recorded : turn.events()) {
                CaseEvent event = caseEventJson.read(caseEventJson.write(recorded.event()));
                assertThat(event).isEqualTo(recorded.event());
                journals.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
                if (event instanceof CaseEvent.Told(ContactAttempted a)) {
                    attempts.add(a);
                } else if (event instanceof CaseEvent.Told(StepLapsed l)) {
                    lapsed.add(l);
                }
            }
            for (Effect effect : turn.effects()) {
                Effect.Result result = Effect.Result.values()[attempts.size() % Effect.Result.values().length];
                mail.add(new Tell(new SubjectId("case", id), cases.effectResult(effect.ref(), result, "")));
            }
        }

        private void deliver() {
            for (int i = 0; !mail.isEmpty(); i++) {
                assertThat(i).as("tells go round and round").isLessThan(200);
                Tell tell = mail.removeFirst();
                switch (tell.input()) {
                    case CaseInput input -> turn(tell.to().id(), input);
                    case PartyInput input -> {
                        Turn<PartyState, PartyInput, PartyEvent> turn = new Turn<>(parties, party, now);
                        turn.catchUp();
                        assertThat(turn.take(input)).isInstanceOf(Decision.Accepted.class);
                        nothingDue(parties, turn.state());
                        party = partyJson.read(partyJson.write(turn.state()));
                        assertThat(party).isEqualTo(turn.state());
                        turn.events().forEach(e -> assertThat(partyEventJson.read(partyEventJson.write(e.event())))
                                .isEqualTo(e.event()));
                        mail.addAll(turn.tells());
                    }
                    default -> throw new AssertionError("nobody understands " + tell);
                }
            }
        }

        private <S, I extends Input, E> void nothingDue(Decider<S, I, E> decider, S state) {
            assertThat(decider.deadlines(state)).allMatch(d -> d.dueAt().isAfter(now));
        }
    }
}
