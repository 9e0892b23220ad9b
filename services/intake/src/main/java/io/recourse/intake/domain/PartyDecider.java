package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.PartyDeadlinePassed;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.PartyState.Unregistered;
import java.time.Instant;
import java.util.Set;

/**
 * A party of one lender: registered by the first case that names it; cease-contact, once asked for, survives every case.
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
            case Unregistered _ -> {
                PartyFacts facts = named.facts();
                PartyRegistered registered = new PartyRegistered(
                        named.lender(),
                        facts.zone(),
                        facts.province(),
                        facts.language(),
                        facts.hasMobile(),
                        facts.hasEmail());
                yield Decision.accept(new Told(registered), new CaseJoined(named.caseId()));
            }
            case Registered known -> {
                if (!known.lender().equals(named.lender())) {
                    throw new IllegalStateException("a party belongs to one lender");
                }
                yield known.cases().contains(named.caseId())
                        ? Decision.nothing()
                        : Decision.accept(new CaseJoined(named.caseId()));
            }
        };
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
