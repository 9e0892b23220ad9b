package io.recourse.intake.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * To whom a debt was sold, and who says that it bought it.
 *
 * @param soldTo the buyer, null until the seller names it
 * @param claims of those who say so before the seller has named anybody, at most one of each lender
 */
public record Sale(@Nullable String soldTo, List<Claim> claims) {

    /** Nobody has said anything of a sale. */
    static final Sale NONE = new Sale(null, List.of());

    /**
     * A lender says that it bought the debt.
     *
     * @param caseId its own case
     * @param people of those whom this case binds, each once
     */
    public record Claim(String buyer, String caseId, List<Succession> people) {
        public Claim {
            people = List.copyOf(people);
        }

        /** With those of whom nothing was said before. */
        private Claim and(List<Succession> more) {
            return new Claim(
                    buyer,
                    caseId,
                    Stream.concat(people.stream(), more.stream().filter(s -> !names(s.formerly())))
                            .toList());
        }

        private boolean names(String formerly) {
            return people.stream().anyMatch(s -> s.formerly().equals(formerly));
        }

        /** Whether what is said now says more. */
        boolean isNews(Succession said) {
            return !names(said.formerly());
        }
    }

    public Sale {
        claims = List.copyOf(claims);
    }

    @Nullable
    Claim of(String buyer) {
        return claims.stream().filter(c -> c.buyer().equals(buyer)).findAny().orElse(null);
    }

    Sale with(Claim claim) {
        Claim known = of(claim.buyer());
        return known == null
                ? new Sale(
                        soldTo, Stream.concat(claims.stream(), Stream.of(claim)).toList())
                : new Sale(
                        soldTo,
                        claims.stream()
                                .map(c -> c == known ? c.and(claim.people()) : c)
                                .toList());
    }

    /** Whoever else said that it bought it has nothing to wait for. */
    static Sale to(String buyer) {
        return new Sale(buyer, List.of());
    }
}
