package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.NumberReplaced;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.PartyEvent.CaseCounted;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.DebtReleased;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import io.recourse.intake.domain.PartyEvent.IdentityTakenAnew;
import io.recourse.intake.domain.PartyEvent.SuccessorKnown;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyEvent.WishKept;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.CaseReleased;
import io.recourse.intake.domain.PartyInput.CaseRestored;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.FactsTold;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.FlagLiftAsked;
import io.recourse.intake.domain.PartyInput.FlagsAsked;
import io.recourse.intake.domain.PartyInput.HoldAsked;
import io.recourse.intake.domain.PartyInput.HoldReleaseAsked;
import io.recourse.intake.domain.PartyInput.PartyDeadlinePassed;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyInput.ReminderAsked;
import io.recourse.intake.domain.PartyInput.RevealAsked;
import io.recourse.intake.domain.PartyInput.ReviewAnswerGiven;
import io.recourse.intake.domain.PartyInput.ReviewAsked;
import io.recourse.intake.domain.PartyInput.StandingTold;
import io.recourse.intake.domain.PartyInput.SuccessorTold;
import io.recourse.intake.domain.PartyInput.WishPassed;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.PartyState.Stated;
import io.recourse.intake.domain.PartyState.Unregistered;
import io.recourse.intake.domain.PartyState.Wish;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A party of one lender: registered by the first case that names it, and again by one whose later statement knows it
 * otherwise (it moved, it has an e-mail address now); cease-contact, once asked for, survives every case. It keeps what is
 * the matter with the party ({@link FlagRules}), has a person look at what was decided about it ({@link ReviewRules}) and
 * splits what it pays without naming an account ({@link DebtSplits}).
 *
 * <p>Facets: tenant = lender; status {@code UNREGISTERED}, {@code REGISTERED}, {@code CEASED} or {@code ERASED};
 * column {@code review_by} (instant): until when the most urgent review has to be answered, absent while none is open.
 */
public final class PartyDecider implements Decider<PartyState, PartyInput, PartyEvent> {

    /** The kind of subject: {@code party}. */
    public static final String KIND = "party";

    /** Facet column: until when the most urgent open review has to be answered. */
    public static final String REVIEW_BY = "review_by";

    /** Status of a party of whom nobody knows any more who it is; the vault destroys what it has of such. */
    public static final String ERASED = "ERASED";

    /**
     * Cases a party keeps by their ids, bound by what a state may hold: a company may guarantee more. Those beyond are counted:
     * they rest by what stands when they name it, hear of later flags and lifts when such a pause is reviewed, no payment of the
     * party reaches them, and who it is is not told for their sake.
     */
    private static final int MOST_CASES = 1_000;

    /** A debt is seldom sold twice by the same lender; a state has room for so many. */
    static final int MOST_SUCCESSORS = 20;

    private final Custodian custodian;
    private final FlagRules flags;
    private final DebtSplits splits;
    private final ReviewRules reviews;

    /**
     * @param byJurisdiction the policies, of every jurisdiction a case may name
     * @param reveals for what who a party is may be told
     */
    public PartyDecider(Map<String, PartyPolicy> byJurisdiction, RevealPack reveals) {
        this.custodian = new Custodian(reveals);
        PartyPolicies policies = new PartyPolicies(byJurisdiction);
        this.flags = new FlagRules(policies);
        this.splits = new DebtSplits(policies);
        this.reviews = new ReviewRules(policies);
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
        Decision<PartyEvent> decision =
                switch (state) {
                    case Unregistered unregistered -> beforeNaming(unregistered, input, now);
                    case Registered known -> afterNaming(known, input, now);
                };
        return PartyRoom.bound(state, input, decision);
    }

