package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.Promise.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a case keeps of its facts, and what it forgets of what nothing counts any more. */
class CaseFileTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final Instant NOON = at("2026-03-02T12:00:00+08:00");

    private final CaseFile file = ((Known) opened().state()).file();

    @Test
    void of_the_contacts_before_the_last_four_hundred_only_the_number_is_kept() {
        CaseFile full = contacts(file, 0, CaseFile.MOST_CONTACTS);
        assertThat(full.attempts()).hasSize(CaseFile.MOST_CONTACTS);
        assertThat(full.contactsForgotten()).isNull();
        assertThat(full.contacts()).isEqualTo(CaseFile.MOST_CONTACTS);
        assertThat(full.mayHaveForgotten("a-0")).isFalse();

        CaseFile more = contacts(full, CaseFile.MOST_CONTACTS, 2);
        assertThat(more.attempts())
                .hasSize(CaseFile.MOST_CONTACTS)
                .extracting(Attempt::attemptId)
                .startsWith("a-2")
                .endsWith("a-401");
        assertThat(more.contactsForgotten()).isEqualTo(2);
        assertThat(more.contacts()).isEqualTo(CaseFile.MOST_CONTACTS + 2);
        assertThat(more.mayHaveForgotten("a-0")).isTrue();
        assertThat(more.mayHaveForgotten(ThirdPerson.CONTACTS + "a")).isFalse();
        assertThat(more.forgetting(3).contactsForgotten()).isEqualTo(5);
    }

    @Test
    void of_a_contact_it_knows_when_it_was_granted_and_whom_it_went_to() {
        CaseFile one = file.attempted(Attempt.granted("a", "sms", NOON, null, Channel.SMS, Tone.FRIENDLY))
                .attempted(Attempt.granted("b", "sms", NOON.plusSeconds(60), "party-2", Channel.SMS, Tone.FRIENDLY));
        assertThat(one.grantedAt("a")).isEqualTo(NOON);
        assertThat(one.grantedAt("c")).isNull();
        assertThat(one.contacted("a")).isEqualTo(Sample.PARTY);
        assertThat(one.contacted("b")).isEqualTo("party-2");
        assertThat(one.contacted(ThirdPerson.CONTACTS + "a")).isEqualTo(Sample.PARTY);
    }

    @Test
    void with_no_commitment_the_oldest_payments_are_forgotten_beyond_two_hundred() {
        CaseFile full = payments(file, CaseFile.MOST_PAYMENTS);
        assertThat(full.payments()).hasSize(CaseFile.MOST_PAYMENTS).first().returns("pay-0", Payment::paymentId);
        CaseFile more = full.paid(paid("late", FIRST)).paid(paid("later", FIRST));
        assertThat(more.payments())
                .hasSize(CaseFile.MOST_PAYMENTS)
                .extracting(Payment::paymentId)
                .startsWith("pay-2")
                .endsWith("late", "later");
    }

    @Test
    void what_was_paid_since_the_debtor_first_committed_himself_is_never_forgotten() {
        Promise promise = new Promise("p-1", yuan(1), noonOf(100), FIRST.plusDays(300), Verdict.BROKEN);
        Promise later = new Promise("p-2", yuan(1), noonOf(150), FIRST.plusDays(300), Verdict.LIVE);
        keepsOf(100, file.promised(promise).promised(later));
        keepsOf(
                100,
                file.dealing(d -> d.with(Agreement.live(
                        "o-1",
                        OfferType.EXTENSION,
                        List.of(new Instalment(FIRST.plusDays(200), yuan(1))),
                        owing(0),
                        0,
                        noonOf(100)))));
        keepsOf(
                100,
                file.dealing(d -> d.with(new PromiseProposal(
                        "p-1",
                        yuan(1),
                        FIRST.plusDays(200),
                        "maker-1",
                        noonOf(100),
                        FIRST.plusDays(105),
                        PromiseProposal.Status.WAITING,
                        null,
                        null))));
    }

    /** One is paid a day: of the days before the commitment they go, of its own day and later none. */
    private void keepsOf(int day, CaseFile committed) {
        CaseFile full = payments(committed, CaseFile.MOST_PAYMENTS + day + 50);
        assertThat(full.payments())
                .hasSize(CaseFile.MOST_PAYMENTS + 50)
                .first()
                .returns(FIRST.plusDays(day), Payment::valueDate);
    }

    @Test
    void what_statements_showed_goes_back_the_latest_first_and_what_goes_beyond_it_is_owed_again() {
        CaseFile shown = file.stated(stated("stated 1", 300, 0)).stated(stated("stated 2", 200, 1));
        assertThat(shown.owedAgain()).isZero();

        CaseFile some = shown.unstated(250, FIRST.plusDays(2), null);
        assertThat(some.payments())
                .containsExactly(
                        stated("stated 1", 250, 0), stated("stated 2", 200, 1).taken());
        assertThat(some.owedAgain()).isZero();

        CaseFile beyond = shown.unstated(600, FIRST.plusDays(2), null);
        assertThat(beyond.statedMoney(FIRST)).isZero();
        assertThat(beyond.owedAgain()).isEqualTo(100);

        CaseFile since = shown.unstated(250, FIRST.plusDays(2), FIRST.plusDays(1));
        assertThat(since.statedMoney(FIRST)).isEqualTo(300);
        assertThat(since.owedAgain()).isEqualTo(50);
    }

    @Test
    void what_was_owed_again_is_paid_first() {
        CaseFile again = file.unstated(100, FIRST, null);
        assertThat(again.owedAgain()).isEqualTo(100);

        CaseFile part = again.stated(stated("stated 1", 40, 1));
        assertThat(part.owedAgain()).isEqualTo(60);
        assertThat(part.statedMoney(FIRST)).isZero();

        CaseFile all = part.stated(stated("stated 2", 60, 2));
        assertThat(all.owedAgain()).isZero();
        assertThat(all.payments()).isEmpty();

        CaseFile more = part.stated(stated("stated 2", 100, 2));
        assertThat(more.payments()).containsExactly(stated("stated 2", 40, 2));
    }

    @Test
    void who_tells_anew_since_when_it_should_have_been_left_alone_tells_all_of_it() {
        Rested second = rested("party-2", "b");
        Rested first = rested("party-1", "a");
        CaseFile both = file.resting(second).resting(first);
        assertThat(both.rested()).containsExactly(first, second);
        assertThat(both.rested("party-2")).isEqualTo(second);
        assertThat(both.rested("party-3").saysNothing()).isTrue();
        assertThat(both.resting(rested("party-2", "c")).rested()).containsExactly(first, rested("party-2", "c"));
        assertThat(both.resting(rested("party-1", null)).rested()).containsExactly(second);
        assertThat(file.resting(rested("party-1", null)).rested()).isNull();
    }

    @Test
    void nothing_kept_is_kept_as_nothing() {
        assertThat(file.answers()).isNull();
        assertThat(file.readAnswer("t-1", NOON).answers()).isNull();
        assertThat(file.among(e -> e.after(1)).episodesOf()).isEqualTo(Episodes.ONE.after(1));
        assertThat(file.among(e -> e.after(1)).among(e -> e.after(0)).episodesOf())
                .isNull();
        assertThat(file.asking(others -> others).coDebtors()).isNull();
        assertThat(file.debt()).isEqualTo("case-1");
        assertThat(file.among(e -> e.of("debt-1")).debt()).isEqualTo("debt-1");
    }

    @Test
    void an_answer_that_was_read_holds_until_then_at_most() {
        CaseFile held = file.holding(new HeldAnswer("t-1", Intent.DISPUTES, NOON.plusSeconds(60), null))
                .holding(new HeldAnswer("t-2", Intent.DECEASED, NOON.plusSeconds(30), null));
        assertThat(held.heldAnswer("t-2"))
                .hasValueSatisfying(a -> assertThat(a.intent()).isEqualTo(Intent.DECEASED));
        CaseFile read = held.readAnswer("t-1", NOON.plusSeconds(10));
        assertThat(read.waitsForReader(NOON.plusSeconds(29))).isTrue();
        assertThat(read.waitsForReader(NOON.plusSeconds(30))).isFalse();
        assertThat(held.waitsForReader(NOON.plusSeconds(59))).isTrue();
    }

    @Test
    void whoever_promised_or_agreed_and_has_time_left_is_committed() {
        assertThat(file.isCommitted()).isFalse();
        Promise promise = new Promise("p-1", yuan(1), NOON, FIRST, Verdict.LIVE);
        assertThat(file.promised(promise).isCommitted()).isTrue();
        assertThat(file.promised(promise).judged("p-1", Verdict.KEPT).isCommitted())
                .isFalse();
    }

    private static CaseFile contacts(CaseFile file, int from, int many) {
        CaseFile with = file;
        for (int i = from; i < from + many; i++) {
            with = with.attempted(
                    Attempt.granted("a-" + i, "sms", NOON.plusSeconds(i), null, Channel.SMS, Tone.FRIENDLY));
        }
        return with;
    }

    /** One a day. */
    private static CaseFile payments(CaseFile file, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> paid("pay-" + i, FIRST.plusDays(i)))
                .reduce(file, CaseFile::paid, (_, b) -> b);
    }

    private static Payment paid(String id, LocalDate on) {
        return new Payment(id, 1, on, false, null, null);
    }

    private static Payment stated(String id, long minor, int day) {
        return new Payment(id, minor, FIRST.plusDays(day), false, null, FIRST.minusDays(7));
    }

    private static Instant noonOf(int day) {
        return NOON.plusSeconds(86_400L * day);
    }

    private static Rested rested(String party, @Nullable String ofContact) {
        return new Rested(
                party,
                List.of(),
                ofContact == null ? List.of() : List.of(new LateRefusal(ofContact, NOON, NOON, null)));
    }
}
