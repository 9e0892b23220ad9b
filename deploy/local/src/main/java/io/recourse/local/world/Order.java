package io.recourse.local.world;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service wants done, as its webhook says it.
 *
 * @param adapter the last word of the address it was posted to: {@code message}, {@code debit}, {@code filing}, {@code valuation},
 *     {@code auction}; {@code task} for what is ordered of the lender's own people, who look for it themselves
 * @param key idempotency key: {@code <kind>/<id>/<ref>}
 * @param ref names it within its subject
 * @param subject {@code <kind>/<id>}
 */
public record Order(
        String adapter,
        String key,
        String ref,
        String subject,
        Map<String, String> body,
        @Nullable Instant until) {

    public Order {
        body = Map.copyOf(body);
    }

    /** The subject's id without its kind. */
    String subjectId() {
        return subject.substring(subject.indexOf('/') + 1);
    }

    boolean aboutCase() {
        return subject.startsWith("case/");
    }

    String field(String name) {
        return body.getOrDefault(name, "");
    }
}
