package io.recourse.verify.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A row of a service's table {@code subject}.
 *
 * @param status in its service's own words
 * @param version number of its journal rows
 * @param parked why it is parked, else null
 * @param balanceMinor balance by the row's own column, minor units; only cases of intake have one
 */
public record Subject(
        String service,
        String kind,
        String id,
        String tenant,
        String status,
        long version,
        @Nullable String parked,
        @Nullable Long balanceMinor) {

    public String name() {
        return service + " " + kind + "/" + id;
    }

    public boolean isCaseOf(String wanted) {
        return service.equals(wanted) && kind.equals("case");
    }

    public Subject of(String otherTenant) {
        return new Subject(service, kind, id, otherTenant, status, version, parked, balanceMinor);
    }

    public Subject at(String otherStatus) {
        return new Subject(service, kind, id, tenant, otherStatus, version, parked, balanceMinor);
    }

    public Subject parkedFor(String why) {
        return new Subject(service, kind, id, tenant, status, version, why, balanceMinor);
    }

    public Subject owing(long minor) {
        return new Subject(service, kind, id, tenant, status, version, parked, minor);
    }
}
