package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.negotiation.domain.LinkEvent.LinkEnded;
import io.recourse.negotiation.domain.LinkEvent.LinkRecorded;
import io.recourse.negotiation.domain.LinkInput.DeadlinePassed;
import io.recourse.negotiation.domain.LinkInput.Ended;
import io.recourse.negotiation.domain.LinkInput.Recorded;
import io.recourse.negotiation.domain.LinkInput.Spent;
import io.recourse.negotiation.domain.LinkInput.Withdrawn;
import io.recourse.negotiation.domain.LinkState.LinkFile;
import io.recourse.negotiation.domain.LinkState.Over;
import io.recourse.negotiation.domain.LinkState.Standing;
import io.recourse.negotiation.domain.LinkState.Unmade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Passes on what one party's contact means for the others that are the same person. It belongs to no lender, so none of
 * them can look at it; what it passes on says of whom it comes to nobody.
 */
public final class LinkDecider implements Decider<LinkState, LinkInput, LinkEvent> {

    public static final String KIND = "link";

    /** A person is known to so many lenders at most, ours. */
    public static final int MOST = 10;

    private static final String ENDS = "ends";
    private static final String RULE = "linking-basis";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public LinkState initial(SubjectId id) {
        return new Unmade(id.id());
    }

    @Override
    public Decision<LinkEvent> decide(LinkState state, LinkInput input, Instant now) {
        return switch (input) {
            case Recorded r -> recorded(state, r, now);
            case Withdrawn w ->
                switch (state) {
                    case Unmade _ -> Decision.refuse("link-unknown", null, "there is no such link");
                    case Standing(LinkFile file) -> over(file, new LinkEnded(w.by(), now));
                    case Over _ -> Decision.nothing();
                };
            case Spent s ->
                state instanceof Standing(LinkFile file)
                        ? passOn(file, s.party(), new PartyInput.ElsewhereSpent(file.linkId(), s.contact()))
                        : Decision.nothing();
            case Ended e ->
                state instanceof Standing(LinkFile file)
                        ? passOn(file, e.party(), new PartyInput.ElsewhereEnded(file.linkId(), e.key(), e.outcome()))
                        : Decision.nothing();
            case DeadlinePassed d ->
                state instanceof Standing(LinkFile file)
                        ? over(file, new LinkEnded(null, d.deadline().dueAt()))
                        : Decision.nothing();
        };
    }

    private static Decision<LinkEvent> recorded(LinkState state, Recorded r, Instant now) {
        return switch (state) {
            case Unmade(String linkId) -> first(linkId, r, now);
            case Standing(LinkFile file) -> again(file, r);
            case Over over -> again(over.file(), r);
        };
    }

    private static Decision<LinkEvent> first(String linkId, Recorded r, Instant now) {
        if (r.parties().size() < 2 || r.parties().size() > MOST) {
            return Decision.refuse("link-parties", "parties", "a link joins 2 … " + MOST + " parties");
        }
        if (Set.copyOf(r.parties()).size() < r.parties().size()) {
            return Decision.refuse("link-parties", "parties", "each party is named once");
        }
        if (r.until() != null && !r.until().isAfter(now)) {
            return Decision.refuse("link-ends-in-past", "until", "its time would be over already");
        }
        return telling(
                new LinkRecorded(r.parties(), r.basis(), r.reference(), r.by(), now, r.until()),
                r.parties(),
                new PartyInput.Linked(linkId, r.basis(), r.until()));
    }

    private static Decision<LinkEvent> again(LinkFile file, Recorded r) {
        boolean same = file.parties().equals(r.parties())
                && file.basis() == r.basis()
                && file.reference().equals(r.reference())
                && Objects.equals(file.until(), r.until());
        return same ? Decision.nothing() : Decision.refuse("link-id-taken", "linkId", "another link has this id");
    }

    private static Decision<LinkEvent> over(LinkFile file, LinkEnded end) {
        return telling(end, file.parties(), new PartyInput.Unlinked(file.linkId()));
    }

    /** Nothing is kept of it here, and the others get no word of whose it was. */
    private static Decision<LinkEvent> passOn(LinkFile file, String from, PartyInput word) {
        if (!file.parties().contains(from)) {
            return Decision.nothing();
        }
        List<String> others =
                file.parties().stream().filter(p -> !p.equals(from)).toList();
        return new Decision.Accepted<>(List.of(), tells(others, word), List.of());
    }

    private static Decision<LinkEvent> telling(LinkEvent event, List<String> parties, PartyInput word) {
        return new Decision.Accepted<>(List.of(event), tells(parties, word), List.of());
    }

    /** They are other tenants' than whoever made the contact. */
    private static List<Tell> tells(List<String> parties, PartyInput word) {
        List<Tell> tells = new ArrayList<>();
        for (String party : parties) {
            tells.add(Tell.acrossTenants(new SubjectId(PartyDecider.KIND, party), word));
        }
        return tells;
    }

    @Override
    public LinkState evolve(LinkState state, LinkEvent event) {
        return switch (event) {
            case LinkRecorded e ->
                switch (state) {
                    case Unmade(String linkId) ->
                        new Standing(
                                new LinkFile(linkId, e.parties(), e.basis(), e.reference(), e.by(), e.at(), e.until()));
                    case Standing _, Over _ -> throw new IllegalStateException("a link is recorded once");
                };
            case LinkEnded(String by, Instant at) ->
                switch (state) {
                    case Standing standing -> standing.end(by, at);
                    case Unmade _, Over _ -> throw new IllegalStateException("only a link that stands ends");
                };
        };
    }

    @Override
    public Set<Deadline> deadlines(LinkState state) {
        return state instanceof Standing(LinkFile file) && file.until() != null
                ? Set.of(Deadline.business(ENDS, file.linkId(), file.until(), RULE))
                : Set.of();
    }

    @Override
    public Facets facets(LinkState state) {
        return Facets.of(
                Facets.SHARED,
                switch (state) {
                    case Unmade _ -> "UNMADE";
                    case Standing _ -> "STANDING";
                    case Over _ -> "OVER";
                });
    }

    @Override
    public LinkInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}
