package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.fixtures.walk.Kettle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A random walk finds what breaks a law, and nothing in what keeps them all. */
class RandomWalkBiteTest {

    private static final SubjectId KETTLE = new SubjectId("kettle", "kettle-1");

    private static final Map<Kettle.Flaw, String> FOUND = Map.ofEntries(
            Map.entry(Kettle.Flaw.DEADLINE_STAYS, "does not pass"),
            Map.entry(Kettle.Flaw.DEADLINE_STAYS_ONCE, "a deadline that passed is gone"),
            Map.entry(Kettle.Flaw.REFUSES_A_FACT, "our own events are never refused"),
            Map.entry(Kettle.Flaw.REFUSES_A_DEADLINE, "refused by too-hot"),
            Map.entry(Kettle.Flaw.ORDER_MATTERS, "ends as"),
            Map.entry(Kettle.Flaw.COUNTS_TWICE, "heard twice is heard once"),
            Map.entry(Kettle.Flaw.STATE_BESIDE_EVENTS, "a turn is a function"),
            Map.entry(Kettle.Flaw.DECIDES_BY_CHANCE, "the same input is decided alike"),
            Map.entry(Kettle.Flaw.EFFECT_WITHOUT_EVENT, "an effect is written with its event"),
            Map.entry(Kettle.Flaw.EFFECT_TWICE, "no two effects are one"),
            Map.entry(Kettle.Flaw.STATE_NOT_JSON, ""),
            Map.entry(Kettle.Flaw.STATE_GROWS, "a state fits its row"),
            Map.entry(Kettle.Flaw.PAUSES_THE_LAW, "no pause moves a legal deadline"),
            Map.entry(Kettle.Flaw.NANOSECONDS, "instants are microseconds"));

    private static RandomWalk walk(Kettle.Flaw flaw) {
        return RandomWalk.of(Kitchen::new, Kettle.kind(flaw)).lives(20).rounds(40);
    }

    private static final class Kitchen implements Life {
        @Override
        public List<Message> beginning(Chance chance) {
            return List.of(Message.opening("tap", KETTLE, new Kettle.Filled(1)));
        }

        @Override
        public List<Message> next(Chance chance) {
            List<Message> messages = new ArrayList<>();
            messages.add(Message.fact("tap", KETTLE, new Kettle.Filled(1 + chance.below(4))));
            if (chance.coin()) {
                messages.add(Message.fact("switch", KETTLE, new Kettle.SwitchedOn(chance.now())));
            }
            if (chance.oneIn(4)) {
                messages.add(Message.fact("lid", KETTLE, new Kettle.LidLifted()));
            }
            return messages;
        }

        @Override
        public boolean pauses(Input input) {
            return input instanceof Kettle.LidLifted;
        }

        @Override
        public Object balance(Object state) {
            return ((Kettle.Standing) state).cups();
        }
    }

    @Test
    void nothing_is_found_where_nothing_is_wrong() {
        Walked walked = walk(Kettle.Flaw.NONE).walk();
        walked.heardEvery(Kettle.Heard.class).compared(100);
        assertThat(walked.deadlines()).containsExactly("kettle boils");
        assertThat(walked.statuses()).containsExactly("kettle OFF", "kettle ON");
    }

    @TestFactory
    List<DynamicTest> every_flaw_is_found() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Kettle.Flaw flaw : Kettle.Flaw.values()) {
            if (flaw != Kettle.Flaw.NONE) {
                tests.add(DynamicTest.dynamicTest(
                        flaw.name(), () -> assertThatThrownBy(() -> walk(flaw).walk())
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining("-Dwalk.seed=")
                                .hasMessageContaining(FOUND.get(flaw))));
            }
        }
        return tests;
    }
}
