package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.negotiation.domain.Incidents.Cause;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.time.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells every case for which a party was contacted since when it should not have been: always all there is to say, so it does not
 * matter what was heard first, and nothing counts twice.
 */
final class PartyRests {

    /** Begins the id of what intake told of the party; of a debtor its case's own pauses tell that. */
    static final String BAR = "bar/";

    private static final String WISH = "wish";
    private static final String OPT_OUT = "opt-out/";

    private PartyRests() {}

    static Decision<PartyEvent> telling(Decision.Accepted<PartyEvent> decided, PartyFile before, PartyFile after) {
        List<PartyRest> now = of(after);
        boolean news = !now.equals(of(before));
        if (!news && after.reachable().refusals() == null) {
            return decided;
        }
        Decision.Accepted<PartyEvent> all = decided;
        for (String caseId : after.forCases()) {
            Rested rested = new Rested(after.partyId(), now, refusals(after, caseId));
            if (news || !rested.refusals().equals(refusals(before, caseId))) {
                all = all.tell(new SubjectId(CaseDecider.KIND, caseId), new CaseInput.PartyRested(rested));
            }
        }
        return all;
    }

    private static List<PartyRest> of(PartyFile file) {
        List<PartyRest> rests = new ArrayList<>();
        Instant ceased = file.wishes().ceasedFrom();
        if (ceased != null) {
            rests.add(new PartyRest(WISH, Cause.CEASE_CONTACT, ceased, null, List.of()));
        }
        for (PartyFile.OptOut out : file.wishes().outs()) {
            rests.add(new PartyRest(
                    OPT_OUT + out.channel(), Cause.CHANNEL_OPTED_OUT, out.at(), null, List.of(out.channel())));
        }
        for (Reach.Wrong wrong : file.reachable().wrongs()) {
            rests.add(new PartyRest(
                    wrong.rule(), Cause.ADDRESS_WRONG, wrong.from(), wrong.to(), Reach.sharing(wrong.rule())));
        }
        for (Pause bar : file.barred().list()) {
            cause(Flag.valueOf(bar.reason()))
                    .ifPresent(
                            cause -> rests.add(new PartyRest(BAR + bar.id(), cause, bar.from(), bar.to(), List.of())));
        }
        return rests;
    }

    private static Optional<Cause> cause(Flag flag) {
        return switch (flag) {
            case DECEASED -> Optional.of(Cause.DECEASED);
            case INCAPABLE -> Optional.of(Cause.INCAPACITY);
            case PAUSED -> Optional.of(Cause.RESTING);
            case CEASED -> Optional.of(Cause.CEASE_CONTACT);
            case PARKED, OPTED_OUT, THIRD_PARTY_REFUSED, DEBTOR_UNREACHABLE, MAY_ASK_AGAIN, DISHONEST_LISTED ->
                Optional.empty();
        };
    }

    private static List<LateRefusal> refusals(PartyFile file, String caseId) {
        List<LateRefusal> late = new ArrayList<>();
        for (Grant grant : file.grants()) {
            ThirdPerson third = grant.third();
            Instant refused = third == null ? null : file.reachable().refusedAt(third.ref());
            if (refused != null && grant.caseId().equals(caseId) && grant.at().isAfter(refused)) {
                late.add(new LateRefusal(grant.attemptId(), grant.at(), refused, grant.outcome()));
            }
        }
        return late;
    }
}
