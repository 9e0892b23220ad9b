package io.recourse.intake.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who a party is at those who bought debts of it: each of their parties once, with the first case that said so. */
public record Successors(List<Successor> list) {

    /**
     * @param caseId the buyer's case
     * @param party the party there
     */
    public record Successor(String caseId, String party) {}

    public Successors {
        list = List.copyOf(list);
    }

    static Successors of(@Nullable Successors known, Successor one) {
        return new Successors(
                known == null
                        ? List.of(one)
                        : Stream.concat(known.list.stream(), Stream.of(one)).toList());
    }
}
