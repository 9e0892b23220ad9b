package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Conditions.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two strategies of one rank that both take some case, so that nobody could say which of them it gets.
 *
 * @param common never {@link Common.None}
 */
record Overlap(Listed one, Listed other, Common common) {

    /** Of each strategy with those after it. */
    static List<Overlap> among(List<Listed> strategies, Conditions conditions) {
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            for (int j = i + 1; j < strategies.size(); j++) {
                of(strategies.get(i), strategies.get(j), conditions).ifPresent(found::add);
            }
        }
        return found;
    }

    static Optional<Overlap> of(Listed one, Listed other, Conditions conditions) {
        if (one.when() == null || other.when() == null || !Objects.equals(one.rank(), other.rank())) {
            return Optional.empty();
        }
        Common common = conditions.common(one.when(), other.when());
        return common instanceof Common.None ? Optional.empty() : Optional.of(new Overlap(one, other, common));
    }

    String sentence() {
        String two = one.reference() + " and " + other.reference() + " have the rank " + one.rank();
        return switch (common) {
            case Common.Some(String example) ->
                two + " and both take a case with " + example + ": give them different ranks";
            case Common.Unknown _ ->
                two + " and ask too much, or in too old a form, to be compared: give them different ranks";
            case Common.None _ -> throw new IllegalStateException("no overlap");
        };
    }
}
