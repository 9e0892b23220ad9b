package io.recourse.verify;

import io.recourse.verify.check.Check;
import io.recourse.verify.control.Control;
import io.recourse.verify.law.Law;
import io.recourse.verify.read.Gathered;
import io.recourse.verify.read.Gathering;
import io.recourse.verify.read.RunningStack;
import java.nio.file.Path;
import java.time.Duration;

/** Every check and every control on the stack that runs in a folder. */
public final class Verification {

    private Verification() {}

    /** @param patience how long to wait for the stack to come to rest */
    public static Verdict of(Path runFolder, Duration patience) {
        Law law = Law.here();
        Trial trial = new Trial(law.agreement(), Check.all(law), Control.all());
        try (Gathered facts = Gathering.of(RunningStack.in(runFolder), patience)) {
            for (int slice = 0; slice < facts.slices(); slice++) {
                trial.hear(facts.slice(slice));
            }
        }
        return trial.verdict();
    }
}
