package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.story.Language;
import io.recourse.casework.story.Phrasebook;
import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.Consent;
import io.recourse.negotiation.domain.ContactReasons;
import io.recourse.negotiation.domain.Debtor;
import io.recourse.negotiation.domain.PartyEvent.AskRefused;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.Responses;
import io.recourse.negotiation.domain.ThirdPerson;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.Person;
import io.recourse.rules.pack.Packs;
import io.recourse.rules.time.Pauses;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sentences that say why a contact was made or was not. */
class ContactExplanationsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
    private static final ContactPack CN = Packs.contact("CN");

    private final ContactExplanations explanations = new ContactExplanations(
            Phrasebook.resource(NegotiationKinds.class, "/story/contact.json"), Map.of("CN", CN), "contact-ours@1");

    @Test
    void a_step_that_was_made_is_told_with_strategy_day_hours_budgets_and_end_in_the_partys_own_time() {
        List<String> told = told(reasons(spent(CN.id() + " contact-ours@1"), null), Language.EN);
        assertThat(told.get(0))
                .contains("On 2 March 2026, 09:00 the party party-1")
                .contains("contacted by a call by a person: a firm demand.");
        assertThat(told.get(1)).contains("the step call of the strategy card-early@1, which wants it 5 days after");
        assertThat(told.get(2)).contains("by " + CN.id());
        assertThat(told).anyMatch(s -> s.contains("from 08:00 to 22:00"));
        assertThat(told)
                .anyMatch(s -> s.contains("among calls that were answered, of which at most 3 within 1 day(s)"));
        assertThat(told).anyMatch(s -> s.contains("It ended so: a conversation."));
        assertThat(told.getLast()).contains("lender-1").contains("case-1").contains("call-1");
        assertThat(told(reasons(spent(CN.id()), null), Language.ZH).getFirst())
                .contains("2026年3月2日 09:00")
                .contains("人工电话");
    }

    @Test
    void numbers_of_another_version_than_allowed_it_are_not_told() {
        for (String packs : List.of("contact-cn@0 contact-ours@1", CN.id() + " contact-ours@2")) {
            assertThat(told(reasons(spent(packs), null), Language.EN)).noneMatch(s -> s.contains("at most"));
        }
    }

    @Test
    void the_consent_that_lifted_the_hours_is_told_with_its_proof() {
        Consent consent = new Consent("consent-1", "recording-7", "user-1", NINE, null);
        UnitSpent spent = spent(CN.id() + " contact-ours@1");
        assertThat(told(reasons(spent, consent, null), Language.EN))
                .anyMatch(s -> s.contains("from 08:00 to 22:00"))
                .anyMatch(
                        s -> s.equals("The party had agreed to be contacted at other hours as well: consent consent-1,"
                                + " proven by recording-7, from 2 March 2026, 09:00."));
        assertThat(told(reasons(spent, consent, null), Language.ZH)).anyMatch(s -> s.contains("同意书 consent-1"));
        assertThat(told(reasons(spent, null), Language.EN)).noneMatch(s -> s.startsWith("The party had agreed"));
    }

    @Test
    void a_denial_is_told_by_rule_citation_and_when_it_is_allowed() {
        AskRefused refused = new AskRefused("case-1", "call-1", Channel.PHONE, "contact-hours", NINE, "art. 7");
        assertThat(told(reasons(null, refused), Language.EN))
                .anyMatch(s -> s.contains("by the rule contact-hours (art. 7)")
                        && s.contains("allowed from 2 March 2026, 09:00 on"));
    }

    @Test
    void a_denial_by_a_forbidden_zone_tells_what_the_zone_is() {
        AskRefused refused =
                new AskRefused("case-1", "call-1", Channel.PHONE, "zone-deepfaked-officials", null, "art. 7");
        assertThat(told(reasons(null, refused), Language.EN))
                .contains(
                        "Nobody may do that, whoever agrees to it: collecting by a machine-made face or voice of an official.");
        assertThat(told(reasons(null, refused), Language.ZH)).contains("该做法无论何人同意均属禁止：以人工智能换脸、拟声冒充公职人员催收。");
        AskRefused hours = new AskRefused("case-1", "call-1", Channel.PHONE, "contact-hours", NINE, "art. 7");
        assertThat(told(reasons(null, hours), Language.EN)).noneMatch(s -> s.startsWith("Nobody may do that"));
    }

    @Test
    void how_its_channel_was_chosen_is_told_with_the_counts_of_each() {
        List<Responses> counts = List.of(new Responses(Channel.SMS, 0, 3), new Responses(Channel.APP, 1, 1));
        ChannelChosen other = new ChannelChosen("call-1", Channel.APP, Channel.SMS, counts);
        assertThat(told(chosen(other, null), Language.EN))
                .anyMatch(s -> s.startsWith("The strategy names text message.")
                        && s.contains("answered 0 of 3 by text message, 1 of 1 by a message in the app;")
                        && s.endsWith("here a message in the app."));
        assertThat(told(chosen(other, null), Language.ZH)).anyMatch(s -> s.contains("短信 3 次获回应 0 次，应用内消息 1 次获回应 1 次；"));
        ChannelChosen same = new ChannelChosen("call-1", Channel.SMS, Channel.SMS, counts);
        assertThat(told(chosen(same, null), Language.EN))
                .anyMatch(s -> s.contains("no other channel did better than the strategy's own, text message."));
        ChannelDenied denied = new ChannelDenied("call-0", Channel.APP, "opted-out", NINE);
        assertThat(told(chosen(null, denied), Language.EN))
                .anyMatch(s -> s.contains("by a message in the app before")
                        && s.contains("by the rule opted-out; so it was asked for by the strategy's own channel"));
    }

    @Test
    void nobody_was_reached_only_where_somebody_was_tried() {
        List<String> untried = told(notSent(null, null, true, false), Language.EN);
        assertThat(untried)
                .contains("It did not go out after all, by the rule promise-live.", "What it had spent came back.");
        assertThat(told(notSent(null, null, true, false), Language.ZH)).contains("已占用的次数已退回。");
        assertThat(told(notSent(null, null, true, true), Language.EN))
                .contains("Nobody was reached, so what it had spent came back.");
    }

    @Test
    void of_a_contact_with_a_third_person_it_is_told_whom_it_was_to_ask_and_that_nothing_is_disclosed() {
        UnitSpent spent = new UnitSpent(
                "case-1",
                "third/a",
                Channel.PHONE,
                "locate",
                "p@1",
                NINE,
                NINE,
                NINE,
                new ThirdPerson(Person.RELATIVE, "aunt"),
                null,
                List.of(),
                null);
        ContactReasons reasons = ContactReasons.of("case-1", "third/a", "party-1", List.of(), List.of(spent))
                .orElseThrow();
        assertThat(told(reasons, Language.EN).getFirst())
                .isEqualTo(
                        "On 2 March 2026, 09:00 leave was given to ask a relative, by a call by a person, where the party"
                                + " party-1 can be reached; nothing is said of the debt in it.");
        assertThat(told(reasons, Language.ZH).getFirst()).contains("向亲属询问当事人 party-1 的联系方式");
    }

    @Test
    void a_book_that_lacks_a_sentence_does_not_load() {
        assertThatThrownBy(() -> new ContactExplanations(Phrasebook.EMPTY, Map.of(), "contact-ours@1"))
                .hasMessageContaining("no sentence for Made");
    }

    private List<String> told(ContactReasons reasons, Language language) {
        CaseFile file = new CaseFile(
                "case-1",
                "lender-1",
                new Debtor("party-1", ZoneId.of("Asia/Shanghai"), "CN", "zh"),
                new Balance("CNY", 0, 0, 100_00),
                Pauses.none(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return explanations.sentences(file, reasons, "Asia/Shanghai", language);
    }

    private static ContactReasons reasons(@Nullable UnitSpent spent, @Nullable AskRefused refused) {
        return reasons(spent, null, refused);
    }

    private static ContactReasons reasons(
            @Nullable UnitSpent spent, @Nullable Consent consent, @Nullable AskRefused refused) {
        return new ContactReasons(
                "call-1",
                "party-1",
                "call",
                Tone.FIRM,
                Channel.PHONE,
                NINE,
                NINE,
                "card-early@1",
                5,
                null,
                null,
                null,
                spent,
                consent,
                false,
                false,
                refused,
                null,
                ContactOutcome.CONVERSATION);
    }

    private static ContactReasons chosen(@Nullable ChannelChosen choice, @Nullable ChannelDenied denied) {
        return notSent(choice, denied, false, false);
    }

    private static ContactReasons notSent(
            @Nullable ChannelChosen choice, @Nullable ChannelDenied denied, boolean returned, boolean tried) {
        return new ContactReasons(
                "call-1",
                "party-1",
                "call",
                Tone.FIRM,
                Channel.APP,
                NINE,
                NINE,
                "card-early@1",
                5,
                choice,
                denied,
                null,
                null,
                null,
                returned,
                tried,
                null,
                "promise-live",
                null);
    }

    private static UnitSpent spent(String pack) {
        return new UnitSpent(
                "case-1", "call-1", Channel.PHONE, "dunning", pack, NINE, NINE, NINE, null, null, List.of(), null);
    }
}
