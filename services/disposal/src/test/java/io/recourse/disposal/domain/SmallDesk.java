package io.recourse.disposal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.json.SealedJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The service's three kinds with their mailboxes in memory. Every turn is checked: passed deadlines are gone, the journal
 * replays to the same state, states, inputs and events survive JSON.
 */
final class SmallDesk {

    /** An effect somebody must carry out. */
    record Order(SubjectId from, Effect effect) {}

    final List<DisposalEvent> published = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final Deque<Tell> mail = new ArrayDeque<>();

    private final Map<SubjectId, Seat<?, ?, ?>> seats = new TreeMap<>();
    private final DisposalRules rules;

    SmallDesk(DisposalRules rules) {
        this.rules = rules;
    }

    Decision<?> send(SubjectId to, Input input, Instant now) {
        return seat(to).take(input, now);
    }

    /** Delivers everything that was told, and what that tells. */
    void deliver(Instant now) {
        while (!mail.isEmpty()) {
            deliverOne(now);
        }
    }

    void deliverOne(Instant now) {
        Tell tell = mail.removeFirst();
        assertThat(seat(tell.to()).take(tell.input(), now))
                .as("tells are never refused")
                .isInstanceOf(Decision.Accepted.class);
    }

    Decision<?> answer(Order order, Effect.Result result, Instant now) {
        return seat(order.from()).answer(order.effect().ref(), result, now);
    }

    void clock(Instant now) {
        List.copyOf(seats.values()).forEach(seat -> seat.look(now));
    }

    Optional<Instant> nextDue() {
        return seats.values().stream().flatMap(s -> s.earliest().stream()).min(Instant::compareTo);
    }

    <S> S state(Class<S> family, SubjectId id) {
        return family.cast(seat(id).state);
    }

    String status(SubjectId id) {
        return seat(id).status();
    }

    private Seat<?, ?, ?> seat(SubjectId id) {
        return seats.computeIfAbsent(id, this::sit);
    }

    private Seat<?, ?, ?> sit(SubjectId id) {
        return switch (id.kind()) {
            case CaseDecider.KIND ->
                new Seat<>(id, new CaseDecider(rules), CaseState.class, CaseInput.class, CaseEvent.class);
            case AssetDecider.KIND ->
                new Seat<>(
                        id,
                        new AssetDecider(rules, Samples.VENUE),
                        AssetState.class,
                        AssetInput.class,
                        AssetEvent.class);
            case AuctionDecider.KIND ->
                new Seat<>(
                        id,
                        new AuctionDecider(rules, Samples.VENUE),
                        AuctionState.class,
                        AuctionInput.class,
                        AuctionEvent.class);
            default -> throw new IllegalArgumentException("no kind " + id.kind());
        };
    }

    private final class Seat<S, I extends Input, E> {
        private final SubjectId id;
        private final Decider<S, I, E> decider;
        private final Class<I> inputs;
        private final SealedJson<S> stateJson;
        private final SealedJson<I> inputJson;
        private final SealedJson<E> eventJson;
        private S state;
        private S replayed;

        Seat(SubjectId id, Decider<S, I, E> decider, Class<S> states, Class<I> inputs, Class<E> events) {
            this.id = id;
            this.decider = decider;
            this.inputs = inputs;
            this.stateJson = new SealedJson<>(states);
            this.inputJson = new SealedJson<>(inputs);
            this.eventJson = new SealedJson<>(events);
            this.state = decider.initial(id);
            this.replayed = state;
        }

        Decision<?> take(Input input, Instant now) {
            I mine = inputs.cast(input);
            assertThat(inputJson.read(inputJson.write(mine))).isEqualTo(mine);
            Turn<S, I, E> turn = new Turn<>(decider, state, now);
            turn.catchUp();
            Decision<E> decision = turn.take(mine);
            close(turn, now);
            return decision;
        }

        Decision<?> answer(String ref, Effect.Result result, Instant now) {
            return take(decider.effectResult(ref, result, result.name()), now);
        }

        void look(Instant now) {
            Turn<S, I, E> turn = new Turn<>(decider, state, now);
            turn.catchUp();
            close(turn, now);
        }

        Optional<Instant> earliest() {
            return new Turn<>(decider, state, Instant.MIN).earliest().map(d -> d.dueAt());
        }

        String status() {
            return decider.facets(state).status();
        }

        private void close(Turn<S, I, E> turn, Instant now) {
            state = turn.state();
            assertThat(turn.earliest().map(d -> d.dueAt().isAfter(now)).orElse(true))
                    .as("a passed deadline is gone")
                    .isTrue();
            assertThat(stateJson.read(stateJson.write(state))).isEqualTo(state);
            for (Turn.Recorded<E> recorded : turn.events()) {
                assertThat(eventJson.read(eventJson.write(recorded.event()))).isEqualTo(recorded.event());
                replayed = decider.evolve(replayed, recorded.event());
                if (recorded.event() instanceof Published told && told.event() instanceof DisposalEvent event) {
                    published.add(event);
                }
            }
            assertThat(replayed).as("the journal of " + id + " replays").isEqualTo(state);
            mail.addAll(turn.tells());
            turn.effects().forEach(effect -> orders.add(new Order(id, effect)));
        }
    }
}
