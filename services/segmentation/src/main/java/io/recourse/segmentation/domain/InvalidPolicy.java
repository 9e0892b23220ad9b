package io.recourse.segmentation.domain;

import java.util.List;

/** A policy document that must not come into force, with everything that is wrong with it. */
public final class InvalidPolicy extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<String> faults;

    public InvalidPolicy(String document, List<String> faults) {
        super(document + ": " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
