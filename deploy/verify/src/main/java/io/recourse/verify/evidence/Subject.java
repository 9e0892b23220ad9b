package io.recourse.verify.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A row of a service's table {@code subject}.
 *
 * @param version number of its journal rows
 * @param parked why it is parked, else null
 * @param balanceMinor balance by the row's own column, minor units; only cases of intake have one
 */
public record Subject(
        String service,
        String kind,
        String id,
        String tenant,
        long version,
        @Nullable String parked,
        @Nullable Long balanceMinor) {

    public String name() {
        return service + " " + kind + "/" + id;
    }
}
