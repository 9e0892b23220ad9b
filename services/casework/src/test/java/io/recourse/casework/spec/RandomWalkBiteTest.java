package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.fixtures.walk.Kettle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            Map.entry(Kettle.Flaw.REFUSES_IN_ONE_ORDER, "answered alike in whatever order"),
            Map.entry(Kettle.Flaw.DEAF_AT_ITS_OPENING, "ends as"),
            Map.entry(Kettle.Flaw.COUNTS_TWICE, "heard twice is heard once"),
            Map.entry(Kettle.Flaw.STATE_BESIDE_EVENTS, "a turn is a function"),
            Map.entry(Kettle.Flaw.DECIDES_BY_CHANCE, "the same input is decided alike"),
            Map.entry(Kettle.Flaw.EFFECT_WITHOUT_EVENT, "an effect is written with its event"),
            Map.entry(Kettle.Flaw.EFFECT_TWICE, "no two effects are one"),
            Map.entry(Kettle.Flaw.STATE_NOT_JSON, ""),
            Map.entry(Kettle.Flaw.STATE_GROWS, "a state fits its row"),
            Map.entry(Kettle.Flaw.PAUSES_THE_LAW, "no pause moves a legal deadline"),
            Map.entry(Kettle.Flaw.NANOSECONDS, "instants are microseconds"),
            Map.entry(Kettle.Flaw.COMES_BACK, "closed stays closed"),
            Map.entry(Kettle.Flaw.LIES_FORGOTTEN, "a live subject has a deadline or waits for a named input"));

    private static RandomWalk walk(Kettle.Flaw flaw) {
        return RandomWalk.of(Kitchen::new, Kettle.kind(flaw)).lives(20).rounds(40);
    }

    private static class Kitchen implements Life {
        @Override
        public List<Message> beginning(Chance chance) {
            return List.of(
                    Message.opening("tap", KETTLE, new Kettle.Filled(1)),
                    Message.fact("switch", KETTLE, new Kettle.SwitchedOn(chance.now())));
        }

        @Override
        public List<Message> next(Chance chance) {
            if (chance.oneIn(60)) {
                return List.of(Message.fact("bin", KETTLE, new Kettle.ThrownAway()));
            }
            List<Message> messages = new ArrayList<>();
            messages.add(Message.fact("tap", KETTLE, new Kettle.Filled(1 + chance.below(4))));
            if (chance.coin()) {
                messages.add(Message.fact("switch", KETTLE, new Kettle.SwitchedOn(chance.now())));
            }
            if (chance.oneIn(4)) {
                messages.add(Message.fact("lid", KETTLE, new Kettle.LidLifted()));
            }
            if (chance.oneIn(4)) {
                messages.add(Message.asked("cook", KETTLE, cook(chance)));
            }
            return messages;
        }

        Kettle.Heard cook(Chance chance) {
            return chance.coin() ? new Kettle.Felt() : new Kettle.Tilted(chance.below(60));
        }

        @Override
        public boolean answersByWhatStands(Input asked, String rule) {
            return rule.equals("still-cold");
        }

        @Override
        public List<Rest> rests() {
            return List.of(
                    Rest.over(Kettle.Scrap.class),
                    Rest.until(
                            Kettle.Standing.class,
                            "cold",
                            Kettle.Standing::cold,
                            Kettle.Filled.class,
                            Kettle.SwitchedOn.class));
        }

        @Override
        public boolean pauses(Input input) {
            return input instanceof Kettle.LidLifted;
        }

        @Override
        public Object balance(Object state) {
            return state instanceof Kettle.Standing kettle ? kettle.cups() : 0;
        }
    }

    @Test
    void nothing_is_found_where_nothing_is_wrong() {
        Walked walked = walk(Kettle.Flaw.NONE).walk();
        walked.lived(20)
                .heardEvery(Kettle.Heard.class)
                .compared(100)
                .comparedWithRefusals(10)
                .heardEarly(5, "kettle")
                .passedOnly("kettle boils")
                .reached("kettle OFF", "kettle ON", "kettle SCRAP")
                .restedAndWoke()
                .met(10, Ingredient.OVERTAKING, Ingredient.DUPLICATE, Ingredient.OUTAGE);
    }

    @Test
    void what_no_walk_met_is_missed() {
        Walked walked = walk(Kettle.Flaw.NONE).walk();
        assertThatThrownBy(() -> walked.met(1, Ingredient.REVERSAL)).hasMessageContaining("REVERSAL=0");
        assertThatThrownBy(() -> walked.compared(1_000_000)).hasMessageContaining("orders compared");
        assertThatThrownBy(() -> walked.comparedWithRefusals(1_000_000)).hasMessageContaining("with refusals");
        assertThatThrownBy(() -> walked.heardEarly(1, "pan")).hasMessageContaining("kettle=");
        assertThatThrownBy(() -> walked.lived(21)).hasMessageContaining("lives");
    }

    @Test
    void it_makes_no_difference_how_many_walk() {
        String alone = walk(Kettle.Flaw.NONE).threads(1).walk().toString();
        assertThat(walk(Kettle.Flaw.NONE).threads(4).walk()).hasToString(alone);
    }

    @Test
    void the_seed_that_a_failure_names_fails_alike_alone() {
        AssertionError found = failure(4);
        assertThat(failure(1)).as("the lowest seed that fails").hasMessage(found.getMessage());
        Matcher named =
                Pattern.compile("-Dwalk\\.seed=(\\d+) -Dwalk\\.lives=1: ").matcher(found.getMessage());
        assertThat(named.lookingAt()).isTrue();
        System.setProperty("walk.seed", named.group(1));
        System.setProperty("walk.lives", "1");
        try {
            assertThat(failure(1)).hasMessage(found.getMessage());
        } finally {
            System.clearProperty("walk.seed");
            System.clearProperty("walk.lives");
        }
    }

    @Test
    void a_failure_says_which_line_lives_it_again() {
        AssertionError found = failure(1);
        assertThat(found)
                .hasMessageContaining("mvn test -pl services/casework -am")
                .hasMessageContaining("-Dtest='RandomWalkBiteTest#a_failure_says_which_line_lives_it_again'")
                .message()
                .containsPattern("(?s)^-Dwalk\\.seed=(\\d+) .*Again:\\Rmvn .* -Dwalk\\.seed=\\1 -Dwalk\\.lives=1$");
    }

    /** Of something that goes wrong seldom. */
    private static AssertionError failure(int threads) {
        return catchThrowableOfType(
                AssertionError.class,
                () -> walk(Kettle.Flaw.COMES_BACK).threads(threads).walk());
    }

    @Test
    void what_was_accepted_beside_a_refusal_is_compared() {
        class Clumsy extends Kitchen {
            @Override
            public List<Message> next(Chance chance) {
                List<Message> messages = new ArrayList<>(super.next(chance));
                messages.add(Message.asked("child", KETTLE, new Kettle.Tilted(90)));
                return messages;
            }
        }
        RandomWalk walk = RandomWalk.of(Clumsy::new, Kettle.kind(Kettle.Flaw.ORDER_MATTERS))
                .lives(20)
                .rounds(40);
        assertThatThrownBy(walk::walk).hasMessageContaining("ends as").hasMessageContaining("degrees=90");
    }

    @Test
    void a_question_that_the_order_answers_is_no_finding_only_where_a_life_says_so() {
        class Unaware extends Kitchen {
            @Override
            public boolean answersByWhatStands(Input asked, String rule) {
                return false;
            }
        }
        RandomWalk walk = RandomWalk.of(Unaware::new, Kettle.kind(Kettle.Flaw.NONE))
                .lives(20)
                .rounds(40);
        assertThatThrownBy(walk::walk).hasMessageContaining("refused by still-cold");
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
