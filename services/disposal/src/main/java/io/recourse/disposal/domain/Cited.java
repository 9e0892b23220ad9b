package io.recourse.disposal.domain;

import io.recourse.rules.Source;

/** A number and where it stands. */
public record Cited(int value, Source source) {

    public Cited {
        if (value < 0) {
            throw new IllegalArgumentException("a number of the law is not negative: " + source.citation());
        }
    }

    String citation() {
        return source.citation();
    }
}
