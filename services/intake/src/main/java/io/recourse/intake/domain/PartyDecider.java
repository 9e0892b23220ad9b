package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.CaseLeft;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import io.recourse.intake.domain.PartyEvent.HoldPlaced;
import io.recourse.intake.domain.PartyEvent.HoldReleased;
import io.recourse.intake.domain.PartyEvent.IdentityErased;
import io.recourse.intake.domain.PartyEvent.IdentityRevealed;
import io.recourse.intake.domain.PartyEvent.IdentityTakenAnew;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.HoldAsked;
import io.recourse.intake.domain.PartyInput.HoldReleaseAsked;
import io.recourse.intake.domain.PartyInput.PartyDeadlinePassed;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import io.recourse.intake.domain.PartyInput.RevealAsked;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.PartyState.Stated;
import io.recourse.intake.domain.PartyState.Unregistered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A party of one lender: registered by the first case that names it, and again by one whose later statement knows it
 * otherwise (it moved, it has an e-mail address now); cease-contact, once asked for, survives every case.
 *
 * <p>Facets: tenant = lender; status {@code UNREGISTERED}, {@code REGISTERED}, {@code CEASED} or {@code ERASED}; no
 * columns.
 */
public final class PartyDecider implements Decider<PartyState, PartyInput, PartyEvent> {

    /** The kind of subject: {@code party}. */
    public static final String KIND = "party";

    /** Status of a party of whom nobody knows any more who it is; the vault destroys what it has of such. */
    public static final String ERASED = "ERASED";

    private final Custodian custodian;

    /** One that tells nobody's identity. */
    public PartyDecider() {
        this(RevealPack.NOTHING);
    }

    public PartyDecider(RevealPack reveals) {
        this.custodian = new Custodian(reveals);
    }

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
            case CaseEnded ended ->
                switch (state) {
                    case Unregistered _ -> throw new IllegalStateException("a case ended that never named this party");
                    case Registered known -> custodian.ended(known, ended);
                };
            case HoldAsked asked -> ofKnown(state, known -> custodian.hold(known, asked));
            case HoldReleaseAsked asked -> ofKnown(state, known -> custodian.release(known, asked));
            case EraseAsked asked -> ofKnown(state, known -> custodian.erase(known, asked, now));
            case RevealAsked asked -> ofKnown(state, known -> custodian.reveal(known, asked));
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
                yield known.cases().contains(named.caseId()) ? Decision.nothing() : joined(known, named);
            }
        };
    }

    /** Another case: where its statement is not the older one, what it says of the party holds, and is told if it is new. */
    private static Decision<PartyEvent> joined(Registered party, PartyNamed named) {
        Stated known = party.stated();
        Stated said = new Stated(named.facts(), named.asOf());
        List<PartyEvent> events = new ArrayList<>();
        if (party.custody().erased() != null) {
            events.add(new IdentityTakenAnew(named.caseId()));
        }
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

    private static Decision<PartyEvent> ofKnown(PartyState state, Function<Registered, Decision<PartyEvent>> decision) {
        return switch (state) {
            case Unregistered _ -> Decision.refuse("party-unknown", null, "no statement has named this party");
            case Registered known -> decision.apply(known);
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
            case Registered known when event instanceof FactsTaken taken -> known.stated(taken);
            case Registered known
            when event instanceof CaseLeft(String caseId) ->
                known.keeping(known.custody().withOver(caseId));
            case Registered known
            when event instanceof HoldPlaced(String holdId, String reason) ->
                known.keeping(known.custody().held(holdId, reason));
            case Registered known
            when event instanceof HoldReleased(String holdId) ->
                known.keeping(known.custody().released(holdId));
            case Registered known when event instanceof IdentityErased erased -> known.erased(erased.at());
            case Registered known
            when event instanceof IdentityTakenAnew ->
                known.keeping(known.custody().erasedAt(null));
            case Registered known when event instanceof IdentityRevealed -> known;
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
            case Registered known -> Facets.of(known.lender(), status(known));
        };
    }

    private static String status(Registered known) {
        if (known.custody().erased() != null) {
            return ERASED;
        }
        return known.ceasedFrom() == null ? "REGISTERED" : "CEASED";
    }

    @Override
    public PartyInput passed(Deadline deadline) {
        return new PartyDeadlinePassed(deadline);
    }
}
