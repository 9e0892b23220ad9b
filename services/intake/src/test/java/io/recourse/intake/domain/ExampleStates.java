package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.costs;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.filing;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.reversal;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StageHeard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States as cases and parties come to them, by the names of their golden files. */
public final class ExampleStates {

    private static final String NOW = "2026-01-12T12:00:00+08:00";
    private static final String LATER = "2026-01-14T12:00:00+08:00";

    private ExampleStates() {}

    public static Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        cases.put("unopened", Given.spec().state());
        cases.put("stated", Given.spec().given(opened().events().getFirst()).state());
        cases.put("open", opened().state());
        cases.put("open-with-a-story", story().state());
        cases.put("recalled", opened().when(new Recalled(instant(NOW))).at(NOW).state());
        cases.put(
                "paid",
                answered()
                        .when(payment("p1", 100_000, "2026-01-12"))
                        .at(NOW)
                        .when(costs("c1", 3_000, "2026-01-13"))
                        .at(LATER)
                        .state());
        cases.put(
                "paid-and-taken-back",
                opened().when(payment("p1", 100_000, "2026-01-12"))
                        .at(NOW)
                        .when(reversal("p1", "2026-01-14"))
                        .at(LATER)
                        .state());
        return cases;
    }

    /** What a case waits for. */
    public static Set<Deadline> deadlines(CaseState state) {
        return Given.decider().deadlines(state);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> answered() {
        return opened().when(filing("q1")).at(NOW);
    }

    /** Everything that can be said of an open case. */
    private static Spec<CaseState, CaseInput, CaseEvent> story() {
        GuarantorFacts guarantor =
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-20"), day("2027-01-20"));
        Spec<CaseState, CaseInput, CaseEvent> spec =
                opened(Given.account("MORTGAGE", DebtorKind.NATURAL, List.of(guarantor), List.of()));
        spec.when(costs("c1", 3_000, "2026-01-11")).at("2026-01-11T12:00:00+08:00");
        spec.when(payment("p1", 10_000, "2026-01-12")).at(NOW);
        spec.when(payment("p2", 500, "2026-01-12")).at(NOW);
        spec.when(reversal("p2", "2026-01-13")).at("2026-01-13T12:00:00+08:00");
        spec.when(pause("h1", PauseReason.HARDSHIP, "2026-01-13T09:00:00+08:00"))
                .at("2026-01-13T12:00:00+08:00");
        spec.when(pause("h2", PauseReason.DISPUTE, "2026-01-14T09:00:00+08:00")).at(LATER);
        spec.when(new PauseLifted("h2", instant(LATER))).at(LATER);
        spec.when(filing("q1")).at(LATER);
        spec.when(new LimitationInterrupted(InterruptionCause.PROMISE, instant(LATER), "e1"))
                .at(LATER);
        spec.when(new LimitationObstructed(day("2026-01-13"), day("2026-01-14"), "flood"))
                .at(LATER);
        return spec.when(new StageHeard(Stage.NEGOTIATION)).at(LATER);
    }

    /** As they stood in rows before what is known of a party was kept. */
    public static Map<String, PartyState> partiesOfSchema1() {
        List<String> cases = List.of("case-1");
        return Map.of(
                "unregistered", new PartyState.Unregistered("p1"),
                "registered", new PartyState.Registered("p1", "bank-a", null, cases, null),
                "ceased", new PartyState.Registered("p1", "bank-a", null, cases, instant(NOW)));
    }

    public static Map<String, PartyState> parties() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(new PartyDecider(), "p1");
        Map<String, PartyState> parties = new LinkedHashMap<>();
        parties.put("unregistered", spec.state());
        spec.when(new PartyInput.PartyNamed("bank-a", "case-1", Given.party("p1"), day("2026-01-10")));
        parties.put("registered", spec.at(NOW).state());
        spec.when(new PartyInput.ContactCeaseAsked(instant(NOW), "SMS"));
        parties.put("ceased", spec.at(NOW).state());
        return parties;
    }
}
