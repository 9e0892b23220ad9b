package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.AddressDoubted;
import io.recourse.negotiation.domain.PartyEvent.AskRefused;
import io.recourse.negotiation.domain.PartyEvent.BarLifted;
import io.recourse.negotiation.domain.PartyEvent.BarNoted;
import io.recourse.negotiation.domain.PartyEvent.CallsRested;
import io.recourse.negotiation.domain.PartyEvent.CeaseNoted;
import io.recourse.negotiation.domain.PartyEvent.ContactFound;
import io.recourse.negotiation.domain.PartyEvent.ContactLost;
import io.recourse.negotiation.domain.PartyEvent.DialAllowed;
import io.recourse.negotiation.domain.PartyEvent.ElsewhereConcluded;
import io.recourse.negotiation.domain.PartyEvent.ElsewhereNoted;
import io.recourse.negotiation.domain.PartyEvent.FileOpened;
import io.recourse.negotiation.domain.PartyEvent.LinkDropped;
import io.recourse.negotiation.domain.PartyEvent.NumberRenewed;
import io.recourse.negotiation.domain.PartyEvent.RegistrationNoted;
import io.recourse.negotiation.domain.PartyEvent.ReservationReleased;
import io.recourse.negotiation.domain.PartyEvent.UnitConfirmed;
import io.recourse.negotiation.domain.PartyEvent.UnitReturned;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.PartyInput.AddressWrong;
import io.recourse.negotiation.domain.PartyInput.CallBrokenOff;
import io.recourse.negotiation.domain.PartyInput.Ceased;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.negotiation.domain.PartyInput.ContactConfirmed;
import io.recourse.negotiation.domain.PartyInput.ContactRepaired;
import io.recourse.negotiation.domain.PartyInput.ContactReturned;
import io.recourse.negotiation.domain.PartyInput.ConversationHeld;
import io.recourse.negotiation.domain.PartyInput.DeadlinePassed;
import io.recourse.negotiation.domain.PartyInput.DialAsked;
import io.recourse.negotiation.domain.PartyInput.DishonestyLifted;
import io.recourse.negotiation.domain.PartyInput.DishonestyListed;
import io.recourse.negotiation.domain.PartyInput.ElsewhereEnded;
import io.recourse.negotiation.domain.PartyInput.ElsewhereSpent;
import io.recourse.negotiation.domain.PartyInput.FlagLifted;
import io.recourse.negotiation.domain.PartyInput.FlagRaised;
import io.recourse.negotiation.domain.PartyInput.HoursAgreed;
import io.recourse.negotiation.domain.PartyInput.HoursWithdrawn;
import io.recourse.negotiation.domain.PartyInput.Linked;
import io.recourse.negotiation.domain.PartyInput.NumberReplaced;
import io.recourse.negotiation.domain.PartyInput.NumberTold;
import io.recourse.negotiation.domain.PartyInput.PermissionAsked;
import io.recourse.negotiation.domain.PartyInput.Registered;
import io.recourse.negotiation.domain.PartyInput.ThirdPersonReported;
import io.recourse.negotiation.domain.PartyInput.Unlinked;
import io.recourse.negotiation.domain.PartyState.Known;
import io.recourse.negotiation.domain.PartyState.Unknown;
import io.recourse.rules.contact.ContactGuard;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grants and spends the contact budget of one party, through the contact guard and nothing else. A grant reserves its
 * unit at once, so two cases that ask at the same time never get the same one.
 */
public final class PartyDecider implements Decider<PartyState, PartyInput, PartyEvent> {

    public static final String KIND = "party";

    private static final String RELEASE = "release";

    static final String BY_CONVERSATION = "CONVERSATION";

    /** Why one is lost at whose number somebody else answered. */
    private static final String NUMBER_INVALID = "number-invalid";

    private final ContactPolicy policy;
    private final Leave leave;

