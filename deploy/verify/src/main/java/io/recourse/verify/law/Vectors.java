package io.recourse.verify.law;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of questions to one pack, each with the one right answer. */
record Vectors(
        @JsonProperty("$schema") @Nullable String schema,
        String title,
        String pack,
        String calendar,
        List<Vector> vectors) {

    /** @param sentence what it shows, for people */
    record Vector(String id, String sentence, Question ask, Answer answer) {}

    Vectors {
        vectors = List.copyOf(vectors);
    }
}
