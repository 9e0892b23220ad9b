package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.NumberEvent.DialConcluded;
import io.recourse.negotiation.domain.NumberEvent.DialNoted;
import io.recourse.negotiation.domain.NumberEvent.DialStruck;
import io.recourse.negotiation.domain.NumberEvent.PlaceGivenBack;
import io.recourse.negotiation.domain.NumberEvent.PlaceKept;
import io.recourse.negotiation.domain.NumberEvent.PlaceLapsed;
import io.recourse.negotiation.domain.NumberInput.DialEnded;
import io.recourse.negotiation.domain.NumberInput.DialReturned;
import io.recourse.negotiation.domain.NumberInput.DialTold;
import io.recourse.negotiation.domain.NumberInput.PlaceAsked;
import io.recourse.negotiation.domain.NumberInput.PlaceReturned;
import io.recourse.negotiation.domain.NumberInput.PlaceTaken;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A number that several parties share is dialled as often as the law allows, whoever of them is meant. */
class NumberTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String TEN_PAST = "2026-03-02T12:10:00+08:00";
    private static final String NEXT_MORNING = "2026-03-03T08:00:00+08:00";
    private static final String LENDER = "lender-1";
    private static final String NUMBER = "n-1";

    private static Spec<NumberState, NumberInput, NumberEvent> number() {
        return Spec.of(new NumberDecider(Sample.CONTACTS), "number-1");
    }

    private static PlaceAsked asked(String placeId, String key) {
        return new PlaceAsked(LENDER, placeId, key, Channel.PHONE, NUMBER);
    }

    private static SharedContact dial(String key, String when, @Nullable ContactOutcome outcome) {
        return new SharedContact(key, at(when), Channel.PHONE, NUMBER, outcome);
    }

    private static Map<String, String> place(String placeId, String until, SharedContact... others) {
        return new NumberPlace(placeId, at(until), List.of(others)).said();
    }

    @Test
    void the_first_who_asks_gets_a_place_and_the_next_one_learns_of_it_but_not_whose_it_is() {
        var number = number();
        number.when(asked("p-1", "k-1"))
                .at(NOON)
                .then(new PlaceKept(LENDER, "p-1", dial("k-1", NOON, null), at(TEN_PAST)))
                .andAnswers(place("p-1", TEN_PAST))
                .andDeadline("place", TEN_PAST);
        number.when(asked("p-2", "k-2")).at(NOON).andAnswers(place("p-2", TEN_PAST, dial("k-1", NOON, null)));
    }

    @Test
    void a_place_counts_as_a_dial_of_the_moment_in_which_somebody_asks() {
        String later = "2026-03-02T12:05:00+08:00";
        var number = number().when(asked("p-1", "k-1")).at(NOON);
        number.when(asked("p-2", "k-2"))
                .at(later)
                .andAnswers(place("p-2", "2026-03-02T12:15:00+08:00", dial("k-1", later, null)));
    }

    @Test
    void a_place_that_comes_back_or_that_nobody_takes_counts_no_more() {
        var number = number().when(asked("p-1", "k-1")).at(NOON);
        number.when(asked("p-2", "k-2")).at(NOON);
        number.when(new PlaceReturned("p-1")).at(NOON).then(new PlaceGivenBack("p-1"));
        number.when(new PlaceReturned("p-1")).at(NOON).thenNothing();
        number.whenTimePasses()
                .at(TEN_PAST)
                .then(new PlaceLapsed("p-2", at(TEN_PAST)))
                .andNoDeadline("place");
        number.when(asked("p-3", "k-3")).at(TEN_PAST).andAnswers(place("p-3", "2026-03-02T12:20:00+08:00"));
    }

    @Test
    void a_place_that_is_taken_is_a_dial_and_its_end_is_told_to_whoever_asks_next() {
        var number = number().when(asked("p-1", "k-1")).at(NOON);
        number.when(new PlaceTaken(LENDER, "p-1", dial("k-1", NOON, null)))
                .at(NOON)
                .then(new DialNoted(LENDER, "p-1", dial("k-1", NOON, null)))
                .andNoDeadline("place");
        number.when(new DialEnded("k-1", ContactOutcome.UNANSWERED))
                .at(NOON)
                .then(new DialConcluded("k-1", ContactOutcome.UNANSWERED));
        number.when(new DialEnded("k-1", ContactOutcome.UNANSWERED)).at(NOON).thenNothing();
        number.when(asked("p-2", "k-2"))
                .at(NOON)
                .andAnswers(place("p-2", TEN_PAST, dial("k-1", NOON, ContactOutcome.UNANSWERED)));
        number.when(new DialReturned("k-1")).at(NOON).then(new DialStruck("k-1"));
        number.when(new PlaceReturned("p-2")).at(NOON);
        number.when(asked("p-3", "k-3")).at(NOON).andAnswers(place("p-3", TEN_PAST));
    }

    @Test
    void a_contact_asked_for_again_does_not_stand_in_its_own_way_and_counts_once_for_others() {
        var number = number().when(asked("p-1", "k-1")).at(NOON);
        number.when(asked("p-2", "k-1")).at(NOON).andAnswers(place("p-2", TEN_PAST));
        number.when(asked("p-3", "k-2")).at(NOON).andAnswers(place("p-3", TEN_PAST, dial("k-1", NOON, null)));
        number.when(new PlaceTaken(LENDER, "p-1", dial("k-1", NOON, null))).at(NOON);
        number.when(asked("p-4", "k-3"))
                .at(NOON)
                .andAnswers(place("p-4", TEN_PAST, dial("k-1", NOON, null), dial("k-2", NOON, null)));
        number.when(asked("p-5", "k-1")).at(NOON).thenNothing();
        number.when(asked("p-4", "k-3")).at("2026-03-02T12:01:00+08:00").thenNothing();
    }

    @Test
    void a_dial_that_is_told_late_opens_the_row_and_what_is_told_of_none_does_not() {
        number().when(new DialEnded("k-1", ContactOutcome.UNANSWERED))
                .at(NOON)
                .thenNothing()
                .andStatus("SILENT");
        number().when(new DialTold(LENDER, dial("k-1", NOON, ContactOutcome.UNANSWERED)))
                .at(NOON)
                .then(new DialNoted(LENDER, "", dial("k-1", NOON, ContactOutcome.UNANSWERED)))
                .andStatus("DIALLED");
    }

    @Test
    void no_dial_is_remembered_longer_than_any_budget_looks_back() {
        var number = number().when(new DialTold(LENDER, dial("k-1", "2026-02-20T12:00:00+08:00", null)))
                .at(NOON);
        number.when(new DialTold(LENDER, dial("k-2", NOON, null))).at(NOON);
        number.when(asked("p-1", "k-3")).at(NOON).andAnswers(place("p-1", TEN_PAST, dial("k-2", NOON, null)));
    }

    @Test
    void what_a_number_answers_is_read_as_it_was_said() {
        NumberPlace said = new NumberPlace(
                "p-1", at(TEN_PAST), List.of(dial("k-1", NOON, null), dial("k-2", NOON, ContactOutcome.CONVERSATION)));
        assertThat(NumberPlace.read(NUMBER, said.said())).isEqualTo(said);
    }

    @Test
    void dials_for_others_on_the_number_count_for_the_party_and_the_unit_it_gets_takes_the_place() {
        var party = party();
        NumberPlace free = kept(dials(5, ContactOutcome.UNANSWERED));
        party.when(ask("a").at(free)).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
        assertThat(toNumber(party))
                .containsExactly(new PlaceTaken(
                        LENDER, "p-1", dial(SharedContact.key("party-1", "case-1", "ask/a"), NOON, null)));
    }

    @Test
    void the_seventh_dial_in_vain_on_a_number_is_denied_whomever_the_others_were_for_and_its_place_comes_back() {
        var party = party();
        party.when(ask("a").at(kept(dials(6, ContactOutcome.UNANSWERED)))).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("unanswered-dials-per-day");
            assertThat(refused.nextAllowedAt()).isEqualTo(at(NEXT_MORNING));
        });
        assertThat(toNumber(party)).containsExactly(new PlaceReturned("p-1"));
        party.when(ask("b").at(kept(dials(6, ContactOutcome.CONVERSATION)))).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void a_relative_on_the_same_number_is_denied_as_well() {
        var party = party().when(new PartyInput.FlagRaised("lost", Flag.DEBTOR_UNREACHABLE, at(NOON)))
                .at(NOON);
        party.when(third("t").at(kept(dials(6, ContactOutcome.UNANSWERED)))).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.AskRefused.class);
        party.when(third("t").at(kept(dials(5, ContactOutcome.UNANSWERED)))).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void the_partys_own_dials_that_the_number_knows_as_well_count_once() {
        var party = party().when(ask("a").at(kept(List.of()))).at(NOON);
        party.when(confirmedUndated("case-1", "ask/a", ContactOutcome.UNANSWERED))
                .at(NOON);
        assertThat(toNumber(party))
                .containsExactly(
                        new DialEnded(SharedContact.key("party-1", "case-1", "ask/a"), ContactOutcome.UNANSWERED));
        List<SharedContact> own =
                List.of(dial(SharedContact.key("party-1", "case-1", "ask/a"), NOON, ContactOutcome.UNANSWERED));
        List<SharedContact> all = Stream.concat(own.stream(), dials(4, ContactOutcome.UNANSWERED).stream())
                .toList();
        party.when(ask("b").at(kept(all))).at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void who_asks_again_gets_the_same_answer_and_gives_the_second_place_back() {
        var party = party().when(ask("a").at(kept(List.of()))).at(NOON);
        party.when(ask("a").at(new NumberPlace("p-2", at(TEN_PAST), List.of())))
                .at(NOON)
                .thenNothing()
                .andAnswers(Map.of(
                        "attemptId",
                        "ask/a",
                        "until",
                        at("2026-03-02T22:00:00+08:00").toString()));
        assertThat(toNumber(party)).containsExactly(new PlaceReturned("p-2"));
    }

    @Test
    void a_contact_that_never_took_place_was_no_dial() {
        var party = party().when(ask("a").at(kept(List.of()))).at(NOON);
        party.when(new PartyInput.ContactReturned("case-1", "ask/a", false)).at(NOON);
        assertThat(toNumber(party)).containsExactly(new DialReturned(SharedContact.key("party-1", "case-1", "ask/a")));
    }

    @Test
    void who_comes_when_the_number_keeps_the_place_no_more_asks_again() {
        var party = party().when(ask("a").at(kept(List.of()))).at(TEN_PAST);
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("number-not-kept");
            assertThat(refused.nextAllowedAt()).isEqualTo(at(TEN_PAST));
        });
    }

    @Test
    void a_call_of_the_ladder_counts_on_the_number_that_is_told_of_it() {
        var party = party().when(askedInFirstEpisode(
                        "case-1", "bot-1", Channel.VOICE_BOT, "dunning", LENDER, "Asia/Shanghai", "CN"))
                .at(NOON);
        PartyInput.NumberTold told = new PartyInput.NumberTold("case-1", "bot-1", NUMBER);
        String key = SharedContact.key("party-1", "case-1", "bot-1");
        party.when(told).at(NOON).then(new PartyEvent.NumberNoted("case-1", "bot-1", NUMBER));
        assertThat(toNumber(party))
                .containsExactly(
                        new DialTold(LENDER, new SharedContact(key, at(NOON), Channel.VOICE_BOT, NUMBER, null)));
        party.when(told).at(NOON).thenNothing();
        party.when(new PartyInput.NumberTold("case-1", "bot-1", "n-2")).at(NOON).thenRefused("number-contradicts");
        party.when(new PartyInput.NumberTold("case-1", "bot-2", NUMBER))
                .at(NOON)
                .thenRefused("attempt-unknown");
        party.when(confirmedUndated("case-1", "bot-1", ContactOutcome.UNANSWERED))
                .at(NOON);
        assertThat(toNumber(party)).containsExactly(new DialEnded(key, ContactOutcome.UNANSWERED));
    }

    @Test
    void a_call_of_the_ladder_is_asked_for_before_it_is_dialled_and_takes_the_numbers_place() {
        var party = handedOut("bot-1", Channel.VOICE_BOT);
        party.when(dialling("bot-1").at(kept(dials(5, ContactOutcome.UNANSWERED))))
                .at(NOON)
                .then(new PartyEvent.DialAllowed("case-1", "bot-1", NUMBER, at(NOON)))
                .andAnswers(granted("bot-1"));
        SharedContact dial = new SharedContact(
                SharedContact.key("party-1", "case-1", "bot-1"), at(NOON), Channel.VOICE_BOT, NUMBER, null);
        assertThat(toNumber(party)).containsExactly(new PlaceTaken(LENDER, "p-1", dial));
        party.when(dialling("bot-1").at(new NumberPlace("p-2", at(TEN_PAST), List.of())))
                .at(NOON)
                .thenNothing()
                .andAnswers(granted("bot-1"));
        assertThat(toNumber(party)).containsExactly(new PlaceReturned("p-2"));
        party.when(new PartyInput.NumberTold("case-1", "bot-1", NUMBER))
                .at(NOON)
                .thenNothing();
        party.when(confirmedUndated("case-1", "bot-1", ContactOutcome.UNANSWERED))
                .at(NOON);
        assertThat(toNumber(party)).containsExactly(new DialEnded(dial.key(), ContactOutcome.UNANSWERED));
    }

    @Test
    void the_seventh_dial_in_vain_of_a_ladder_is_denied_before_it_rings_and_the_call_keeps_its_leave() {
        var party = handedOut("call-1", Channel.PHONE);
        PartyState before = party.state();
        party.when(dialling("call-1").at(kept(dials(6, ContactOutcome.UNANSWERED))))
                .at(NOON);
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.attemptId()).isEqualTo("call-1");
            assertThat(refused.rule()).isEqualTo("unanswered-dials-per-day");
            assertThat(refused.nextAllowedAt()).isEqualTo(at(NEXT_MORNING));
        });
        assertThat(toNumber(party)).containsExactly(new PlaceReturned("p-1"));
        assertThat(party.state()).isEqualTo(before);
        party.when(dialling("call-1").at(kept(dials(6, ContactOutcome.CONVERSATION))))
                .at(NOON)
                .andAnswers(granted("call-1"));
    }

    @Test
    void a_dial_is_judged_by_what_is_true_when_it_rings_and_its_own_leave_does_not_stand_in_its_way() {
        var party = handedOut("call-1", Channel.PHONE);
        party.when(askedInFirstEpisode("case-1", "call-2", Channel.PHONE, "dunning", LENDER, "Asia/Shanghai", "CN"))
                .at(NOON);
        party.when(askedInFirstEpisode("case-1", "call-3", Channel.PHONE, "dunning", LENDER, "Asia/Shanghai", "CN"))
                .at(NOON);
        party.when(dialling("call-1").at(kept(List.of()))).at(NOON).andAnswers(granted("call-1"));
        party.when(new PartyInput.Ceased(at(NOON), null)).at(NOON);
        party.when(dialling("call-2").at(kept(List.of()))).at(NOON);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("contact-ceased"));
        var barred = handedOut("call-1", Channel.PHONE);
        barred.when(new PartyInput.DialAsked(
                        "case-1",
                        "call-1",
                        NUMBER,
                        plainStanding("party-1", "CN", false, Set.of(), new Standing.Bar("promise-live", "ours", null)),
                        kept(List.of())))
                .at(NOON);
        assertThat(barred.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("promise-live"));
    }

    @Test
    void a_place_that_is_kept_no_more_allows_no_dial_and_where_nothing_is_counted_by_numbers_none_is_needed() {
        var late = handedOut("call-1", Channel.PHONE);
        late.when(dialling("call-1").at(kept(List.of()))).at(TEN_PAST);
        assertThat(late.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo("number-not-kept"));
        var free = handedOut("call-1", Channel.PHONE);
        free.when(dialling("call-1")).at(NOON).then(new PartyEvent.DialAllowed("case-1", "call-1", NUMBER, at(NOON)));
        assertThat(toNumber(free)).singleElement().isInstanceOf(DialTold.class);
    }

    @Test
    void what_is_no_call_of_the_ladder_or_is_over_is_not_asked_for_by_its_number() {
        var party = handedOut("call-1", Channel.PHONE);
        party.when(dialling("call-2")).at(NOON).thenRefused("attempt-unknown");
        party.when(ask("a", Channel.PHONE, null, "CN")).at(NOON);
        party.when(dialling("ask/a")).at(NOON).thenRefused("asked-by-permission");
        party.when(new PartyInput.NumberTold("case-1", "call-1", "n-2")).at(NOON);
        party.when(dialling("call-1")).at(NOON).thenRefused("number-contradicts");
        handedOut("sms-1", Channel.SMS).when(dialling("sms-1")).at(NOON).thenRefused("not-a-call");
        handedOut("call-1", Channel.PHONE)
                .when(dialling("call-1"))
                .at("2026-03-02T22:00:00+08:00")
                .thenRefused("contact-over");
    }

    @Test
    void a_call_that_was_done_on_a_number_nobody_asked_about_says_so_where_a_law_counts_by_it() {
        Dialling dialling = new Dialling(Map.of("CN", Packs.contact("CN"), "US", Packs.contact("US")));
        var party = handedOut("call-1", Channel.PHONE);
        Task task = new Task(
                "task-1",
                "case-1",
                LENDER,
                "party-1",
                "call-1",
                Task.Work.CALL,
                Channel.PHONE,
                "zh",
                Tone.FIRM,
                "t@1",
                null,
                at(NOON),
                at(NEXT_MORNING),
                null,
                null,
                null,
                null);
        assertThat(dialling.unasked("CN", file(party), task)).isEqualTo("number-not-asked");
        assertThat(dialling.unasked("US", file(party), task)).isNull();
        party.when(dialling("call-1").at(kept(List.of()))).at(NOON);
        assertThat(dialling.unasked("CN", file(party), task)).isNull();
        var told = handedOut("call-1", Channel.PHONE);
        told.when(new PartyInput.NumberTold("case-1", "call-1", NUMBER)).at(NOON);
        assertThat(dialling.unasked("CN", file(told), task)).isEqualTo("number-not-asked");
    }

    private static PartyFile file(Spec<PartyState, PartyInput, PartyEvent> party) {
        assertThat(party.state()).isInstanceOf(PartyState.Known.class);
        return ((PartyState.Known) party.state()).file();
    }

    private static Spec<PartyState, PartyInput, PartyEvent> handedOut(String attemptId, Channel channel) {
        return party().when(askedInFirstEpisode("case-1", attemptId, channel, "dunning", LENDER, "Asia/Shanghai", "CN"))
                .at(NOON);
    }

    private static PartyInput.DialAsked dialling(String attemptId) {
        return new PartyInput.DialAsked(
                "case-1", attemptId, NUMBER, plainStanding("party-1", "CN", false, Set.of(), null), null);
    }

    private static Map<String, String> granted(String attemptId) {
        return Map.of(
                "attemptId", attemptId, "until", at("2026-03-02T22:00:00+08:00").toString());
    }

    @Test
    void an_ask_without_a_number_may_be_repeated_once_its_number_is_told() {
        var party = party().when(ask("a", Channel.PHONE, null, "CN")).at(NOON);
        party.when(new PartyInput.NumberTold("case-1", "ask/a", NUMBER)).at(NOON);
        party.when(ask("a", Channel.PHONE, null, "CN"))
                .at(NOON)
                .thenNothing()
                .andAnswers(Map.of(
                        "attemptId",
                        "ask/a",
                        "until",
                        at("2026-03-02T22:00:00+08:00").toString()));
    }

    @Test
    void a_message_is_told_no_number() {
        var party = party().when(
                        askedInFirstEpisode("case-1", "sms-1", Channel.SMS, "dunning", LENDER, "Asia/Shanghai", "CN"))
                .at(NOON);
        party.when(new PartyInput.NumberTold("case-1", "sms-1", NUMBER))
                .at(NOON)
                .thenRefused("not-a-call");
    }

    @Test
    void a_number_is_asked_only_where_a_law_counts_by_it() {
        Dialling dialling = new Dialling(Map.of("CN", Packs.contact("CN"), "US", Packs.contact("US")));
        assertThat(dialling.counts(ask("a"))).isTrue();
        assertThat(dialling.counts(ask("a", Channel.SMS, NUMBER, "CN"))).isFalse();
        assertThat(dialling.counts(ask("a", Channel.PHONE, null, "CN"))).isFalse();
        assertThat(dialling.counts(ask("a", Channel.PHONE, NUMBER, "US"))).isFalse();
        assertThat(dialling.counts(ask("a", Channel.PHONE, NUMBER, "UK"))).isFalse();
    }

    @Test
    void a_number_is_another_one_to_each_lender() {
        assertThat(Dialling.number("lender-1", NUMBER)).isNotEqualTo(Dialling.number("lender-2", NUMBER));
    }

    private static List<SharedContact> dials(int many, ContactOutcome outcome) {
        return IntStream.range(0, many)
                .mapToObj(n -> dial("other-" + n, NOON, outcome))
                .toList();
    }

    private static NumberPlace kept(List<SharedContact> others) {
        return new NumberPlace("p-1", at(TEN_PAST), others);
    }

    private static List<Input> toNumber(Spec<PartyState, PartyInput, PartyEvent> party) {
        return party.ran().tells().stream()
                .filter(tell -> tell.to().equals(Dialling.number(LENDER, NUMBER)))
                .map(Tell::input)
                .toList();
    }

    private static Spec<PartyState, PartyInput, PartyEvent> party() {
        return Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered(LENDER, "Asia/Shanghai", true, true, "zh"))
                .at(Instant.EPOCH);
    }

    private static PartyInput.PermissionAsked ask(String askId) {
        return ask(askId, Channel.PHONE, NUMBER, "CN");
    }

    private static PartyInput.PermissionAsked ask(
            String askId, Channel channel, @Nullable String number, String jurisdiction) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                channel,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                number,
                Set.of(),
                plainStanding("party-1", jurisdiction, false, Set.of(), null));
    }

    private static PartyInput.PermissionAsked third(String askId) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                Channel.PHONE,
                Tone.FIRM,
                ContactPurpose.LOCATE,
                new ThirdPerson(Person.RELATIVE, "r-1"),
                NUMBER,
                Set.of(),
                plainStanding("party-1", "CN", false, Set.of(), null));
    }
}
