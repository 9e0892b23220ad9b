package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a party.
 *
 * @param registration null until intake's word about it has arrived
 * @param flags what bars contact, without doubles
 * @param reach null while nothing is known that speaks against it
 * @param grants units of the last days, those that came back too; older ones count in no budget
 * @param listings of courts that listed it for dishonesty, in the order told; null while none did
 * @param shared with what other lenders know the same person by; null while nothing is
 */
public record PartyFile(
        String partyId,
        String lender,
        String zone,
        @Nullable Registration registration,
        Wishes wishes,
        List<Flag> flags,
        List<Grant> grants,
        @Nullable Reach reach,
        @Nullable List<Listing> listings,
        @Nullable Shared shared) {

    /** No budget looks further back than this. */
    static final Duration REMEMBERED = Duration.ofDays(8);

    /**
     * What intake tells.
     *
     * @param hasMobile whether the vault holds a number
     * @param language of its texts; null in rows of before it was kept
     */
    public record Registration(
            boolean hasMobile, boolean hasEmail, @Nullable String language) {}

    /**
     * What the party wants.
     *
     * @param anyHour agreed to contact outside the hours
     * @param ceasedFrom from when on it wants none at all
     * @param optedOut channels it does not want
     */
    public record Wishes(boolean anyHour, @Nullable Instant ceasedFrom, List<Channel> optedOut) {
        public Wishes {
            optedOut = List.copyOf(optedOut);
        }

        Wishes cease(Instant at) {
            return new Wishes(anyHour, ceasedFrom == null || at.isBefore(ceasedFrom) ? at : ceasedFrom, optedOut);
        }

        Wishes optOut(Channel channel) {
            return new Wishes(anyHour, ceasedFrom, with(optedOut, channel));
        }

        Wishes hours(boolean any) {
            return new Wishes(any, ceasedFrom, optedOut);
        }

        boolean ceasedAt(Instant at) {
            return ceasedFrom != null && !at.isBefore(ceasedFrom);
        }
    }

    public PartyFile {
        flags = List.copyOf(flags);
        grants = List.copyOf(grants);
        listings = listings == null ? null : List.copyOf(listings);
    }

    static PartyFile opened(String partyId, String lender, String zone) {
        return new PartyFile(
                partyId,
                lender,
                zone,
                null,
                new Wishes(false, null, List.of()),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    Optional<Grant> grant(String caseId, String attemptId) {
        return grants.stream().filter(g -> g.named(caseId, attemptId)).findFirst();
    }

    PartyFile registered(String ofLender, String inZone, Registration now) {
        return new PartyFile(partyId, ofLender, inZone, now, wishes, flags, grants, reach, listings, shared);
    }

    PartyFile wishing(UnaryOperator<Wishes> change) {
        return new PartyFile(
                partyId, lender, zone, registration, change.apply(wishes), flags, grants, reach, listings, shared);
    }

    PartyFile flagged(Flag flag, boolean raised) {
        List<Flag> now = raised
                ? with(flags, flag)
                : flags.stream().filter(f -> f != flag).toList();
        return new PartyFile(partyId, lender, zone, registration, wishes, now, grants, reach, listings, shared);
    }

    PartyFile spent(UnitSpent e) {
        Instant oldest = e.at().minus(REMEMBERED);
        // third persons are counted over the whole of a case, and they are few
        Stream<Grant> kept = grants.stream().filter(g -> g.third() != null || !g.at().isBefore(oldest));
        return granting(Stream.concat(kept, Stream.of(new Grant(e))).toList());
    }

    Reach reachable() {
        return reach == null ? Reach.unknown() : reach;
    }

    PartyFile reaching(UnaryOperator<Reach> change) {
        Reach now = change.apply(reachable());
        return new PartyFile(
                partyId,
                lender,
                zone,
                registration,
                wishes,
                flags,
                grants,
                now.equals(Reach.unknown()) ? null : now,
                listings,
                shared);
    }

    /**
     * One of its contacts ended. Of one with the party itself that says as well whether it can be reached.
     *
     * @param tried false if it never took place
     */
    PartyFile ended(String caseId, String attemptId, ContactOutcome outcome, boolean tried) {
        Optional<Grant> grant = grant(caseId, attemptId).filter(g -> g.outcome() != outcome);
        if (grant.isEmpty()) {
            return this;
        }
        PartyFile after = changed(caseId, attemptId, g -> g.confirmed(outcome));
        if (!tried || grant.get().third() != null) {
            return after;
        }
        return switch (outcome) {
            case CONVERSATION -> after.reaching(r -> r.talkedTo(grant.get().at()));
            case UNANSWERED, UNREACHABLE ->
                after.reaching(r -> r.failed(
                        ContactKind.of(grant.get().channel()), grant.get().at()));
            case DELIVERED, UNKNOWN -> after;
        };
    }

    PartyFile changed(String caseId, String attemptId, UnaryOperator<Grant> change) {
        return granting(grants.stream()
                .map(g -> g.named(caseId, attemptId) ? change.apply(g) : g)
                .toList());
    }

    List<Listing> listed() {
        return listings == null ? List.of() : listings;
    }

    Optional<Listing> listing(String reference) {
        return listed().stream().filter(l -> l.reference().equals(reference)).findFirst();
    }

    PartyFile listing(Listing listing) {
        List<Listing> now = Stream.concat(
                        listed().stream().filter(l -> !l.reference().equals(listing.reference())), Stream.of(listing))
                .toList();
        return new PartyFile(partyId, lender, zone, registration, wishes, flags, grants, reach, now, shared);
    }

    Shared sharing() {
        return shared == null ? Shared.NOTHING : shared;
    }

    PartyFile sharing(UnaryOperator<Shared> change) {
        Shared now = change.apply(sharing());
        return new PartyFile(
                partyId,
                lender,
                zone,
                registration,
                wishes,
                flags,
                grants,
                reach,
                listings,
                now.equals(Shared.NOTHING) ? null : now);
    }

    private PartyFile granting(List<Grant> now) {
        return new PartyFile(partyId, lender, zone, registration, wishes, flags, now, reach, listings, shared);
    }

    private static <T extends Comparable<T>> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).distinct().sorted().toList();
    }
}
