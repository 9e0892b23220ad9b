package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.Debts.Asking;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.Flags.Flagged;
import io.recourse.intake.domain.PartyEvent.CaseCounted;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.FlagRaised;
import io.recourse.intake.domain.PartyEvent.HoldReleased;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyState.Registered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted of a party, and where a lender's fact or one more case no longer finds room. */
class PartyRoomTest {

    private static final Instant NOW = instant("2026-01-12T12:00:00+08:00");
    private static final SealedJson<PartyState> STATES = new SealedJson<>(PartyState.class);
    private static final Registered NOBODYS = party(List.of());
    private static final FlagAsked INPUT = new FlagAsked("flag", PartyFlag.DISPUTE, NOW, null);

    @Test
    void cases_that_name_it_alike_take_their_ids_and_what_secures_each_of_them() {
        assertThat(PartyRoom.characters(NOBODYS)).isEqualTo(1_500);
        takes(1_500 + 230 + 3 + 6, named("case-1"));
        takes(1_500 + 230 + 3 + 6 + 3 + 7, named("case-1", "case-22"));
        Naming over = new Naming(PartyRole.DEBTOR, Given.terms(), List.of("case-1"), List.of("case-333"), null);
        takes(1_500 + 230 + 3 + 6 + 3 + 8, party(List.of(over)));
        Naming secured = new Naming(PartyRole.DEBTOR, Given.terms(), List.of("case-1", "case-2"), List.of(), "AQI");
        takes(1_500 + 230 + 2 * (3 + 6) + 3, party(List.of(secured)));
        Naming other = new Naming(PartyRole.GUARANTOR, Given.terms(), List.of("case-22"), List.of(), null);
        takes(1_500 + 230 + 3 + 6 + 3 + 8 + 230 + 3 + 7, party(List.of(over, other)));
    }

    @Test
    void flags_reviews_heirs_and_holds_take_what_names_them() {
        takes(1_500 + 190 + 4, NOBODYS.with(Flags.none().with(flagged("flag"))));
        Reviews reviews = new Reviews(List.of(new Reviews.Review("rev", "case-1", "decided", NOW, NOW, NOW, null)));
        takes(1_500 + 430 + 3 + 6 + 7, NOBODYS.with(reviews));
        takes(1_500 + 30 + 6 + 5, NOBODYS.succeeded(new PartyEvent.SuccessorKnown("case-9", "party")));
        takes(
                1_500 + 8 + 4 + 5 + 8 + 2 + 3,
                NOBODYS.with(new Custody(0, Map.of("hold", "audit", "h2", "tax"), null, null)));
    }

    @Test
    void a_payment_that_was_split_takes_its_parts_and_has_room_for_a_reversal() {
        int named = PartyRoom.characters(named("case-1", "case-22"));
        takes(
                named + 480 + 5 + 50 + 6 + 50 + 7,
                paying(split("pay-1", null, new Part("case-1", 300), new Part("case-22", 200))));
        takes(named + 480 + 5 + 6 + 50 + 6, paying(split("pay-1", "case-1", new Part("case-1", 500))));
        takes(named + 480 + 5, paying(whole("pay-1", 500, null).dueBack("no-debt-known")));
    }

    @Test
    void a_payment_whose_debts_are_asked_has_room_for_their_answers_and_their_marks() {
        int named = PartyRoom.characters(named("case-1", "case-22"));
        PartyPayment asking = asking("pay-1", "case-1", "case-22");
        int marks = 2 * 8;
        int answers = 120 + 2 * 6 + 120 + 2 * 7;

        takes(named + marks + answers + 480 + 5, paying(asking));
        takes(
                named + marks + answers + 480 + 5 + 480 + 5 + 50 + 6,
                paying(split("pay-0", null, new Part("case-1", 500)), asking));
        assertThat(PartyRoom.characters(paying(asking, asking("pay-2", "case-1"))))
                .as("one is asked for at a time, here the larger")
                .isEqualTo(named + marks + answers + 2 * (480 + 5));
    }

    @Test
    void a_payment_that_waits_has_room_for_what_it_will_be_when_it_is_folded() {
        int named = PartyRoom.characters(named("case-1", "case-22"));
        int marks = 2 * 8;
        int answers = 120 + 2 * 6 + 120 + 2 * 7;

        // of each part its place in two bytes and as many as the payment: 500 takes two, 100 takes one
        takes(named + marks + answers + 480 + 5 + 60 + 2 * 6, paying(whole("pay-1", 500, null)));
        takes(named + marks + answers + 480 + 5 + 60 + 2 * 4, paying(whole("pay-1", 100, null)));
        takes(
                named + marks + answers + 2 * (480 + 5 + 60 + 2 * 6),
                paying(whole("pay-1", 500, null), whole("pay-2", 500, null)));
    }

