package io.recourse.verify;

import io.recourse.verify.check.Finding;
import io.recourse.verify.law.Agreement;
import java.util.List;

/**
 * What came of a run.
 *
 * @param accounts accepted accounts that were looked at
 * @param vectors what the checker's own guard says to the conformance vectors
 */
public record Verdict(long accounts, Agreement vectors, List<Checked> checks, List<Controlled> controls) {

    /**
     * @param blind true if it looked at nothing in a run that must have had something
     * @param examples at most {@link Trial#EXAMPLES} of the {@code found} counterexamples
     */
    public record Checked(
            String name, String sentence, String unit, long looked, boolean blind, long found, List<Finding> examples) {
        public Checked {
            examples = List.copyOf(examples);
        }

        public boolean passed() {
            return found == 0;
        }
    }

    /** A planted fault; {@code planted} is false if the facts had no place for it. */
    public record Controlled(String sentence, String check, boolean planted, boolean found) {}

    /** In words of the process: its exit code is {@link #code}. */
    public enum Outcome {
        GREEN(0),
        FAILED(1),
        VOID(3);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public Verdict {
        checks = List.copyOf(checks);
        controls = List.copyOf(controls);
    }

    /**
     * Checks that overlook a planted fault say nothing, a guard that answers a vector otherwise than right neither; nor does one that had nothing to look at, unless a short run may
     * rightly have none of it (no sale, no contact, no closed case).
     */
    public Outcome outcome() {
        if (accounts == 0
                || !vectors.full()
                || checks.stream().anyMatch(Checked::blind)
                || controls.stream().anyMatch(c -> !c.found())) {
            return Outcome.VOID;
        }
        return checks.stream().allMatch(Checked::passed) ? Outcome.GREEN : Outcome.FAILED;
    }
}
