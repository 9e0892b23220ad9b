package io.recourse.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The flags of a party: dated intervals that may overlap, be backdated and enclose each other. They stay when lifted. */
public record Flags(List<Flagged> list) {

    /**
     * @param to null while it stands; never before {@code from}
     * @param reviewAt when a person wants to look again, null for the policy's term
     */
    public record Flagged(
            String id,
            PartyFlag flag,
            Instant from,
            @Nullable Instant to,
            @Nullable Instant reviewAt) {

        /** Whether it still stands or will have stood at some time after the instant. */
        boolean reaches(Instant at) {
            return to == null || to.isAfter(at);
        }

        Flagged liftedAt(Instant at) {
            return new Flagged(id, flag, from, at.isBefore(from) ? from : at, reviewAt);
        }
    }

    public Flags {
        list = List.copyOf(list);
    }

    static Flags none() {
        return new Flags(List.of());
    }

    @Nullable
    Flagged find(String id) {
        return list.stream().filter(f -> f.id().equals(id)).findAny().orElse(null);
    }

    Flags with(Flagged flagged) {
        return new Flags(Stream.concat(list.stream(), Stream.of(flagged)).toList());
    }

    Flags lifted(String id, Instant at) {
        return new Flags(
                list.stream().map(f -> f.id().equals(id) ? f.liftedAt(at) : f).toList());
    }
}
