package io.recourse.casework.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * What a caller writes as he likes must not become a label: it may name somebody, and each word would be a meter of its own,
 * for good. Quarkus takes the path as it was written where no resource has seen the request, and any word as a method.
 */
final class HttpLabels implements MeterFilter {

    private static final String METERS = "http.server";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** Answered, as a rule, before a resource is found. */
    private static final Set<String> BEFORE_ANY_RESOURCE = Set.of("405", "406", "413", "414", "415", "431");

    private HttpLabels() {}

    /** Where Micrometer finds the filter. */
    @Singleton
    static final class Source {
        @Produces
        @Singleton
        MeterFilter labels() {
            return new HttpLabels();
        }
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(METERS)) {
            return id;
        }
        boolean unseen = BEFORE_ANY_RESOURCE.contains(String.valueOf(id.getTag("status")));
        List<Tag> tags = id.getTags().stream()
                .map(tag -> switch (tag.getKey()) {
                    case "uri" -> unseen ? Tag.of("uri", "REFUSED") : tag;
                    case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
                    default -> tag;
                })
                .toList();
        return id.replaceTags(tags);
    }
}
