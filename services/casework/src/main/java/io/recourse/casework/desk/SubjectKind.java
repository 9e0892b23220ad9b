package io.recourse.casework.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * All the desk must know of a kind of subject: its decider, the JSON of its states, inputs and events, and its facet
 * columns.
 */
public final class SubjectKind<S, I extends Input, E> {

    private static final SealedJson<PublicEvent> CONTRACT = new SealedJson<>(PublicEvent.class);

    private final Decider<S, I, E> decider;
    private final SealedJson<S> states;
    private final SealedJson<I> inputs;
    private final SealedJson<E> events;
    private final Function<PublicEvent, E> told;
    private final List<FacetColumn> columns;
    private final List<UnaryOperator<ObjectNode>> upcasters;
    private final String rulesHash;
    private final boolean packs;

    private SubjectKind(
            Decider<S, I, E> decider,
            SealedJson<S> states,
            SealedJson<I> inputs,
            SealedJson<E> events,
            Function<PublicEvent, E> told,
            List<FacetColumn> columns,
            List<UnaryOperator<ObjectNode>> upcasters,
            String rulesHash,
            boolean packs) {
        this.decider = decider;
        this.states = states;
        this.inputs = inputs;
        this.events = events;
        this.told = told;
        this.columns = List.copyOf(columns);
        this.upcasters = List.copyOf(upcasters);
        this.rulesHash = rulesHash;
        this.packs = packs;
    }

    /**
     * @param told wraps a published event as this kind's own event; used when a journal is replayed
     * @param rulesHash covers decider version, policy and calendar; rows derived under another are derived again
     */
    public static <S, I extends Input, E> SubjectKind<S, I, E> of(
            Decider<S, I, E> decider,
            Class<S> states,
            Class<I> inputs,
            Class<E> events,
            Function<PublicEvent, E> told,
            String rulesHash,
            FacetColumn... columns) {
        return new SubjectKind<>(
                decider,
                new SealedJson<>(states),
                new SealedJson<>(inputs),
                new SealedJson<>(events),
                told,
                List.of(columns),
                List.of(),
                rulesHash,
                false);
    }

    /** A kind that tells nobody anything: all its events are private. */
    public static <S, I extends Input, E> SubjectKind<S, I, E> silent(
            Decider<S, I, E> decider,
            Class<S> states,
            Class<I> inputs,
            Class<E> events,
            String rulesHash,
            FacetColumn... columns) {
        return of(
                decider,
                states,
                inputs,
                events,
                e -> {
                    throw new IllegalStateException(
                            decider.kind() + " publishes nothing, yet its journal holds " + eventName(e));
                },
                rulesHash,
                columns);
    }

    /** A kind whose states were written differently before: upcaster {@code n} turns schema {@code n + 1} into {@code n + 2}. */
    public SubjectKind<S, I, E> upcast(List<UnaryOperator<ObjectNode>> upcasters) {
        return new SubjectKind<>(decider, states, inputs, events, told, columns, upcasters, rulesHash, packs);
    }

    /** A kind whose long states stand deflated in their rows. Whoever reads a row reads either form. */
    public SubjectKind<S, I, E> packing() {
        return new SubjectKind<>(decider, states, inputs, events, told, columns, upcasters, rulesHash, true);
    }

    public String name() {
        return decider.kind();
    }

    public Decider<S, I, E> decider() {
        return decider;
    }

    List<FacetColumn> columns() {
        return columns;
    }

    String rulesHash() {
        return rulesHash;
    }

    /** Schema number of states written now. */
    public int schema() {
        return upcasters.size() + 1;
    }

    /** As its row has it. */
    public String writeState(S state) {
        String json = states.write(state);
        return packs ? PackedState.packed(json) : json;
    }

    /** A row's state as JSON, for those who only show it. */
    public String shownState(String row) {
        return PackedState.plain(row);
    }

    /** Reads a state of this or any earlier schema. */
    public S readState(String row, int schema) {
        String json = PackedState.plain(row);
        if (schema > schema()) {
            throw new IllegalStateException(name() + " state of schema " + schema + " is newer than this service");
        }
        if (schema == schema()) {
            return states.read(json);
        }
        try {
            ObjectNode node = (ObjectNode) SealedJson.mapper().readTree(json);
            for (UnaryOperator<ObjectNode> upcaster : upcasters.subList(schema - 1, upcasters.size())) {
                node = upcaster.apply(node);
            }
            return states.read(node.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name() + " state is not JSON", e);
        }
    }

    String writeInput(I input) {
        return inputs.write(input);
    }

    I readInput(String json) {
        return inputs.read(json);
    }

    /** The journal's type and payload of an event: the contract's for a published one, the domain's for a private one. */
    Written write(E event) {
        if (event instanceof Published published) {
            PublicEvent contract = published.event();
            return new Written(contract.topic(), contract.ceType(), CONTRACT.writeBare(contract));
        }
        return new Written(null, event.getClass().getSimpleName(), events.writeBare(event));
    }

    static String eventName(Object event) {
        return event instanceof Published published
                ? published.event().getClass().getSimpleName()
                : event.getClass().getSimpleName();
    }

    /** The event a journal row holds. */
    public E readEvent(boolean published, String type, String payload) {
        return published
                ? told.apply(CONTRACT.readBare(PublicEvent.nameIn(type), payload))
                : events.readBare(type, payload);
    }

    record Written(@org.jspecify.annotations.Nullable String topic, String type, String payload) {}
}