    private Decision<PartyEvent> beforeNaming(Unregistered state, PartyInput input, Instant now) {
        return switch (input) {
            case PartyNamed named -> {
                PartyStory story = new PartyStory(state).add(registered(named.lender(), named.facts()));
                story.add(new FactsTaken(named.facts(), named.asOf()));
                join(story, named, now);
                Wish wish = state.wish();
                if (wish != null) {
                    FlagRules.inherit(story, wish.boughtCase(), wish.from());
                }
                yield story.end();
            }
            case ContactCeaseAsked _,
                    FlagAsked _,
                    FlagLiftAsked _,
                    PartyPaymentReceived _,
                    PartyPaymentReversed _,
                    HoldAsked _,
                    HoldReleaseAsked _,
                    EraseAsked _,
                    RevealAsked _,
                    ReviewAsked _,
                    ReviewAnswerGiven _ -> Decision.refuse("party-unknown", null, "no statement has named this party");
            // it overtook the case that names the party
            case WishPassed passed -> {
                Wish known = state.wish();
                yield known == null || passed.from().isBefore(known.from())
                        ? Decision.accept(new WishKept(passed.boughtCase(), passed.from()))
                        : Decision.nothing();
            }
            case SuccessorTold _ -> throw new IllegalStateException("a debt was sold that never named this party");
            case PartyDeadlinePassed passed -> throw unknown(passed.deadline());
            case CaseReleased _, CaseEnded _, CaseRestored _ ->
                throw new IllegalStateException("a case ended that never named this party");
            case FlagsAsked _, ReminderAsked _ ->
                throw new IllegalStateException("a case that never named this party asks what it wants");
            case FactsTold _ -> throw new IllegalStateException("a case that never named this party says what it is");
            case StandingTold _ -> throw new IllegalStateException("a debt answers whom no statement has named");
        };
    }

    private Decision<PartyEvent> afterNaming(Registered known, PartyInput input, Instant now) {
        return switch (input) {
            case PartyNamed named -> named(known, named, now);
            case FactsTold told -> told(known, told);
            case ContactCeaseAsked asked -> cease(known, asked);
            case SuccessorTold told -> succeed(known, told);
            case WishPassed passed -> FlagRules.inherit(known, passed);
            case CaseReleased released ->
                known.isNamedBy(released.caseId()) && !known.isOver(released.caseId())
                        ? Decision.accept(new DebtReleased(released.caseId()))
                        : Decision.nothing();
            case CaseEnded ended -> custodian.ended(known, ended);
            case CaseRestored restored -> custodian.restored(known, restored);
            case HoldAsked asked -> custodian.hold(known, asked);
            case HoldReleaseAsked asked -> custodian.release(known, asked);
            case EraseAsked asked -> custodian.erase(known, asked, now);
            case RevealAsked asked -> custodian.reveal(known, asked);
            case FlagAsked asked -> flags.raise(known, asked, now);
            case FlagLiftAsked asked -> flags.lift(known, asked, now);
            case FlagsAsked asked -> flags.answer(known, asked, now);
            case ReminderAsked asked ->
                new PartyStory(known)
                        .tell(asked.caseId(), new CaseInput.ReminderAnswered(asked.dueOn(), known.ceasedBy(now)))
                        .end();
            case PartyPaymentReceived received -> splits.receive(known, received, now);
            case PartyPaymentReversed reversed -> splits.reverse(known, reversed, now);
            case StandingTold told -> splits.answer(known, told, now);
            case ReviewAsked asked -> reviews.ask(known, asked, now);
            case ReviewAnswerGiven given -> reviews.answer(known, given, now);
            case PartyDeadlinePassed passed -> {
                if (ReviewRules.isOf(passed.deadline())) {
                    yield reviews.unanswered(known, passed.deadline(), now);
                }
                if (!passed.deadline().kind().equals(DebtSplits.OVERDUE)) {
                    throw unknown(passed.deadline());
                }
                yield splits.overdue(known, passed.deadline());
            }
        };
    }

    private static IllegalStateException unknown(Deadline deadline) {
        return new IllegalStateException("a party has no deadline " + deadline.kind());
    }

    /** Another case: where its statement is not the older one, what it says of the party holds, and is told if it is new. */
    private static Decision<PartyEvent> named(Registered party, PartyNamed named, Instant now) {
        if (!party.lender().equals(named.lender())) {
            throw new IllegalStateException("a party belongs to one lender");
        }
        if (party.isNamedBy(named.caseId())) {
            return Decision.nothing();
        }
        PartyStory story = new PartyStory(party);
        // of a case that is only counted too: its claim is as live as any
        if (party.custody().erased() != null) {
            story.add(new IdentityTakenAnew(named.caseId()));
        }
        Stated known = party.stated();
        if (known == null || !named.asOf().isBefore(known.asOf()) && !known.says(named.facts(), named.asOf())) {
            take(story, named.lender(), new FactsTaken(named.facts(), named.asOf()));
        }
        join(story, named, now);
        return story.end();
    }

