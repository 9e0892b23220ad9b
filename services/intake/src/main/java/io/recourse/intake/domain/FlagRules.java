package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.PartyEvent.BarGround;
import io.recourse.contracts.PartyEvent.ContactBarEnded;
import io.recourse.contracts.PartyEvent.ContactBarred;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.intake.domain.Flags.Flagged;
import io.recourse.intake.domain.PartyEvent.FlagLifted;
import io.recourse.intake.domain.PartyEvent.FlagRaised;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.FlagLiftAsked;
import io.recourse.intake.domain.PartyInput.FlagsAsked;
import io.recourse.intake.domain.PartyInput.WishPassed;
import io.recourse.intake.domain.PartyState.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Flags on a party. One on the debtor pauses each of its cases, those that join later too; one on a co-debtor or a guarantor
 * pauses nothing, for the others owe on (民法典 art. 518, 688). Whatever it is to a debt, the flagged party itself is not contacted:
 * of that its own topic tells, and no more than a ground.
 */
record FlagRules(PartyPolicies policies) {

    /** A flag does not say how the party said so. */
    private static final String BY_FLAG = "flag";

    /** Neither does the sale with which the wish came. */
    private static final String BY_SALE = "sale";

    Decision<PartyEvent> raise(Registered party, FlagAsked asked, Instant now) {
        Flagged known = party.flags().find(asked.flagId());
        if (known != null) {
            return known.flag() == asked.flag() && known.from().equals(asked.from())
                    ? Decision.nothing()
                    : Decision.refuse("flag-conflict", "flagId", "another flag has this id");
        }
        if (asked.flag() == PartyFlag.BANKRUPT && !mayBeBankrupt(party)) {
            return Decision.refuse("bankruptcy-enterprise-only", "flag", "only enterprises can be bankrupt here");
        }
        if (asked.reviewAt() != null && !asked.reviewAt().isAfter(now)) {
            return Decision.refuse("review-in-past", "reviewAt", "a flag is looked at again at an instant yet to come");
        }
        PartyStory story =
                new PartyStory(party).add(new FlagRaised(asked.flagId(), asked.flag(), asked.from(), asked.reviewAt()));
        if (asked.flag() == PartyFlag.CEASE_CONTACT && !party.ceasedBy(asked.from())) {
            story.add(new Told(new ContactCeased(asked.from(), BY_FLAG)));
        }
        BarGround ground = asked.flag().bars();
        if (ground != null) {
            story.add(new Told(new ContactBarred(asked.flagId(), ground, asked.from())));
        }
        pauseAll(story, new Flagged(asked.flagId(), asked.flag(), asked.from(), null, asked.reviewAt()));
        return story.end();
    }

    /** What the party asked of a lender who sold a debt of it binds who bought it, from the same day on. */
    static Decision<PartyEvent> inherit(Registered party, WishPassed passed) {
        return inherit(new PartyStory(party), passed.boughtCase(), passed.from())
                .end();
    }

    /** Who is left alone from that day on or longer is asked for nothing more. */
    static PartyStory inherit(PartyStory story, String boughtCase, Instant from) {
        Registered party = story.party();
        if (party.ceasedBy(from)) {
            return story;
        }
        String id = PartyInput.OF_SALE + boughtCase;
        boolean isNew = party.flags().find(id) == null;
        if (isNew) {
            story.add(new FlagRaised(id, PartyFlag.CEASE_CONTACT, from, null));
        }
        story.add(new Told(new ContactCeased(from, BY_SALE)));
        if (isNew) {
            pauseAll(story, new Flagged(id, PartyFlag.CEASE_CONTACT, from, null, null));
        }
        return story;
    }

    private static void pauseAll(PartyStory story, Flagged raised) {
        story.party().liveCases().stream()
                .filter(c -> c.role() == PartyRole.DEBTOR)
                .forEach(c -> pause(story, c.caseId(), raised));
    }

    Decision<PartyEvent> lift(Registered party, FlagLiftAsked asked, Instant now) {
        Flagged known = party.flags().find(asked.flagId());
        if (known == null) {
            return Decision.refuse("flag-unknown", "flagId", "the party has no such flag");
        }
        int days = policies.of(party).stream()
                .mapToInt(p -> p.pauses().reviewDays())
                .max()
                .orElse(0);
        if (asked.at().isAfter(now.plus(Duration.ofDays(days)))) {
            return Decision.refuse("pause-end-too-far", "at", "a flag is looked at again before then");
        }
        // lifted before it began it ends where it began, however often that is said
        Instant end = Objects.requireNonNull(known.liftedAt(asked.at()).to(), "it is lifted");
        if (known.to() != null && !end.isBefore(known.to())) {
            return Decision.nothing();
        }
        PartyStory story = new PartyStory(party).add(new FlagLifted(known.id(), asked.at()));
        if (known.flag().bars() != null) {
            story.add(new Told(new ContactBarEnded(known.id(), end)));
        }
        party.liveCases().stream()
                .filter(c -> c.role() == PartyRole.DEBTOR)
                .forEach(c -> story.tell(
                        c.caseId(), new CaseInput.PartyUnflagged(pauseId(party.id(), known.id()), asked.at())));
        return story.end();
    }

    /**
     * A case that the party only counts heard of no flag and no lift since it asked last; what it knows already changes nothing
     * there. One that is kept by its id was told at once.
     */
    Decision<PartyEvent> answer(Registered party, FlagsAsked asked, Instant now) {
        PartyStory story = new PartyStory(party);
        if (!party.isNamedBy(asked.caseId())) {
            party.flags().list().forEach(f -> tell(story, asked.caseId(), f, now));
        }
        return story.end();
    }

    /**
     * A case that is opened now rests by what stands now, and by what was lifted from an instant yet to come; also one that the
     * party only counts.
     */
    static void join(PartyStory story, Liability joined, Instant now) {
        if (joined.role() != PartyRole.DEBTOR) {
            return;
        }
        story.party().flags().list().stream()
                .filter(f -> f.reaches(now))
                .forEach(f -> tell(story, joined.caseId(), f, now));
    }

    private static void tell(PartyStory story, String caseId, Flagged flag, Instant now) {
        if (flag.reaches(now)) {
            pause(story, caseId, flag);
        }
        if (flag.to() != null) {
            story.tell(
                    caseId, new CaseInput.PartyUnflagged(pauseId(story.party().id(), flag.id()), flag.to()));
        }
    }

    private static void pause(PartyStory story, String caseId, Flagged flag) {
        story.tell(
                caseId,
                new CaseInput.PartyFlagged(
                        pauseId(story.party().id(), flag.id()), flag.flag().reason(), flag.from(), flag.reviewAt()));
    }

    /** Whose flag a pause comes from; null if it comes from nobody's. */
    static @Nullable String partyOf(String pauseId) {
        return pauseId.startsWith(CaseInput.OF_PARTY)
                ? pauseId.substring(CaseInput.OF_PARTY.length(), pauseId.indexOf('/', CaseInput.OF_PARTY.length()))
                : null;
    }

    private static String pauseId(String party, String flagId) {
        return CaseInput.OF_PARTY + party + "/" + flagId;
    }

    private boolean mayBeBankrupt(Registered party) {
        return party.kind() == DebtorKind.ENTERPRISE
                || policies.of(party).stream().anyMatch(p -> p.pauses().naturalBankruptcy());
    }
}