    /** @param guards contact law by jurisdiction ({@code CN}); where there is none, nobody is contacted */
    public PartyDecider(ContactPolicy policy, Map<String, ContactGuard> guards) {
        this.policy = policy;
        this.leave = new Leave(policy, guards);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PartyState initial(SubjectId id) {
        return new Unknown(id.id());
    }

    @Override
    public Decision<PartyEvent> decide(PartyState state, PartyInput input, Instant now) {
        return switch (state) {
            case Unknown u -> decideUnknown(u, input, now);
            case Known k -> telling(k.file(), decideKnown(k.file(), input, now));
        };
    }

    /** Cases learn since when the party should have been left alone. */
    private Decision<PartyEvent> telling(PartyFile before, Decision<PartyEvent> decision) {
        if (!(decision instanceof Decision.Accepted<PartyEvent> accepted)
                || accepted.events().stream().noneMatch(PartyDecider::mayTell)) {
            return decision;
        }
        PartyState after = new Known(before);
        for (PartyEvent event : accepted.events()) {
            after = evolve(after, event);
        }
        return after instanceof Known(PartyFile then) ? PartyRests.telling(accepted, before, then) : decision;
    }

    /** Leave that was given or denied says nothing of when none should have been. */
    private static boolean mayTell(PartyEvent event) {
        return !(event instanceof UnitSpent || event instanceof AskRefused || event instanceof DialAllowed);
    }

    private Decision<PartyEvent> decideUnknown(Unknown unknown, PartyInput input, Instant now) {
        return switch (input) {
            case Registered r -> Decision.accept(noted(r));
            case ContactAsked a -> first(unknown, a, now);
            case PermissionAsked _,
                    DialAsked _,
                    NumberTold _,
                    ThirdPersonReported _,
                    ContactRepaired _,
                    NumberReplaced _,
                    ConversationHeld _,
                    CallBrokenOff _,
                    Ceased _,
                    AddressWrong _,
                    FlagRaised _,
                    FlagLifted _,
                    HoursAgreed _,
                    HoursWithdrawn _,
                    DishonestyListed _,
                    DishonestyLifted _,
                    Linked _,
                    Unlinked _,
                    ElsewhereSpent _,
                    ElsewhereEnded _,
                    ContactReturned _,
                    ContactConfirmed _,
                    DeadlinePassed _ -> throw new IllegalStateException("party " + unknown.partyId() + " is not known");
        };
    }

    /** A debtor's case says where it is; of a co-debtor nobody has said so yet, and whose hours nobody knows is not contacted. */
    private Decision<PartyEvent> first(Unknown unknown, ContactAsked ask, Instant now) {
        String zone = ask.zone();
        return zone == null
                ? Decision.<PartyEvent>nothing()
                        .tell(
                                new SubjectId(CaseDecider.KIND, ask.caseId()),
                                new CaseInput.ContactDenied(ask.attemptId(), "party-unknown", null))
                : leave.asked(
                        unknown.open(ask.lender(), zone).file(), ask, now, List.of(new FileOpened(ask.lender(), zone)));
    }

    private Decision<PartyEvent> decideKnown(PartyFile file, PartyInput input, Instant now) {
        return switch (input) {
            case Registered r -> change(file, noted(r));
            case ContactAsked a -> leave.asked(file, a, now, List.of());
            case PermissionAsked p -> leave.permission(file, p, now);
            case ContactReturned r ->
                ended(file, r.caseId(), r.attemptId(), new UnitReturned(r.caseId(), r.attemptId(), r.failed()), now);
            case ContactConfirmed c ->
                ended(
                        file,
                        c.caseId(),
                        c.attemptId(),
                        new UnitConfirmed(c.caseId(), c.attemptId(), c.outcome(), c.at()),
                        now);
            case DialAsked d -> Dialling.dialling(file, d, now, grant -> leave.dial(file, d, grant, now));
            case NumberTold t -> Dialling.told(file, t, now);
            case ThirdPersonReported t -> ThirdPersons.reported(file, t, now);
            case ContactRepaired r -> repaired(file.reachable(), r, now);
            case NumberReplaced n -> renumbered(file, new NumberRenewed(n.asOf()), now);
            case ConversationHeld h -> Conversations.held(file, h, policy, now);
            case CallBrokenOff b -> change(file, rested(file, b));
            case Ceased c -> change(file, new CeaseNoted(c.at(), c.channel()));
            case AddressWrong w -> doubted(file, w);
            case FlagRaised f -> raised(file, f);
            case FlagLifted f -> change(file, new BarLifted(f.barId(), f.at()));
            case HoursAgreed h -> Consents.agreed(file, h, now);
            case HoursWithdrawn h -> Consents.withdrawn(file, h, now);
            case DishonestyListed l -> Listings.listed(file, l, now);
            case DishonestyLifted l -> Listings.lifted(file, l, now);
            case Linked l -> Sharing.linked(file, l);
            case Unlinked u -> change(file, new LinkDropped(u.linkId()));
            case ElsewhereSpent e ->
                file.sharing().joins(e.linkId())
                        ? change(file, new ElsewhereNoted(e.linkId(), e.contact()))
                        : Decision.nothing();
            case ElsewhereEnded e -> change(file, new ElsewhereConcluded(e.linkId(), e.key(), e.outcome()));
            case DeadlinePassed d -> released(file, d.deadline());
        };
    }

    /** Told twice, or about a unit long forgotten: nothing follows. */
    private Decision<PartyEvent> change(PartyFile file, PartyEvent event) {
        Known before = new Known(file);
        return evolve(before, event).equals(before) ? Decision.nothing() : Decision.accept(event);
    }

    private Decision<PartyEvent> raised(PartyFile file, FlagRaised raised) {
        Instant until = raised.until();
        Decision<PartyEvent> noted = change(file, new BarNoted(raised.barId(), raised.flag(), raised.at()));
        return until != null
                        && noted instanceof Decision.Accepted<PartyEvent> accepted
                        && !accepted.events().isEmpty()
                ? accepted.and(new BarLifted(raised.barId(), until))
                : noted;
    }

    /** The end of a contact says as well whether the party can be reached. */
    private Decision<PartyEvent> ended(PartyFile file, String caseId, String attemptId, PartyEvent end, Instant now) {
        Known before = new Known(file);
        if (!(evolve(before, end) instanceof Known(PartyFile after)) || after.equals(file)) {
            return Decision.nothing();
        }
        Grant of = after.grant(caseId, attemptId).orElseThrow();
        ContactOutcome outcome = Objects.requireNonNull(of.outcome(), "it ended");
        boolean tried = !(end instanceof UnitReturned returned) || Boolean.TRUE.equals(returned.failed());
        Decision.Accepted<PartyEvent> accepted =
                Dialling.ended(Sharing.ended(Decision.accept(end), file, of, outcome, now), file, of, outcome, tried);
        Reach reach = after.reachable();
        if (reach.isLost()) {
            return end instanceof UnitConfirmed(var _, var _, var _, var at)
                            && outcome == ContactOutcome.CONVERSATION
                            && of.third() == null
                            && reach.isFoundBy(of.spokenAt(at), policy.lost())
                    ? accepted.and(new ContactFound(now, BY_CONVERSATION, null))
                    : accepted;
        }
        return reach.failedCalls() >= policy.lost().failedCalls()
                ? accepted.and(new ContactLost(of.at(), reach.failedCalls(), policy.id()))
                : accepted;
    }

    /** Who is not at its number any more is lost, as one whom three calls did not reach is. */
    private Decision<PartyEvent> doubted(PartyFile file, AddressWrong wrong) {
        AddressDoubted doubt = new AddressDoubted(wrong.at(), wrong.channel(), wrong.contactAt());
        Decision<PartyEvent> doubted = change(file, doubt);
        return doubted instanceof Decision.Accepted<PartyEvent> accepted
                        && !accepted.events().isEmpty()
                        && AddressKind.of(wrong.channel()) == AddressKind.NUMBER
                        && !file.reachable().wasToNumberBefore(wrong.contactAt())
                        && file.reachable().isNewsOfLoss(wrong.at())
                ? accepted.and(new ContactLost(wrong.at(), file.reachable().failedCalls(), NUMBER_INVALID))
                : doubted;
    }

    /** A number of before that comes back may be the one at which somebody else answered. */
    private Decision<PartyEvent> renumbered(PartyFile file, NumberRenewed renewed, Instant now) {
        Decision<PartyEvent> replaced = change(file, renewed);
        if (!file.reachable().mayBeAStrangers(renewed.asOf())
                || !(replaced instanceof Decision.Accepted<PartyEvent> told)
                || !(doubted(file, new AddressWrong(now, Channel.PHONE))
                        instanceof Decision.Accepted<PartyEvent> doubted)) {
            return replaced;
        }
        return Decision.accept(
                Stream.concat(told.events().stream(), doubted.events().stream()).toList());
    }

    /** What was found is of one kind; what is wrong with the others stays wrong. */
    private static Decision<PartyEvent> repaired(Reach reach, ContactRepaired repair, Instant now) {
        AddressKind kind = repair.address();
        if (kind == null) {
            return Decision.refuse("field-required", "address", "a repair names the kind of address that was found");
        }
        if (!reach.isLost() && !reach.isWrong(kind)) {
            return Decision.nothing();
        }
        return reach.isWrong(kind) && !reach.isRepairable(kind)
                ? Decision.refuse(
                        "number-not-registered",
                        "address",
                        "a number at which somebody else answered stays wrong until another is registered")
                : Decision.accept(new ContactFound(now, repair.basis().name(), kind));
    }

    private CallsRested rested(PartyFile file, CallBrokenOff brokenOff) {
        Instant until = brokenOff
                .at()
                .atZone(ZoneId.of(file.zone()))
                .plusDays(policy.brokenOff().days())
                .toInstant();
        return new CallsRested(brokenOff.caseId(), brokenOff.attemptId(), until, policy.id());
    }

    private static RegistrationNoted noted(Registered r) {
        return new RegistrationNoted(r.lender(), r.zone(), r.hasMobile(), r.hasEmail(), r.language());
    }

    private static Decision<PartyEvent> released(PartyFile file, Deadline deadline) {
        return file.grants().stream()
                .filter(g -> g.open() && ref(g).equals(deadline.ref()))
                .findFirst()
                .<Decision<PartyEvent>>map(g -> Calls.unreported(
                        Decision.accept(new ReservationReleased(g.caseId(), g.attemptId())), file, g, deadline.dueAt()))
                .orElseGet(Decision::nothing);
    }

    @Override
    public PartyState evolve(PartyState state, PartyEvent event) {
        return PartyHistory.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(PartyState state) {
        return switch (state) {
            case Unknown _ -> Set.of();
            case Known(PartyFile file) ->
                file.grants().stream()
                        .filter(Grant::open)
                        .map(g -> Deadline.business(RELEASE, ref(g), g.releasesAt(), policy.id()))
                        .collect(Collectors.toUnmodifiableSet());
        };
    }

    private static String ref(Grant grant) {
        return grant.caseId() + "/" + grant.attemptId();
    }

    @Override
    public Facets facets(PartyState state) {
        return switch (state) {
            case Unknown _ -> Facets.of(Facets.SHARED, "UNKNOWN");
            case Known(PartyFile file) -> Facets.of(file.lender(), status(file));
        };
    }

    private static String status(PartyFile file) {
        if (file.isDead()) {
            return "DECEASED";
        }
        if (file.wishes().ceasedFrom() != null) {
            return "CEASED";
        }
        return file.reachable().isLost() ? "LOST" : "OPEN";
    }

    @Override
    public PartyInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}
