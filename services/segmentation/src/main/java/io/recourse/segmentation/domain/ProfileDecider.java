package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.ProfileEvent.ProfileRecorded;
import io.recourse.segmentation.domain.ProfileInput.ProfileDeadlinePassed;
import io.recourse.segmentation.domain.ProfileInput.ProfileTold;
import io.recourse.segmentation.domain.ProfileState.Known;
import io.recourse.segmentation.domain.ProfileState.Untold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * The profile of one case, under the case's id. What is told once more changes nothing, but its case is told of it again: an
 * earlier release may have shown it less. An older day never takes its place, and none that is to come is taken: no right
 * one could follow it.
 */
public final class ProfileDecider implements Decider<ProfileState, ProfileInput, ProfileEvent> {

    public static final String KIND = "profile";

    /** Where a day begins first (Line Islands); whose day a lender means is not known. */
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    private final ProfileRules rules;

    public ProfileDecider(ProfileRules rules) {
        this.rules = rules;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ProfileState initial(SubjectId id) {
        return new Untold(id.id());
    }

    @Override
    public Decision<ProfileEvent> decide(ProfileState state, ProfileInput input, Instant now) {
        return switch (input) {
            case ProfileTold told -> told(state, told, now);
            case ProfileDeadlinePassed passed -> throw new IllegalStateException("no deadline " + passed.deadline());
        };
    }

    private Decision<ProfileEvent> told(ProfileState state, ProfileTold told, Instant now) {
        if (told.profile().asOf().isAfter(LocalDate.ofInstant(now, EASTERNMOST))) {
            return Decision.refuse("profile-in-future", "/asOf", "this day has begun nowhere on Earth yet");
        }
        ProfileRecorded recorded = new ProfileRecorded(told.lender(), told.profile());
        return switch (state) {
            case Untold untold -> recorded(untold.caseId(), recorded, now);
            case Known known
            when known.profile().equals(told.profile()) ->
                shown(Decision.nothing(), known.caseId(), told.profile(), now);
            case Known known
            when told.profile().asOf().isBefore(known.profile().asOf()) ->
                Decision.refuse("profile-older", "/asOf", "a profile of a later day is known already");
            case Known known -> recorded(known.caseId(), recorded, now);
        };
    }

    private Decision<ProfileEvent> recorded(String caseId, ProfileRecorded recorded, Instant now) {
        return shown(Decision.accept(recorded), caseId, recorded.profile(), now);
    }

    private Decision<ProfileEvent> shown(
            Decision.Accepted<ProfileEvent> decision, String caseId, Profile profile, Instant now) {
        Shown shown = Shown.of(profile, rules.flags(profile));
        return decision.tell(new SubjectId(CaseDecider.KIND, caseId), new CaseInput.ProfileKnown(shown, now));
    }

    @Override
    public ProfileState evolve(ProfileState state, ProfileEvent event) {
        String caseId =
                switch (state) {
                    case Untold untold -> untold.caseId();
                    case Known known -> known.caseId();
                };
        return switch (event) {
            case ProfileRecorded(String lender, Profile profile) -> new Known(caseId, lender, profile);
        };
    }

    @Override
    public Set<Deadline> deadlines(ProfileState state) {
        return Set.of();
    }

    @Override
    public Facets facets(ProfileState state) {
        return switch (state) {
            case Untold _ -> Facets.of(Facets.SHARED, "untold");
            case Known known -> Facets.of(known.lender(), "known");
        };
    }

    @Override
    public ProfileInput passed(Deadline deadline) {
        return new ProfileDeadlinePassed(deadline);
    }
}
