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
import io.recourse.negotiation.domain.PartyEvent.ConversationNoted;
import io.recourse.negotiation.domain.PartyEvent.DialAllowed;
import io.recourse.negotiation.domain.PartyEvent.ElsewhereConcluded;
import io.recourse.negotiation.domain.PartyEvent.ElsewhereNoted;
import io.recourse.negotiation.domain.PartyEvent.FileOpened;
import io.recourse.negotiation.domain.PartyEvent.FlagNoted;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentNoted;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentWithdrawn;
import io.recourse.negotiation.domain.PartyEvent.HoursNoted;
import io.recourse.negotiation.domain.PartyEvent.LinkDropped;
import io.recourse.negotiation.domain.PartyEvent.LinkNoted;
import io.recourse.negotiation.domain.PartyEvent.ListingLifted;
import io.recourse.negotiation.domain.PartyEvent.ListingNoted;
import io.recourse.negotiation.domain.PartyEvent.NumberNoted;
import io.recourse.negotiation.domain.PartyEvent.NumberRenewed;
import io.recourse.negotiation.domain.PartyEvent.RegistrationNoted;
import io.recourse.negotiation.domain.PartyEvent.ReservationReleased;
import io.recourse.negotiation.domain.PartyEvent.ThirdPersonAskedAgain;
import io.recourse.negotiation.domain.PartyEvent.ThirdPersonRefused;
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
import io.recourse.negotiation.domain.Standing.Bar;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.ContactGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Grants and spends the contact budget of one party, through the contact guard and nothing else. A grant reserves its
 * unit at once, so two cases that ask at the same time never get the same one.
 */
public final class PartyDecider implements Decider<PartyState, PartyInput, PartyEvent> {

    public static final String KIND = "party";

    private static final String RELEASE = "release";

    private static final String NO_ADDRESS = "ours: no contact is spent on an address that nobody holds";

    private static final String WRONG_ADDRESS =
            "ours: an address at which somebody else answered is left alone until one is found on lawful ground";

    private static final String NO_ROOM =
            "ours: of one party at most " + PartyFile.MOST_GRANTS + " contacts of the last days are remembered";

    private static final String NOT_KEPT =
            "ours: a number is dialled by whom it keeps a place for; whoever comes too late asks again";

    private static final String NO_LAW = "ours: where the law of contact is not known, nobody is contacted";

    static final String BY_CONVERSATION = "CONVERSATION";

    /** Why one is lost at whose number somebody else answered. */
    private static final String NUMBER_INVALID = "number-invalid";

    private final ContactPolicy policy;
    private final Map<String, ContactBudget> budgets;

