package io.recourse.casework.desk;

/**
 * A column of table {@code subject} that a kind fills from its facets, so that queries need not read states.
 *
 * @param name column name; the service's migration creates it
 */
public record FacetColumn(String name, Type type) {

    public enum Type {
        TEXT("text", "t.%s"),
        BIGINT("bigint", "t.%s"),
        BOOLEAN("boolean", "t.%s"),
        DATE("text", "cast(t.%s as date)"),
        INSTANT("bigint", "timestamptz 'epoch' + t.%s * interval '1 microsecond'");

        final String bound;
        final String written;

        Type(String bound, String written) {
            this.bound = bound;
            this.written = written;
        }
    }

    public FacetColumn {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a facet column is named in lower snake case");
        }
    }
}
