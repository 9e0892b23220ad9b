package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;

/** A kind of subject as specs need it: its decider, and the JSON of all that is written down of it. */
public final class PaperKind<S, I extends Input, E> {

    /** What the desk's tables take. */
    private static final int LONGEST_STATE = 64 * 1024;

    private static final int LONGEST_EVENT = 256 * 1024;

    private static final SealedJson<PublicEvent> CONTRACT = new SealedJson<>(PublicEvent.class);

    private final Decider<S, I, E> decider;
    private final Class<I> inputType;
    private final SealedJson<S> states;
    private final SealedJson<I> inputs;
    private final SealedJson<E> events;

    private PaperKind(Decider<S, I, E> decider, Class<S> states, Class<I> inputs, Class<E> events) {
        this.decider = decider;
        this.inputType = inputs;
        this.states = new SealedJson<>(states);
        this.inputs = new SealedJson<>(inputs);
        this.events = new SealedJson<>(events);
    }

    public static <S, I extends Input, E> PaperKind<S, I, E> of(
            Decider<S, I, E> decider, Class<S> states, Class<I> inputs, Class<E> events) {
        return new PaperKind<>(decider, states, inputs, events);
    }

    Decider<S, I, E> decider() {
        return decider;
    }

    I own(Input input) {
        return inputType.cast(input);
    }

    /** The input as it comes out of the mailbox. */
    I read(Input input) {
        I mine = own(input);
        I read = inputs.read(inputs.write(mine));
        assertThat(read).as("an input survives the mailbox").isEqualTo(mine);
        return read;
    }

    void survivesItsRow(S state) {
        String json = states.write(state);
        assertThat(states.read(json)).as("a state survives its row").isEqualTo(state);
        assertThat(json.length()).as("a state fits its row").isLessThanOrEqualTo(LONGEST_STATE);
    }

    /** The event as it comes out of the journal. */
    E journaled(E event) {
        if (event instanceof Published published) {
            PublicEvent told = published.event();
            String json = CONTRACT.writeBare(told);
            assertThat(CONTRACT.readBare(told.getClass().getSimpleName(), json))
                    .as("a public event survives its contract")
                    .isEqualTo(told);
            assertThat(json.length()).as("an event fits its row").isLessThanOrEqualTo(LONGEST_EVENT);
        }
        String json = events.write(event);
        E read = events.read(json);
        assertThat(read).as("an event survives the journal").isEqualTo(event);
        assertThat(json.length()).as("an event fits its row").isLessThanOrEqualTo(LONGEST_EVENT);
        return read;
    }
}
