package io.recourse.casework.door;

import io.recourse.casework.door.Problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input that cannot be read as what the door takes: names the rule and the field, quotes no value. */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public BadInput(String rule, @Nullable String field, String detail) {
        this(List.of(new Fault(field, rule, detail)));
    }

    /** @param faults at least one: all that is wrong with a document that could be read to its end */
    public BadInput(List<Fault> faults) {
        super(faults.getFirst().rule());
        this.faults = List.copyOf(faults);
    }

    public String rule() {
        return faults.getFirst().rule();
    }

    public @Nullable String field() {
        return faults.getFirst().field();
    }

    public String detail() {
        return faults.getFirst().detail();
    }

    public List<Fault> faults() {
        return faults;
    }

    public Problem problem() {
        return Problem.badInput(faults);
    }
}
