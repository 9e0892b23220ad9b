package io.recourse.segmentation.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A policy document that must not come into force, with everything that is wrong with it. */
public final class InvalidPolicy extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> found;

    public InvalidPolicy(String document, List<Fault> found) {
        super(document + ": " + found.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.found = List.copyOf(found);
    }

    /** Each with its place. */
    public List<Fault> found() {
        return found;
    }

    /** As sentences. */
    public List<String> faults() {
        return found.stream().map(Fault::toString).toList();
    }
}