    @Test
    void folded_payments_take_their_text_and_their_marks_are_counted_once() {
        int named = PartyRoom.characters(named("case-1", "case-22"));
        List<Part> parts = List.of(new Part("case-1", 100), new Part("case-22", 200), new Part("case-3", 200));
        FoldedSplits folded = FoldedSplits.NONE.with(List.of(split("pay-0", null, parts.toArray(Part[]::new))));
        assertThat(folded.cases()).as("three marks of six bytes").hasSize(24);
        int packed = folded.packed().length();

        takes(named + 24 + packed, named("case-1", "case-22").with(new Debts(List.of(), folded)));
        takes(
                named + 24 + packed + 120 + 2 * 6 + 480 + 5,
                named("case-1", "case-22").with(new Debts(List.of(asking("pay-1", "case-1")), folded)));
        takes(
                named + 4 * 8 + packed + 4 * (120 + 2 * 6) + 480 + 5,
                named("case-1", "case-22")
                        .with(new Debts(List.of(asking("pay-1", "case-1", "case-2", "case-3", "case-4")), folded)));
    }

    @Test
    void a_lenders_fact_that_fills_a_party_finds_room_and_one_character_more_is_refused() {
        Registered full = flaggedUpTo(58_000 - 194);
        PartyEvent fits = new FlagRaised("flag", PartyFlag.DISPUTE, NOW, null);
        PartyEvent longer = new FlagRaised("flags", PartyFlag.DISPUTE, NOW, null);

        assertThat(PartyRoom.bound(full, INPUT, Decision.accept(fits))).isEqualTo(Decision.accept(fits));
        assertThat(PartyRoom.bound(full, INPUT, Decision.accept(longer)))
                .isEqualTo(Decision.refuse(
                        "party-full", null, "the party holds as much as it can: payments may name their account"));
    }

