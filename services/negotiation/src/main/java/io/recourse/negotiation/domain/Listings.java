package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.negotiation.domain.PartyEvent.FlagNoted;
import io.recourse.negotiation.domain.PartyEvent.ListingLifted;
import io.recourse.negotiation.domain.PartyEvent.ListingNoted;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.negotiation.domain.PartyInput.DishonestyLifted;
import io.recourse.negotiation.domain.PartyInput.DishonestyListed;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What courts list a party for: the guard's flag is up as long as one listing stands, and not a day longer. */
final class Listings {

    /** Why the talks with a debtor end who is listed, and why its ladder's step is denied. */
    static final String ENDS_TALKS = "dishonest-listed";

    /** A party's row holds so many. */
    private static final int MOST = 200;

    private Listings() {}

    static Decision<PartyEvent> listed(PartyFile file, DishonestyListed told, Instant now) {
        Optional<Listing> known = file.listing(told.reference());
        if (known.isPresent()) {
            return known.get().listedOn().equals(told.listedOn())
                    ? Decision.nothing()
                    : Decision.refuse("listing-contradicts", "listedOn", "this listing is of another day");
        }
        if (told.listedOn().isAfter(today(file, now))) {
            return Decision.refuse("listing-in-future", "listedOn", "nobody is listed before it happens");
        }
        if (file.listed().size() >= MOST) {
            return Decision.refuse("listings-too-many", "reference", "of a party at most " + MOST + " are kept");
        }
        Decision.Accepted<PartyEvent> noted = Decision.accept(new ListingNoted(told.reference(), told.listedOn()));
        return file.flags().contains(Flag.DISHONEST_LISTED)
                ? noted
                : noted.and(new FlagNoted(Flag.DISHONEST_LISTED, true));
    }

    static Decision<PartyEvent> lifted(PartyFile file, DishonestyLifted told, Instant now) {
        Optional<Listing> known = file.listing(told.reference());
        if (known.isEmpty()) {
            return Decision.refuse("listing-unknown", null, "nobody told of this listing");
        }
        LocalDate lifted = known.get().liftedOn();
        if (lifted != null) {
            return lifted.equals(told.liftedOn())
                    ? Decision.nothing()
                    : Decision.refuse("listing-contradicts", "liftedOn", "this listing was lifted on another day");
        }
        if (told.liftedOn().isBefore(known.get().listedOn())) {
            return Decision.refuse("lifted-before-listed", "liftedOn", "a listing ends after it began");
        }
        if (told.liftedOn().isAfter(today(file, now))) {
            return Decision.refuse("listing-in-future", "liftedOn", "nobody is taken off a list before it happens");
        }
        Decision.Accepted<PartyEvent> noted = Decision.accept(new ListingLifted(told.reference(), told.liftedOn()));
        boolean another = file.listed().stream()
                .anyMatch(l -> l.stands() && !l.reference().equals(told.reference()));
        return another || !file.flags().contains(Flag.DISHONEST_LISTED)
                ? noted
                : noted.and(new FlagNoted(Flag.DISHONEST_LISTED, false));
    }

    /**
     * The ladder asks for a debtor with its case's zone; whoever owes besides is held to its budget only, as its debtor may not be
     * listed. The notice of a debit presses nobody: it is for who keeps what he agreed.
     */
    static Optional<Answer.Denied> endsTalks(PartyFile file, ContactAsked ask, ContactPolicy.Dishonest policy) {
        return policy.endsTalks()
                        && ask.purpose().equals(Contacts.DUNNING)
                        && ask.zone() != null
                        && file.flags().contains(Flag.DISHONEST_LISTED)
                ? Optional.of(new Answer.Denied(ENDS_TALKS, policy.source().citation(), null))
                : Optional.empty();
    }

    private static LocalDate today(PartyFile file, Instant now) {
        return LocalDays.dateOf(now, ZoneId.of(file.zone()));
    }
}
