package io.recourse.casework.desk;

import io.recourse.casework.decision.SubjectId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of subject one service has. A service produces exactly one of these. */
public final class Kinds {

    private final String service;
    private final Map<String, SubjectKind<?, ?, ?>> kinds;

    private Kinds(String service, Map<String, SubjectKind<?, ?, ?>> kinds) {
        this.service = service;
        this.kinds = kinds;
    }

    /** The kinds of {@code service}; the doors' own kind, which holds dead letters, is added to them. */
    public static Kinds of(String service, SubjectKind<?, ?, ?>... kinds) {
        return new Kinds(
                service,
                Stream.concat(Arrays.stream(kinds), Stream.of(DoorKind.KIND))
                        .collect(Collectors.toMap(
                                SubjectKind::name,
                                Function.identity(),
                                (a, b) -> {
                                    throw new IllegalArgumentException("two kinds named " + a.name());
                                },
                                LinkedHashMap::new)));
    }

    public String service() {
        return service;
    }

    public SubjectKind<?, ?, ?> of(SubjectId id) {
        SubjectKind<?, ?, ?> kind = kinds.get(id.kind());
        if (kind == null) {
            throw new IllegalArgumentException("this service has no subjects of kind " + id.kind());
        }
        return kind;
    }

    public java.util.Collection<SubjectKind<?, ?, ?>> all() {
        return kinds.values();
    }

    /** Facet columns of all kinds, each name once. */
    List<FacetColumn> columns() {
        return kinds.values().stream()
                .flatMap(k -> k.columns().stream())
                .distinct()
                .toList();
    }
}