    @Test
    void the_facts_of_one_decision_are_counted_together() {
        Registered full = flaggedUpTo(58_000 - 194);
        Decision<PartyEvent> two = Decision.accept(
                new FlagRaised("flag", PartyFlag.DISPUTE, NOW, null),
                new FlagRaised("f2", PartyFlag.DISPUTE, NOW, null));

        assertThat(PartyRoom.bound(full, INPUT, two)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void what_takes_no_more_room_is_accepted_of_a_party_beyond_its_most() {
        Registered beyond = flaggedUpTo(58_500).with(new Custody(0, Map.of("hold", "audit"), null, null));
        Decision<PartyEvent> less = Decision.accept(new HoldReleased("hold"));
        Decision<PartyEvent> same = Decision.accept(new CaseCounted("case-9"));

        assertThat(PartyRoom.bound(beyond, INPUT, less)).isEqualTo(less);
        assertThat(PartyRoom.bound(beyond, INPUT, same)).isEqualTo(same);
        assertThat(PartyRoom.bound(beyond, INPUT, Decision.nothing())).isEqualTo(Decision.nothing());
        assertThat(PartyRoom.bound(beyond, INPUT, raising())).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void a_refusal_for_another_reason_stays_as_it_is() {
        Decision<PartyEvent> refused = Decision.refuse("flag-conflict", "flagId", "another flag has this id");

        assertThat(PartyRoom.bound(flaggedUpTo(58_001), INPUT, refused)).isEqualTo(refused);
    }

    static List<PartyInput> of_a_lender() {
        return List.of(
                new PartyInput.PartyPaymentReceived("p1", cny(500), day("2026-01-11"), null, NOW),
                new PartyInput.PartyPaymentReversed("p1", "r1", day("2026-01-11"), NOW),
                INPUT,
                new PartyInput.HoldAsked("hold", "audit"),
                new PartyInput.ReviewAsked("rev", "case-1", "decided", NOW));
    }

    static List<PartyInput> of_others() {
        return List.of(
                Given.named("case-1", Given.party("p"), "2026-01-09"),
                new PartyInput.StandingTold("p1", DebtStanding.nothingOwed("case-1", day("2026-01-11"))),
                new PartyInput.CaseEnded("case-1"),
                new PartyInput.CaseRestored("case-1"),
                new PartyInput.CaseReleased("case-1"),
                new PartyInput.FlagLiftAsked("flag", NOW),
                new PartyInput.ReviewAnswerGiven("rev", Reviews.Outcome.UPHELD, "facts-checked", "clerk-1", true),
                new PartyInput.ContactCeaseAsked(NOW, "letter"),
                new PartyInput.SuccessorTold("case-9", "party"),
                new PartyInput.WishPassed("case-1", NOW));
    }

    @ParameterizedTest
    @MethodSource("of_a_lender")
    void a_full_party_refuses_what_its_lender_adds(PartyInput input) {
        assertThat(PartyRoom.bound(flaggedUpTo(58_000), input, raising())).isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("of_others")
    void a_full_party_takes_what_others_tell_and_what_ends_something(PartyInput input) {
        assertThat(PartyRoom.bound(flaggedUpTo(58_000), input, raising())).isEqualTo(raising());
    }

    @Test
    void a_case_is_kept_by_its_id_while_those_that_name_the_party_take_no_more_than_may_be() {
        assertThat(PartyRoom.hasForCase(namedUpTo(40_000))).isTrue();
        assertThat(PartyRoom.hasForCase(namedUpTo(40_001))).isFalse();
    }

    @Test
    void a_case_is_kept_by_its_id_while_the_party_as_a_whole_has_room() {
        assertThat(PartyRoom.hasForCase(flaggedUpTo(58_000))).isTrue();
        assertThat(PartyRoom.hasForCase(flaggedUpTo(58_001))).isFalse();
    }

    @Test
    void a_case_there_is_no_room_for_is_counted_and_one_there_is_room_for_is_kept() {
        PartyInput.PartyNamed next = Given.named("case-next", Given.party("p"), "2026-01-09");

        assertThat(events(Given.partyDecider().decide(namedUpTo(40_000), next, NOW)))
                .contains(new CaseJoined("case-next", PartyRole.DEBTOR, Given.terms()));
        assertThat(events(Given.partyDecider().decide(namedUpTo(40_001), next, NOW)))
                .contains(new CaseCounted("case-next"));
    }

    @Test
    void of_a_thousand_cases_with_short_ids_the_next_is_counted() {
        PartyInput.PartyNamed next = Given.named("case-next", Given.party("p"), "2026-01-09");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            ids.add("c" + i);
        }

        assertThat(events(Given.partyDecider().decide(named(ids.toArray(String[]::new)), next, NOW)))
                .contains(new CaseJoined("case-next", PartyRole.DEBTOR, Given.terms()));
        ids.add("c999");
        assertThat(events(Given.partyDecider().decide(named(ids.toArray(String[]::new)), next, NOW)))
                .contains(new CaseCounted("case-next"));
    }

    private static List<PartyEvent> events(Decision<PartyEvent> decision) {
        return ((Decision.Accepted<PartyEvent>) decision).events();
    }

    private static Decision<PartyEvent> raising() {
        return Decision.accept(new FlagRaised("flag", PartyFlag.DISPUTE, NOW, null));
    }

    /** So many characters; the text has no more. */
    private static void takes(int characters, Registered party) {
        assertThat(PartyRoom.characters(party)).isEqualTo(characters);
        assertThat(STATES.write(party).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(characters);
    }

    private static Registered party(List<Naming> naming) {
        return new Registered("p", "bank-a", null, naming, null, Flags.none(), Debts.none(), Custody.NEW, null, null);
    }

    private static Registered named(String... live) {
        return party(List.of(new Naming(PartyRole.DEBTOR, Given.terms(), List.of(live), List.of(), null)));
    }

    /** Of a debtor of two cases. */
    private static Registered paying(PartyPayment... payments) {
        return named("case-1", "case-22").with(new Debts(List.of(payments), null));
    }

    private static PartyPayment whole(String id, long minor, @Nullable String designated) {
        return new PartyPayment(id, cny(minor), day("2026-01-11"), designated, NOW, null, List.of(), null, null);
    }

    private static PartyPayment split(String id, @Nullable String designated, Part... parts) {
        return whole(id, 500, designated).split(List.of(parts));
    }

    private static PartyPayment asking(String id, String... cases) {
        return whole(id, 500, null).asking(new Asking(List.of(cases), List.of(), NOW));
    }

    private static Flagged flagged(String id) {
        return new Flagged(id, PartyFlag.DISPUTE, NOW, null, null);
    }

    /** A party of exactly so many characters, by its flags. */
    private static Registered flaggedUpTo(int characters) {
        List<Flagged> flags = new ArrayList<>();
        int left = characters - 1_500;
        while (left > 0) {
            int id = left > 2 * 290 ? 100 : left - 190;
            flags.add(flagged(("%0" + id + "d").formatted(flags.size())));
            left -= 190 + id;
        }
        Registered party = NOBODYS.with(new Flags(flags));
        assertThat(PartyRoom.characters(party)).isEqualTo(characters);
        return party;
    }

    /** A party of which the cases that name it take exactly so many characters. */
    private static Registered namedUpTo(int characters) {
        List<String> cases = new ArrayList<>();
        int left = characters - 230;
        while (left > 0) {
            int id = left > 2 * 103 ? 100 : left - 3;
            cases.add(("%0" + id + "d").formatted(cases.size()));
            left -= 3 + id;
        }
        Registered party = named(cases.toArray(String[]::new));
        assertThat(PartyRoom.characters(party)).isEqualTo(1_500 + characters);
        return party;
    }
}
