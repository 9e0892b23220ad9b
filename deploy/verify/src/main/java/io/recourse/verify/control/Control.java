package io.recourse.verify.control;

import io.recourse.verify.check.Check;
import io.recourse.verify.evidence.Evidence;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault to plant, and what must find it.
 *
 * @param sentence what was done to the facts
 * @param rule of the check that must name it
 */
public record Control(String sentence, Class<? extends Check> check, String rule, Spoiling spoiling) {

    /** Gives back the same facts with one fault in them, null where a slice has no place for it. */
    @FunctionalInterface
    public interface Spoiling {
        @Nullable
        Evidence spoil(Evidence evidence);
    }

    /** Every fault that is planted in every run. */
    public static List<Control> all() {
        return Stream.of(
                        RecordControls.all(),
                        MoneyControls.all(),
                        StepControls.all(),
                        ContactControls.all(),
                        WaitingControls.all(),
                        LinkControls.all(),
                        ClearanceControls.all(),
                        DebitControls.all(),
                        EndControls.all(),
                        RestControls.all())
                .flatMap(List::stream)
                .toList();
    }
}
