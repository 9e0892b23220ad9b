package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.PartyDeadlinePassed;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.PartyState.Stated;
import io.recourse.intake.domain.PartyState.Unregistered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A party of one lender: registered by the first case that names it, and again by one whose later statement knows it
 * otherwise (it moved, it has an e-mail address now); cease-contact, once asked for, survives every case.
 *
 * <p>Facets: tenant = lender; status {@code UNREGISTERED}, {@code REGISTERED} or {@code CEASED}; no columns.
 */
public final class PartyDecider implements Decider<PartyState, PartyInput, PartyEvent> {

    /** The kind of subject: {@code party}. */
    public static final String KIND = "party";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PartyState initial(SubjectId id) {
        return new Unregistered(id.id());
    }

    @Override
    public Decision<PartyEvent> decide(PartyState state, PartyInput input, Instant now) {
        return switch (input) {
            case PartyNamed named -> named(state, named);
            case ContactCeaseAsked asked -> cease(state, asked);
            case PartyDeadlinePassed passed ->
                throw new IllegalStateException(
                        "a party has no deadline " + passed.deadline().kind());
        };
    }

    private static Decision<PartyEvent> named(PartyState state, PartyNamed named) {
        return switch (state) {
            case Unregistered _ ->
                Decision.accept(
                        registered(named), new FactsTaken(named.facts(), named.asOf()), new CaseJoined(named.caseId()));
            case Registered known -> {
                if (!known.lender().equals(named.lender())) {
                    throw new IllegalStateException("a party belongs to one lender");
                }
                yield known.cases().contains(named.caseId()) ? Decision.nothing() : joined(known.stated(), named);
            }
        };
    }

    /** Another case: where its statement is not the older one, what it says of the party holds, and is told if it is new. */
    private static Decision<PartyEvent> joined(@Nullable Stated known, PartyNamed named) {
        Stated said = new Stated(named.facts(), named.asOf());
        List<PartyEvent> events = new ArrayList<>();
        if (known == null || !said.asOf().isBefore(known.asOf()) && !said.equals(known)) {
            if (known == null || !said.facts().equals(known.facts())) {
                events.add(registered(named));
            }
            events.add(new FactsTaken(said.facts(), said.asOf()));
        }
        events.add(new CaseJoined(named.caseId()));
        return Decision.accept(events);
    }

    private static Told registered(PartyNamed named) {
        PartyFacts facts = named.facts();
        return new Told(new PartyRegistered(
                named.lender(), facts.zone(), facts.province(), facts.language(), facts.hasMobile(), facts.hasEmail()));
    }

    /** Asked again it changes nothing, unless it turns out to have been asked for earlier. */
    private static Decision<PartyEvent> cease(PartyState state, ContactCeaseAsked asked) {
        return switch (state) {
            case Unregistered _ -> Decision.refuse("party-unknown", null, "no statement has named this party");
            case Registered known ->
                known.ceasedFrom() != null && !asked.at().isBefore(known.ceasedFrom())
                        ? Decision.nothing()
                        : Decision.accept(new Told(new ContactCeased(asked.at(), asked.channel())));
        };
    }

    @Override
    public PartyState evolve(PartyState state, PartyEvent event) {
        return switch (state) {
            case Unregistered unregistered
            when event instanceof Told(PartyRegistered told) -> unregistered.registered(told);
            case Registered known when event instanceof Told(ContactCeased told) -> known.ceased(told);
            case Registered known when event instanceof CaseJoined(String caseId) -> known.joined(caseId);
            case Registered known when event instanceof FactsTaken taken -> known.stated(taken);
            // told anew for those who listen; what it says is taken with its day
            case Registered known when event instanceof Told(PartyRegistered _) -> known;
            case Unregistered _, Registered _ ->
                throw new IllegalStateException(
                        event + " cannot happen to " + state.getClass().getSimpleName());
        };
    }

    @Override
    public Set<Deadline> deadlines(PartyState state) {
        return Set.of();
    }

    @Override
    public Facets facets(PartyState state) {
        return switch (state) {
            case Unregistered _ -> Facets.of(Facets.SHARED, "UNREGISTERED");
            case Registered known -> Facets.of(known.lender(), known.ceasedFrom() == null ? "REGISTERED" : "CEASED");
        };
    }

    @Override
    public PartyInput passed(Deadline deadline) {
        return new PartyDeadlinePassed(deadline);
    }
}
