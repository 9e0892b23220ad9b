package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.negotiation.domain.PartyInput.DialAsked;
import io.recourse.negotiation.domain.PartyInput.PermissionAsked;
import io.recourse.negotiation.domain.Standing.Bar;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.ContactGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * May a contact with the party be made now, and what follows for its budget, for the number, for others who know the same person and
 * for the case.
 */
final class Leave {

    private static final String NO_ADDRESS = "ours: no contact is spent on an address that nobody holds";

    private static final String WRONG_ADDRESS =
            "ours: an address at which somebody else answered is left alone until one is found on lawful ground";

    private static final String NO_ROOM =
            "ours: of one party at most " + PartyFile.MOST_GRANTS + " contacts of the last days are remembered";

    private static final String NOT_KEPT =
            "ours: a number is dialled by whom it keeps a place for; whoever comes too late asks again";

    private static final String NO_LAW = "ours: where the law of contact is not known, nobody is contacted";

    private final ContactPolicy policy;
    private final Map<String, ContactBudget> budgets;

    /** @param guards contact law by jurisdiction; where there is none, nobody is contacted */
    Leave(ContactPolicy policy, Map<String, ContactGuard> guards) {
        this.policy = policy;
        this.budgets = guards.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> new ContactBudget(e.getValue(), policy)));
    }

    /**
     * A case asks for a step of its ladder.
     *
     * @param before what is to be noted first
     */
    Decision<PartyEvent> asked(PartyFile file, ContactAsked ask, Instant now, List<PartyEvent> before) {
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
    Decision<PartyEvent> permission(PartyFile file, PermissionAsked ask, Instant now) {
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

    /** A call of the ladder is about to be dialled. */
    Answer dial(PartyFile file, DialAsked ask, Grant grant, Instant now) {
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
}
