package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.negotiation.domain.PartyEvent.LinkNoted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a party shares with what other lenders know the same person by, and what came of that. Neither the others nor their
 * lenders are named here.
 *
 * @param links in the order in which they were made
 * @param contacts of the others, those of the last days, in order
 */
public record Shared(List<Link> links, List<Passed> contacts) {

    static final Shared NOTHING = new Shared(List.of(), List.of());

    /** @param until from when on nothing may be counted on it, null if it has no end */
    public record Link(
            String linkId, LinkBasis basis, @Nullable Instant until) {
        boolean stands(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    /** @param linkId by which it came */
    public record Passed(String linkId, SharedContact contact) {}

    /** A contact on the ground on which it counts. */
    record Counting(SharedContact contact, LinkBasis basis) {}

    public Shared {
        links = List.copyOf(links);
        contacts = List.copyOf(contacts);
    }

    Shared with(LinkNoted e) {
        Link link = new Link(e.linkId(), e.basis(), e.until());
        return new Shared(
                Stream.concat(links.stream().filter(l -> !l.linkId().equals(e.linkId())), Stream.of(link))
                        .toList(),
                contacts);
    }

    /** What came by it may be counted no more, so it is not kept. */
    Shared without(String linkId) {
        return new Shared(
                links.stream().filter(l -> !l.linkId().equals(linkId)).toList(),
                contacts.stream().filter(c -> !c.linkId().equals(linkId)).toList());
    }

    Shared with(String linkId, SharedContact contact) {
        Instant oldest = contact.at().minus(PartyFile.REMEMBERED);
        Stream<Passed> kept = contacts.stream()
                .filter(c -> !c.contact().at().isBefore(oldest))
                .filter(c -> !(c.linkId().equals(linkId) && c.contact().key().equals(contact.key())));
        return new Shared(
                links,
                Stream.concat(kept, Stream.of(new Passed(linkId, contact)))
                        .sorted(Comparator.comparing((Passed p) -> p.contact().at())
                                .thenComparing(p -> p.contact().key())
                                .thenComparing(Passed::linkId))
                        .toList());
    }

    Shared ended(String linkId, String key, ContactOutcome outcome) {
        return new Shared(
                links,
                contacts.stream()
                        .map(p -> p.linkId().equals(linkId) && p.contact().key().equals(key)
                                ? new Passed(linkId, p.contact().ended(outcome))
                                : p)
                        .toList());
    }

    boolean joins(String linkId) {
        return links.stream().anyMatch(l -> l.linkId().equals(linkId));
    }

    /** Each once, on links that stand. */
    List<Counting> counting(Instant now) {
        List<Counting> counting = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Link link : links) {
            if (link.stands(now)) {
                contacts.stream()
                        .filter(p -> p.linkId().equals(link.linkId())
                                && seen.add(p.contact().key()))
                        .forEach(p -> counting.add(new Counting(p.contact(), link.basis())));
            }
        }
        return counting;
    }
}
