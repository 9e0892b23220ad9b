package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.IndustryEvent.IndexAwaited;
import io.recourse.segmentation.domain.IndustryEvent.IndexRecorded;
import io.recourse.segmentation.domain.IndustryInput.IndexAsked;
import io.recourse.segmentation.domain.IndustryInput.IndexTold;
import io.recourse.segmentation.domain.IndustryInput.IndustryDeadlinePassed;
import io.recourse.segmentation.domain.IndustryState.Awaited;
import io.recourse.segmentation.domain.IndustryState.Read;
import io.recourse.segmentation.domain.IndustryState.Unread;
import java.time.Instant;
import java.util.Set;

/**
 * The index of one industry as one lender reads it. What is read once more, or speaks of an earlier instant than what is known,
 * is no news. It answers cases that ask; who tells its news to the others is the door they come by, for it does not know them.
 */
public final class IndustryDecider implements Decider<IndustryState, IndustryInput, IndustryEvent> {

    public static final String KIND = "industry";

    public static SubjectId subject(String lender, String industry) {
        return new SubjectId(KIND, industry + "-" + LenderHash.of(lender));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IndustryState initial(SubjectId id) {
        return new Unread();
    }

    @Override
    public Decision<IndustryEvent> decide(IndustryState state, IndustryInput input, Instant now) {
        return switch (input) {
            case IndexTold(String _, IndexReading reading)
            when reading.asOf().isAfter(now) ->
                Decision.refuse("index-ahead", "/asOf", "an index of what is still to come is a forecast");
            case IndexTold(String lender, IndexReading reading) ->
                switch (state) {
                    case Unread _, Awaited _ -> Decision.accept(new IndexRecorded(lender, reading, 1));
                    case Read known when isOld(known.reading(), reading) -> Decision.nothing();
                    case Read known -> Decision.accept(new IndexRecorded(lender, reading, known.number() + 1));
                };
            case IndexAsked asked -> asked(state, asked, now);
            case IndustryDeadlinePassed passed -> throw new IllegalStateException("no deadline " + passed.deadline());
        };
    }

    /** Another word of the same instant is a correction. */
    private static boolean isOld(IndexReading known, IndexReading told) {
        return told.asOf().isBefore(known.asOf()) || told.equals(known);
    }

    private static Decision<IndustryEvent> asked(IndustryState state, IndexAsked asked, Instant now) {
        return switch (state) {
            case Unread _ -> Decision.accept(new IndexAwaited(asked.lender(), asked.industry()));
            case Awaited _ -> Decision.nothing();
            case Read read ->
                Decision.<IndustryEvent>nothing()
                        .tell(
                                new SubjectId(CaseDecider.KIND, asked.caseId()),
                                new CaseInput.IndexKnown(read.index(), now));
        };
    }

    @Override
    public IndustryState evolve(IndustryState state, IndustryEvent event) {
        return switch (event) {
            case IndexAwaited(String lender, String industry) -> new Awaited(lender, industry);
            case IndexRecorded(String lender, IndexReading reading, int number) -> new Read(lender, reading, number);
        };
    }

    @Override
    public Set<Deadline> deadlines(IndustryState state) {
        return Set.of();
    }

    @Override
    public Facets facets(IndustryState state) {
        return switch (state) {
            case Unread _ -> Facets.of(Facets.SHARED, "unread");
            case Awaited awaited -> Facets.of(awaited.lender(), "awaited");
            case Read read -> Facets.of(read.lender(), "read");
        };
    }

    @Override
    public IndustryInput passed(Deadline deadline) {
        return new IndustryDeadlinePassed(deadline);
    }
}