    /** @param guards contact law by jurisdiction ({@code CN}); where there is none, nobody is contacted */
    public PartyDecider(ContactPolicy policy, Map<String, ContactGuard> guards) {
        this.policy = policy;
        this.budgets = guards.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> new ContactBudget(e.getValue(), policy)));
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
                        .tell(theCase(ask), new CaseInput.ContactDenied(ask.attemptId(), "party-unknown", null))
                : asked(unknown.open(ask.lender(), zone).file(), ask, now, List.of(new FileOpened(ask.lender(), zone)));
    }

    private Decision<PartyEvent> decideKnown(PartyFile file, PartyInput input, Instant now) {
        return switch (input) {
            case Registered r -> change(file, noted(r));
            case ContactAsked a -> asked(file, a, now, List.of());
            case PermissionAsked p -> permission(file, p, now);
            case ContactReturned r ->
                ended(file, r.caseId(), r.attemptId(), new UnitReturned(r.caseId(), r.attemptId(), r.failed()), now);
            case ContactConfirmed c ->
                ended(
                        file,
                        c.caseId(),
                        c.attemptId(),
                        new UnitConfirmed(c.caseId(), c.attemptId(), c.outcome(), c.at()),
                        now);
            case DialAsked d -> Dialling.dialling(file, d, now, grant -> dial(file, d, grant, now));
            case NumberTold t -> Dialling.told(file, t, now);
            case ThirdPersonReported t -> reported(file, t, now);
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

    private static Decision<PartyEvent> reported(PartyFile file, ThirdPersonReported told, Instant now) {
        Optional<Grant> grant = file.grant(told.caseId(), told.attemptId());
        ThirdPerson third = grant.map(Grant::third).orElse(null);
        if (grant.isEmpty() || third == null) {
            return Decision.refuse("attempt-unknown", "attemptId", "no such contact was allowed");
        }
        if (!Contacts.mayTell(told.carries(), grant.get().channel())) {
            return new Decision.Refused<>(Contacts.OF_OTHER_PROVIDER);
        }
        ThirdPersonReported report = told.within(grant.get().at(), now);
        Decision<PartyEvent> impossible =
                report.at() == null ? null : Contacts.impossible(grant.get().at(), report.at(), now);
        if (impossible != null) {
            return impossible;
        }
        if (report.refused() && report.asksAgain()) {
            return Decision.refuse("refusal-and-request", "asksAgain", "who refuses asks for no other contact");
        }
        Instant said = report.at() == null ? now : Timetable.later(grant.get().at(), report.at());
        boolean better = Attempt.takes(grant.get().outcome(), report.outcome());
        boolean refuses = report.refused() && !file.reachable().isRefusedBy(third.ref(), said);
        boolean asks = report.asksAgain()
                && file.reachable()
                        .askedAgainAt(report.caseId(), third.ref())
                        .filter(known -> !said.isAfter(known))
                        .isEmpty();
        // what a person wants or says is heard, whatever was said of the call before
        if (!better
                && !refuses
                && !asks
                && report.toRead() == null
                && grant.get().outcome() != report.outcome()) {
            return Decision.refuse("attempt-already-reported", "outcome", "the contact ended otherwise");
        }
        List<PartyEvent> events = new ArrayList<>();
        if (better) {
            events.add(
                    report.outcome() == ContactOutcome.UNREACHABLE
                            ? new UnitReturned(report.caseId(), report.attemptId(), true)
                            : new UnitConfirmed(report.caseId(), report.attemptId(), report.outcome(), report.at()));
        }
        if (refuses) {
            events.add(new ThirdPersonRefused(third.ref(), said));
        }
        if (asks) {
            events.add(new ThirdPersonAskedAgain(report.caseId(), third.ref(), said));
        }
        Decision.Accepted<PartyEvent> accepted = Decision.accept(events);
        if (report.toRead() != null) {
            CaseInput.AnswerHeard answer = report.toRead().dated(said);
            accepted = Calls.complaining(
                    accepted.tell(
                            new SubjectId(CaseDecider.KIND, report.caseId()),
                            new CaseInput.ThirdPersonAnswered(answer)),
                    answer,
                    CallMade.ofThird(file, grant.get()));
        }
        return better
                ? Calls.telling(
                        Dialling.ended(accepted, file, grant.get(), report.outcome(), true), file, grant.get(), report)
                : accepted;
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

    private Decision<PartyEvent> asked(PartyFile file, ContactAsked ask, Instant now, List<PartyEvent> before) {
        Optional<Grant> known = file.grant(ask.caseId(), ask.attemptId());
        if (known.isPresent()) {
            return known.get().spent()
                    ? Decision.<PartyEvent>nothing()
                            .tell(theCase(ask), grant(file, ask, known.get().until()))
                    : Decision.nothing();
        }
        Wanted wanted = Wanted.byLadder(ask);
        Answer answer = Listings.endsTalks(file, ask, policy.dishonest())
                .<Answer>map(denied -> denied)
                .orElseGet(() -> answer(file, wanted, now));
        return switch (answer) {
            case Answer.Denied d ->
                Decision.accept(plus(before, wanted.refused(d)))
                        .tell(theCase(ask), new CaseInput.ContactDenied(ask.attemptId(), d.rule(), d.nextAllowedAt()));
            case Answer.Allowed a -> {
                // its case knows until when it may threaten
                UnitSpent spent = spent(file, wanted, a, UnaryOperator.identity(), now);
                yield Sharing.spent(
                        Decision.accept(plus(before, spent)).tell(theCase(ask), grant(file, ask, spent.until())),
                        file,
                        spent,
                        now);
            }
        };
    }

    /** Whoever asks by this door acts at once, so the case learns of the contact with the grant. */
    private Decision<PartyEvent> permission(PartyFile file, PermissionAsked ask, Instant now) {
        Wanted wanted = Wanted.by(ask);
        Optional<Grant> known = file.grant(wanted.caseId(), wanted.attemptId());
        if (known.isPresent() && !(known.get().isFor(wanted) && known.get().mayBeMade(now))) {
            return Decision.refuse("ask-id-taken", "askId", "another contact has this id, or one that is over");
        }
        if (known.isPresent() && Boolean.TRUE.equals(ask.standing().keepsAnother())) {
            return Decision.refuse(
                    "ask-id-taken", "askId", "a contact for another purpose or in another tone has this id");
        }
        if (known.isEmpty() && ask.standing().keepsIt()) {
            return Decision.refuse("ask-id-taken", "askId", "a contact of long ago has this id");
        }
        return switch (judged(file, wanted, ask.standing(), known.isPresent() ? null : ask.place(), now)) {
            case Answer.Denied d ->
                Dialling.returned(
                        Decision.<PartyEvent>accept(wanted.refused(d)).answering(Permission.denied(d)), file, ask);
            case Answer.Allowed _
            when known.isPresent() ->
                Dialling.returned(
                        Decision.<PartyEvent>nothing()
                                .answering(Permission.granted(
                                        wanted.attemptId(),
                                        ask.standing().atMost(known.get().until()))),
                        file,
                        ask);
            case Answer.Allowed a -> {
                UnitSpent spent = spent(file, wanted, a, ask.standing()::atMost, now);
                Decision.Accepted<PartyEvent> accepted = Dialling.spent(
                        Sharing.spent(
                                Decision.<PartyEvent>accept(spent)
                                        .answering(Permission.granted(wanted.attemptId(), spent.until())),
                                file,
                                spent,
                                now),
                        file,
                        spent,
                        ask.place());
                // a contact with a third person is none with the debtor
                yield ask.third() != null
                        ? accepted
                        : accepted.tell(
                                new SubjectId(CaseDecider.KIND, ask.caseId()),
                                new CaseInput.ContactPermitted(
                                        wanted.attemptId(),
                                        wanted.purpose(),
                                        ask.tone(),
                                        ask.channel(),
                                        now,
                                        file.partyId(),
                                        file.zone()));
            }
        };
    }

    /**
     * What was allowed this morning may be forbidden by now; its unit stays spent.
     *
     * @param place that has to be kept still; null if none is needed
     */
    private Answer judged(PartyFile file, Wanted wanted, Standing standing, @Nullable NumberPlace place, Instant now) {
        Answer judged = standing.bar() == null ? answer(file, wanted, now) : barred(file, wanted, standing.bar(), now);
        return place != null && judged instanceof Answer.Allowed && !now.isBefore(place.until())
                ? new Answer.Denied("number-not-kept", NOT_KEPT, now)
                : judged;
    }

    private Answer dial(PartyFile file, DialAsked ask, Grant grant, Instant now) {
        return judged(
                file, Wanted.dialled(ask, grant), ask.standing(), grant.onNumber() == null ? ask.place() : null, now);
    }

    /** When that rule forbids it no more, it may be night, or no unit be left. */
    private Answer.Denied barred(PartyFile file, Wanted wanted, Bar bar, Instant now) {
        Instant free = bar.nextAllowedAt();
        if (free != null && answer(file, wanted, Timetable.later(now, free)) instanceof Answer.Denied later) {
            return new Answer.Denied(bar.rule(), bar.citation(), later.nextAllowedAt());
        }
        return bar.denied();
    }

    /** @param cut what the case leaves of the hours */
    private UnitSpent spent(
            PartyFile file, Wanted wanted, Answer.Allowed allowed, UnaryOperator<Instant> cut, Instant now) {
        Instant hours = Objects.requireNonNull(budgets.get(wanted.jurisdiction()), "what allowed it")
                .until(file, wanted, now);
        return new UnitSpent(
                wanted.caseId(),
                wanted.attemptId(),
                wanted.channel(),
                wanted.purpose(),
                allowed.pack() + " " + policy.id(),
                now,
                cut.apply(hours),
                now.plus(Duration.ofHours(policy.releaseAfterHours())),
                wanted.third(),
                wanted.number(),
                wanted.declared(),
                wanted.debtOf());
    }

    private Answer answer(PartyFile file, Wanted wanted, Instant now) {
        String unreachable = wanted.third() == null ? unreachableBy(file, wanted.channel()) : null;
        if (unreachable != null) {
            return new Answer.Denied(
                    unreachable, file.reachable().isWrong(wanted.channel()) ? WRONG_ADDRESS : NO_ADDRESS, null);
        }
        if (file.isFull(now) && file.grant(wanted.caseId(), wanted.attemptId()).isEmpty()) {
            return new Answer.Denied(
                    "contacts-too-many", NO_ROOM, file.roomAt(now).orElse(null));
        }
        Optional<Instant> unread = file.unreadUntil(now);
        if (unread.isPresent()) {
            return barred(file, wanted, Standings.answerWaits(unread.get()), now);
        }
        ContactBudget budget = budgets.get(wanted.jurisdiction());
        return budget == null ? new Answer.Denied(ContactBudget.NO_PACK, NO_LAW, null) : budget.ask(file, wanted, now);
    }

    /** No unit is spent on an address the vault does not hold, or that is somebody else's. */
    private static @Nullable String unreachableBy(PartyFile file, Channel channel) {
        if (file.reachable().isWrong(channel)) {
            return Reach.wrongRule(channel);
        }
        PartyFile.Registration known = file.registration();
        if (known == null) {
            return null;
        }
        return switch (channel) {
            case SMS, PHONE, VOICE_BOT -> known.hasMobile() ? null : "no-number";
            case EMAIL -> known.hasEmail() ? null : "no-email";
            case LETTER, APP, FIELD_VISIT -> null;
        };
    }

    private static CaseInput.ContactGranted grant(PartyFile file, ContactAsked ask, Instant until) {
        PartyFile.Registration known = file.registration();
        String language = known == null ? null : known.language();
        return new CaseInput.ContactGranted(
                ask.attemptId(),
                until,
                ask.zone() == null ? new CaseInput.CoDebtor(file.partyId(), file.zone(), language) : null);
    }

    private static SubjectId theCase(ContactAsked ask) {
        return new SubjectId(CaseDecider.KIND, ask.caseId());
    }

    private static List<PartyEvent> plus(List<PartyEvent> before, PartyEvent event) {
        List<PartyEvent> events = new ArrayList<>(before);
        events.add(event);
        return events;
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
        return switch (event) {
            case FileOpened(var lender, var zone) -> opened(state, lender, zone);
            case RegistrationNoted(var lender, var zone, var mobile, var email, var language) ->
                file(
                        opened(state, lender, zone),
                        f -> f.registered(lender, zone, new PartyFile.Registration(mobile, email, language)));
            case UnitSpent e -> file(state, f -> f.spent(e));
            case AskRefused _ -> state;
            case UnitReturned(var caseId, var attemptId, var failed) ->
                file(
                        state,
                        f -> f.ended(caseId, attemptId, ContactOutcome.UNREACHABLE, Boolean.TRUE.equals(failed), null));
            case UnitConfirmed(var caseId, var attemptId, var outcome, var at) ->
                file(state, f -> f.ended(caseId, attemptId, outcome, true, at));
            case ContactLost(var at, var _, var _) -> file(state, f -> f.reaching(r -> r.lost(at)));
            case ContactFound(var at, var basis, var kind) ->
                file(state, f -> f.reaching(r -> basis.equals(BY_CONVERSATION) ? r.found() : r.repaired(at, kind)));
            case NumberRenewed(var since) -> file(state, f -> f.reaching(r -> r.numberReplaced(since)));
            case AddressDoubted(var at, var channel, var contactAt) ->
                file(state, f -> f.reaching(r -> r.wrong(channel, at, contactAt)));
            case ThirdPersonRefused(var ref, var at) -> file(state, f -> f.reaching(r -> r.refusedBy(ref, at)));
            case ThirdPersonAskedAgain(var caseId, var ref, var at) ->
                file(state, f -> f.reaching(r -> r.askedAgain(new Reach.AskedAgain(caseId, ref, at))));
            case DialAllowed(var caseId, var attemptId, var number, var _) ->
                file(state, f -> f.changed(caseId, attemptId, g -> g.toBeDialled(number)));
            case ConversationNoted e -> file(state, f -> f.talked(e.conversation()));
            case NumberNoted(var caseId, var attemptId, var number) ->
                file(state, f -> f.changed(caseId, attemptId, g -> g.dialled(number)));
            case ReservationReleased(var caseId, var attemptId) ->
                file(state, f -> f.changed(caseId, attemptId, Grant::release));
            case CallsRested(var caseId, var attemptId, var until, var _) ->
                file(state, f -> f.changed(caseId, attemptId, g -> g.resting(until)));
            case CeaseNoted(var at, var channel) ->
                file(state, f -> f.wishing(w -> channel == null ? w.cease(at) : w.optOut(channel, at)));
            case FlagNoted(var flag, var raised) -> file(state, f -> f.flagged(flag, raised));
            case BarNoted(var id, var flag, var from) -> file(state, f -> f.barred(id, flag, from));
            case BarLifted(var id, var at) -> file(state, f -> f.barring(bars -> bars.ended(id, at)));
            case HoursNoted(var anyHour) -> file(state, f -> f.wishing(w -> w.hours(anyHour)));
            case HoursConsentNoted(var consent) -> file(state, f -> f.wishing(w -> w.agree(consent)));
            case HoursConsentWithdrawn(var at, var _, var _) -> file(state, f -> f.wishing(w -> w.withdrawHours(at)));
            case ListingNoted(var reference, var on) -> file(state, f -> f.listing(new Listing(reference, on, null)));
            case ListingLifted(var reference, var on) ->
                file(
                        state,
                        f -> f.listing(new Listing(
                                reference, f.listing(reference).orElseThrow().listedOn(), on)));
            case LinkNoted e -> file(state, f -> f.sharing(s -> s.with(e)));
            case LinkDropped(var linkId) -> file(state, f -> f.sharing(s -> s.without(linkId)));
            case ElsewhereNoted(var linkId, var contact) -> file(state, f -> f.sharing(s -> s.with(linkId, contact)));
            case ElsewhereConcluded(var linkId, var key, var outcome) ->
                file(state, f -> f.sharing(s -> s.ended(linkId, key, outcome)));
        };
    }

    private static Known opened(PartyState state, String lender, String zone) {
        return switch (state) {
            case Unknown u -> u.open(lender, zone);
            case Known k -> k;
        };
    }

    private static PartyState file(PartyState state, UnaryOperator<PartyFile> change) {
        return switch (state) {
            case Known(PartyFile file) -> new Known(change.apply(file));
            case Unknown u -> throw new IllegalStateException("party " + u.partyId() + " is not known");
        };
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
