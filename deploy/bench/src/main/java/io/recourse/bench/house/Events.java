package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.bench.Publisher;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Events as the connectors of intake and segmentation would publish them: what negotiation lives on. */
final class Events implements AutoCloseable {

    static final String LENDER = "east-bank";

    private final Publisher intake;
    private final Publisher segmentation;

    Events(Place place) {
        this.intake = new Publisher(place, "intake");
        this.segmentation = new Publisher(place, "segmentation");
    }

    /** A case of a debtor whose ladder begins at {@code start}: the party, the case and its strategy. */
    void open(String caseId, String party, String zone, Instant start, List<Step> steps) {
        intake.send(
                LENDER,
                "parties.intake",
                party,
                1,
                start,
                new PartyRegistered(LENDER, zone, "CN-SH", "zh-CN", true, true));
        intake.send(LENDER, "cases.intake", caseId, 1, start, opened(party, zone));
        segmentation.send(
                LENDER,
                "cases.segmentation",
                caseId,
                1,
                start,
                new StrategyAssigned(
                        "negotiable-standard@1", "negotiable", Cause.CANNOT, "champion", start, 30, steps));
    }

    /** The ladder that {@code negotiable-standard} has, all of it by message so that it knows no weekend. */
    static List<Step> ladder(int firstDay) {
        return List.of(
                new Step("reminder", Tone.FRIENDLY, Channel.SMS, firstDay, 3),
                new Step("second-reminder", Tone.FRIENDLY, Channel.APP, firstDay + 4, 3),
                new Step("demand", Tone.FIRM, Channel.SMS, firstDay + 9, 4),
                new Step("demand-letter", Tone.FIRM, Channel.LETTER, firstDay + 14, 5),
                new Step("final-letter", Tone.FINAL_NOTICE, Channel.LETTER, firstDay + 22, 5));
    }

    private static CaseOpened opened(String party, String zone) {
        return new CaseOpened(
                LENDER,
                "CARD",
                DebtorKind.NATURAL,
                party,
                "CN",
                "Asia/Shanghai",
                zone,
                "CN-SH",
                "zh-CN",
                new Balance("CNY", 0, 31_250, 1_200_000),
                LocalDate.parse("2025-12-20"),
                12,
                Instant.parse("2028-12-20T16:00:00Z"),
                List.of(),
                List.of(),
                List.of(),
                new ScoringFacts(6_200, 1_850, -430, 3, 2));
    }

    void flush() {
        intake.flush();
        segmentation.flush();
    }

    @Override
    public void close() {
        intake.close();
        segmentation.close();
    }
}
