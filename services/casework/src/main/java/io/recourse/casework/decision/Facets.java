package io.recourse.casework.decision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What queries may ask of a subject without reading its state.
 *
 * @param tenant the lender, or {@code "-"} for a subject that lenders share
 * @param status the state's name for dashboards
 * @param holder the partner that may see it, if one does
 * @param columns values of the kind's declared facet columns: String, Long, Boolean, Instant or LocalDate
 */
public record Facets(String tenant, String status, @Nullable String holder, Map<String, Object> columns) {

    /** Tenant of subjects no single lender owns. */
    public static final String SHARED = "-";

    public Facets {
        columns = Map.copyOf(columns);
    }

    public static Facets of(String tenant, String status) {
        return new Facets(tenant, status, null, Map.of());
    }
}
