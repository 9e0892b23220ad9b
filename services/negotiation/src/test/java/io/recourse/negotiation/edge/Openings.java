package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.find;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How intake tells service specs of a case: a card in China, 100 000.00 yuan ten days overdue, of lender A. And how its talks
 * begin, which is a day ago.
 */
final class Openings {

    static final String ZONE = "Asia/Shanghai";

    /** Nothing of it is due while a spec runs. */
    static final Step LATER = new Step("sms", Tone.FRIENDLY, Channel.SMS, 20, 3);

    private Openings() {}

    /** The debtor of that case alone. */
    static String debtorOf(String caseId) {
        return "party-" + caseId.substring(0, 8);
    }

    static PartyRegistered registered(String zone) {
        return registered(TestTokens.TENANT_A, zone);
    }

    private static PartyRegistered registered(String lender, String zone) {
        return new PartyRegistered(lender, zone, "CN-ZJ", "zh", true, true);
    }

    /** Its debtor is registered where it lives, and its talks go on once this returns. */
    static void talking(
            PaperBroker broker, Topics topics, String id, IntakeEvent.CaseOpened opened, Instant now, Step step) {
        broker.tell(topics::parties, opened.debtorParty(), registered(opened.lender(), opened.debtorZone()), now);
        broker.tell(topics::cases, id, opened, now);
        broker.tell(
                topics::cases,
                id,
                new StrategyAssigned(
                        "card-early@1",
                        "early",
                        Cause.FORGOT,
                        "champion",
                        now.minus(Duration.ofDays(1)),
                        30,
                        List.of(step)),
                now);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> find(TestTokens.OPERATOR, id).body("status", equalTo("TALKING")));
    }

    static IntakeEvent.CaseOpened of(String party, Instant now, String... coDebtors) {
        return opened(TestTokens.TENANT_A, "CN", ZONE, party, now, coDebtors);
    }

    /** Under the law of the United States, of a debtor who lives in that zone. */
    static IntakeEvent.CaseOpened american(String zone, String party, Instant now) {
        return opened(TestTokens.TENANT_A, "US", zone, party, now);
    }

    /** Of a debtor who lives in that zone. */
    static IntakeEvent.CaseOpened in(String zone, String party, Instant now, String... coDebtors) {
        return opened(TestTokens.TENANT_A, "CN", zone, party, now, coDebtors);
    }

    /** Of that lender. */
    static IntakeEvent.CaseOpened at(String lender, String party, Instant now, String... coDebtors) {
        return opened(lender, "CN", ZONE, party, now, coDebtors);
    }

    private static IntakeEvent.CaseOpened opened(
            String lender, String law, String zone, String party, Instant now, String... coDebtors) {
        return new IntakeEvent.CaseOpened(
                lender,
                "card",
                IntakeEvent.DebtorKind.NATURAL,
                party,
                law,
                zone,
                zone,
                "CN-ZJ",
                "zh",
                new Balance("CNY", 0, 0, 100_000_00),
                LocalDate.ofInstant(now, ZoneId.of(zone)).minusDays(10),
                10,
                now.plus(Duration.ofDays(700)),
                List.of(coDebtors),
                List.of(),
                List.of(),
                new IntakeEvent.ScoringFacts(6200, 1850, -430, 3, 2));
    }

    /** Where it is about noon now, whenever this runs: calls are allowed there. */
    static String noon() {
        return zones().min(Comparator.comparing(Openings::hoursFromNoon)).orElseThrow();
    }

    /** Where it is about midnight now, whenever this runs: nothing but letters is allowed there. */
    static String night() {
        return zones().max(Comparator.comparing(Openings::hoursFromNoon)).orElseThrow();
    }

    private static int hoursFromNoon(String zone) {
        return Math.abs(12 - Instant.now().atZone(ZoneId.of(zone)).getHour());
    }

    private static Stream<String> zones() {
        return Stream.of(
                "Asia/Shanghai",
                "Asia/Kolkata",
                "Europe/Moscow",
                "Europe/Lisbon",
                "America/Halifax",
                "America/Denver",
                "Pacific/Honolulu",
                "Pacific/Auckland");
    }
}
