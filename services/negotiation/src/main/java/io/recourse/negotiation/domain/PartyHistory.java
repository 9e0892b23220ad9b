package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
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
import io.recourse.negotiation.domain.PartyState.Known;
import io.recourse.negotiation.domain.PartyState.Unknown;
import java.util.function.UnaryOperator;

/** What is true of a party after an event. Reads no policy and no law, so a replay needs neither. */
final class PartyHistory {

    private PartyHistory() {}

    static PartyState evolve(PartyState state, PartyEvent event) {
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
                file(
                        state,
                        f -> f.reaching(
                                r -> basis.equals(PartyDecider.BY_CONVERSATION) ? r.found() : r.repaired(at, kind)));
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
                file(state, f -> f.brokenOff(caseId, attemptId, until));
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
}
