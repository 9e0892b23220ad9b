package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The priority policies there are, and the one that is used.
 *
 * @param source why it is that one
 * @param use its name
 */
public record PriorityBook(
        @Nullable Source source, @Nullable String use, List<PriorityPolicy> policies) {

    public PriorityBook {
        policies = List.copyOf(policies);
        Faults faults = new Faults("priority");
        faults.unless(source != null, "source is missing");
        List<String> names = policies.stream().map(PriorityPolicy::name).toList();
        faults.unique(names, "policies");
        faults.unless(use != null && names.contains(use), "use: there is no policy " + use + ", but " + names);
        faults.raise();
    }

    /** The one that is used. */
    public PriorityPolicy used() {
        return policies.stream()
                .filter(policy -> policy.name().equals(use))
                .findFirst()
                .orElseThrow();
    }
}