    /** Of facts that are known already not even the day is news; of who is erased nobody knows anything any more. */
    private static Decision<PartyEvent> told(Registered party, FactsTold told) {
        if (!party.lender().equals(told.lender())) {
            throw new IllegalStateException("a party belongs to one lender");
        }
        Stated known = party.stated();
        boolean isNews = known == null
                || !told.asOf().isBefore(known.asOf()) && !told.facts().equals(known.facts());
        if (!isNews || party.custody().erased() != null) {
            return Decision.nothing();
        }
        PartyStory story = new PartyStory(party);
        take(story, told.lender(), new FactsTaken(told.facts(), told.asOf()));
        return story.end();
    }

    /** A number that comes back is told with the day since when it is known: it may be the stranger's still. */
    private static void take(PartyStory story, String lender, FactsTaken said) {
        Stated known = story.party().stated();
        if (known == null || !said.facts().saysAsMuchAs(known.facts())) {
            story.add(registered(lender, said.facts()));
        }
        if (known != null && said.facts().replacesNumberOf(known.facts())) {
            story.add(new Told(new NumberReplaced(known.numberSince(said.facts().number(), said.asOf()))));
        }
        story.add(said);
    }

    private static void join(PartyStory story, PartyNamed named, Instant now) {
        Registered party = story.party();
        boolean hasRoom = party.cases().size() < MOST_CASES && PartyRoom.hasForCase(party);
        story.add(
                hasRoom
                        ? new CaseJoined(named.caseId(), named.role(), named.terms())
                        : new CaseCounted(named.caseId()));
        FlagRules.join(story, Liability.of(named.caseId(), named.role(), named.terms()), now);
    }

    private static Told registered(String lender, PartyFacts facts) {
        return new Told(new PartyRegistered(
                lender, facts.zone(), facts.province(), facts.language(), facts.hasMobile(), facts.hasEmail()));
    }

    /** Asked again it changes nothing, unless it turns out to have been asked for earlier. */
    private static Decision<PartyEvent> cease(Registered known, ContactCeaseAsked asked) {
        return known.ceasedBy(asked.at())
                ? Decision.nothing()
                : new PartyStory(known)
                        .add(new Told(new ContactCeased(asked.at(), asked.channel())))
                        .end();
    }

    /**
     * What stands passes at once, and what is asked for later, a letter that comes late, when it is heard; who has so many
     * successors that this one is not kept passes what stands.
     */
    private static Decision<PartyEvent> succeed(Registered known, SuccessorTold told) {
        if (known.heirs().stream().anyMatch(heir -> heir.party().equals(told.party()))) {
            return Decision.nothing();
        }
        PartyStory story = new PartyStory(known);
        if (known.heirs().size() < MOST_SUCCESSORS) {
            story.add(new SuccessorKnown(told.buyersCase(), told.party()));
        }
        Instant ceased = known.ceasedFrom();
        if (ceased != null) {
            story.pass(told.buyersCase(), told.party(), ceased);
        }
        return story.end();
    }

    @Override
    public PartyState evolve(PartyState state, PartyEvent event) {
        return PartyHistory.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(PartyState state) {
        return state instanceof Registered known
                ? Stream.concat(DebtSplits.deadline(known).stream(), ReviewRules.deadlines(known))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public Facets facets(PartyState state) {
        return switch (state) {
            case Unregistered _ -> Facets.of(Facets.SHARED, "UNREGISTERED");
            case Registered known -> new Facets(known.lender(), status(known), null, columns(known));
        };
    }

    private static Map<String, Object> columns(Registered known) {
        return known.reviewed()
                .answerBy()
                .map(at -> Map.<String, Object>of(REVIEW_BY, at))
                .orElse(Map.of());
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
