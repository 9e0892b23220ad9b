package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.telemetry.DeskMeters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@NullUnmarked
class DeskTest {

    private static final String BANK = "bank-a";
    private static final String PARKED = "select parked from subject where id = ?1";
    private static final String REFUSED_UNASKED = "the rule amount-negative refuses what is never refused";

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    MeterRegistry registry;

    private String id;

    @BeforeEach
    void a_fresh_subject() {
        id = UUID.randomUUID().toString();
        Tally.mended = false;
        Tally.unread = false;
    }

    @Test
    void what_cannot_be_decided_yet_is_not_written_parks_nothing_and_may_come_again() {
        open();
        Tally.unread = true;
        assertThatThrownBy(() -> own(1, new Tally.Break())).hasStackTraceContaining("the book was not read yet");
        assertThat(text(PARKED)).isNull();
        Tally.unread = false;
        Tally.mended = true;
        assertThat(own(1, new Tally.Break()).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
    }

    @Test
    void an_opening_input_opens_a_row_and_a_second_one_changes_nothing() {
        assertThat(open().outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(command(new Tally.Opened(BANK), true).outcome()).isEqualTo(Reply.Outcome.UNCHANGED);
        assertThat(rows()).containsExactly("OPEN 1");
    }

    @Test
    void a_refused_opening_leaves_no_row() {
        Reply reply = command(new Tally.Add(1), true);
        assertThat(reply.refusal().rule()).isEqualTo("tally-not-open");
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_command_for_a_subject_that_is_not_there_or_not_yours_is_unknown() {
        assertThat(command(new Tally.Add(1), false).outcome()).isEqualTo(Reply.Outcome.UNKNOWN);
        open();
        Entry foreign = Entry.command(subject(), new Tally.Add(1), "bank-b", new Entry.Command("b", null, null), false);
        assertThat(submit(foreign).outcome()).isEqualTo(Reply.Outcome.UNKNOWN);
        assertThat(total()).isZero();
    }

    @Test
    void many_entries_of_one_subject_keep_their_order_and_all_count() {
        open();
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 2000; i++) {
            entries.add(entry(new Tally.Add(i)));
        }
        desk.submit(entries).forEach(CompletableFuture::join);
        assertThat(total()).isEqualTo(2001L * 1000);
        assertThat(numbers("select count(distinct seq) from journal where id = ?1"))
                .isEqualTo(2001);
        assertThat(numbers("select max(seq) from journal where id = ?1")).isEqualTo(2001);
    }

    @Test
    void the_same_key_is_answered_once_and_another_body_under_it_is_refused() {
        open();
        Entry.Command once = new Entry.Command("bank-a", "key-" + id, "digest-1");
        Entry first = Entry.command(subject(), new Tally.Add(5), BANK, once, false);
        assertThat(submit(first)).isEqualTo(submit(first));
        Entry other = Entry.command(
                subject(), new Tally.Add(6), BANK, new Entry.Command("bank-a", "key-" + id, "digest-2"), false);
        assertThat(submit(other).refusal().rule()).isEqualTo("idempotency-key-reused");
        assertThat(total()).isEqualTo(5);
    }

    @Test
    void own_events_are_taken_once_and_in_sequence_whatever_order_they_arrive_in() {
        open();
        assertThat(own(3, new Tally.Add(100)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(own(2, new Tally.Add(10)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(own(3, new Tally.Add(100)).outcome()).isEqualTo(Reply.Outcome.REPEATED);
        assertThat(total()).isZero();
        assertThat(own(1, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(111);
        assertThat(own(1, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.REPEATED);
        assertThat(own(4, null).outcome()).isEqualTo(Reply.Outcome.UNCHANGED);
        assertThat(own(5, new Tally.Add(1000)).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(1111);
        assertThat(mail()).isZero();
    }

    @Test
    void an_event_that_comes_before_its_subject_is_opened_waits_for_it() {
        assertThat(own(1, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(mail()).isEqualTo(1);
        open();
        assertThat(total()).isEqualTo(1);
        assertThat(mail()).isZero();
    }

    @Test
    void a_gap_that_outlasts_ten_minutes_parks_its_subject_until_the_missing_event_and_an_operator_have_come() {
        open();
        assertThat(own(2, new Tally.Add(10)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        change("update mailbox set received_at = now() - interval '590 seconds' where id = '" + id + "'");
        submit(Entry.look(subject()));
        assertThat(text("select parked from subject where id = ?1")).isNull();
        change("update mailbox set received_at = now() - interval '601 seconds' where id = '" + id + "'");
        await(() -> text("select parked from subject where id = ?1") != null);
        assertThat(text("select parked from subject where id = ?1"))
                .isEqualTo("an event is missing from a topic's sequence");

        submit(Entry.retry(subject()));
        await(() -> text("select parked from subject where id = ?1") != null);
        assertThat(total()).as("a retry fills no gap").isZero();

        assertThat(own(1, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(total()).isZero();
        submit(Entry.retry(subject()));
        assertThat(total()).isEqualTo(11);
        assertThat(mail()).isZero();
        assertThat(text("select parked from subject where id = ?1")).isNull();
    }

    @Test
    void events_that_waited_long_for_their_subject_park_nobody_once_it_is_opened() {
        assertThat(own(2, new Tally.Add(10)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(own(1, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        change("update mailbox set received_at = now() - interval '2 hours' where id = '" + id + "'");
        open();
        assertThat(total()).isEqualTo(11);
        assertThat(text("select parked from subject where id = ?1")).isNull();
        assertThat(mail()).isZero();
    }

    @Test
    void a_tell_reaches_its_subject_in_the_same_transaction_and_opens_it_if_need_be() {
        open();
        String other = UUID.randomUUID().toString();
        assertThat(command(new Tally.Give(other, 40), false).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(-40);
        assertThat(totalOf(other)).isEqualTo(40);
        assertThat(query("select cast(xmin as text) from journal where id = ?1 and type = 'Added'", id))
                .as("one transaction wrote both")
                .isEqualTo(query("select cast(xmin as text) from journal where id = ?1 and type = 'Added'", other));
    }

    @Test
    void a_tell_across_tenants_reaches_the_other_tenants_subject_which_stays_the_others() {
        open();
        String other = UUID.randomUUID().toString();
        submit(Entry.command(
                new SubjectId(Tally.KIND, other),
                new Tally.Opened("bank-b"),
                "bank-b",
                new Entry.Command("bank-b", null, null),
                true));
        assertThat(command(new Tally.Knock(other, 40), false).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(totalOf(other)).isEqualTo(40);
        assertThat(query("select tenant from subject where id = ?1", other)).containsExactly("bank-b");
        assertThat(query("select distinct tenant from journal where id = ?1", other))
                .containsExactly("bank-b");
        assertThat(query("select tenant from subject where id = ?1", id)).containsExactly(BANK);
    }

    @Test
    void of_a_tell_to_one_that_is_not_there_and_does_not_begin_by_it_nothing_is_left() {
        open();
        String nobody = UUID.randomUUID().toString();
        assertThat(command(new Tally.Knock(nobody, 40), false).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(query("select status from subject where id = ?1", nobody)).isEmpty();
        assertThat(query("select reason from mailbox where id = ?1", nobody)).isEmpty();
        assertThat(query("select type from journal where id = ?1", nobody)).isEmpty();
    }

    @Test
    void who_is_told_something_first_is_asked_to_join_however_long_others_answer_each_other() {
        open();
        // one batch is of one lane
        String other = Stream.generate(() -> UUID.randomUUID().toString())
                .filter(o -> (new SubjectId(Tally.KIND, o).hashCode() & 7)
                        == (subject().hashCode() & 7))
                .findFirst()
                .orElseThrow();
        String newcomer = UUID.randomUUID().toString();
        submit(Entry.command(new SubjectId(Tally.KIND, other), new Tally.Opened(BANK), BANK, caller(), true));
        desk.submit(List.of(
                        entry(new Tally.Volley(id, other, 12)),
                        entry(new Tally.Give(newcomer, 40)),
                        Entry.command(new SubjectId(Tally.KIND, other), new Tally.Add(0), BANK, caller(), false)))
                .forEach(answer -> answer.orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(totalOf(newcomer)).isEqualTo(40);
    }

    @Test
    void two_subjects_that_answer_each_other_do_so_four_times_in_one_transaction_and_by_mail_from_then_on() {
        open();
        String other = UUID.randomUUID().toString();
        submit(Entry.command(new SubjectId(Tally.KIND, other), new Tally.Opened(BANK), BANK, caller(), true));
        command(new Tally.Volley(id, other, 12), false);
        await(() -> total() == 7 && totalOf(other) == 6);
        assertThat(query("""
                        select cast(max(count) as bigint) from (select count(*) as count from journal
                        where id in (?1, '%s') and type = 'Added' group by cast(xmin as text)) as written
                        """.formatted(other), id)).containsExactly(5L);
        assertThat(mail()).isZero();
    }

    @Test
    void a_tell_to_one_that_another_is_at_work_on_goes_by_mail() {
        open();
        String other = UUID.randomUUID().toString();
        submit(Entry.command(new SubjectId(Tally.KIND, other), new Tally.Opened(BANK), BANK, caller(), true));
        String lock = "select id from subject where kind = 'case' and id = '" + other + "' for no key update";
        List<Object> posted = database.forAll(s -> s.createNativeQuery(lock)
                        .getSingleResult()
                        .chain(() -> Uni.createFrom().completionStage(desk.submit(entry(new Tally.Send(other, 40)))))
                        .chain(() -> s.createNativeQuery("select reason from mailbox where id = ?1")
                                .setParameter(1, other)
                                .getResultList()))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(posted).containsExactly("TELL");
        assertThat(total()).isEqualTo(-40);
        await(() -> totalOf(other) == 40);
        assertThat(query("select reason from mailbox where id = ?1", other)).isEmpty();
    }

    @Test
    void a_deadline_is_taken_when_it_is_due_without_anybody_asking() {
        open();
        command(
                new Tally.SetAlarm(Instant.now().plusMillis(300).truncatedTo(java.time.temporal.ChronoUnit.MICROS)),
                false);
        await(() -> total() == 7);
    }

    @Test
    void an_effect_is_carried_out_and_its_result_comes_back_once() {
        open();
        command(new Tally.Order("tea-1"), false);
        await(() -> total() == 1000);
        await(() -> numbers("select count(*) from effect where id = ?1") == 0);
    }

    @Test
    void a_subject_that_throws_is_parked_and_payments_wait_for_it_in_order() {
        open();
        assertThat(own(1, new Tally.Break()).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(own(2, new Tally.Add(2)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(command(new Tally.Add(5), false).refusal().rule()).isEqualTo("subject-parked");
        Entry payment = Entry.command(
                subject(), new Tally.Payment(50), BANK, new Entry.Command("bank-a", "pay-" + id, "d"), false);
        assertThat(submit(payment).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(mail()).isEqualTo(3);
        Tally.mended = true;
        Reply retried = submit(Entry.retry(subject()));
        assertThat(retried.outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(52);
        assertThat(mail()).isZero();
    }

    @Test
    void an_own_event_that_is_refused_parks_its_subject_and_waits_with_what_follows_it() {
        open();
        assertThat(own(1, new Tally.Add(-1)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(own(2, new Tally.Add(2)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(text(PARKED)).isEqualTo(REFUSED_UNASKED);
        assertThat(mail()).isEqualTo(2);
        assertThat(retry(id).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(text(PARKED)).isEqualTo(REFUSED_UNASKED);
        correctMail(id);
        assertThat(retry(id).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(3);
        assertThat(mail()).isZero();
    }

    @Test
    void an_own_event_that_waited_for_its_turn_and_is_refused_then_is_not_lost_either() {
        open();
        own(2, new Tally.Add(-1));
        own(3, new Tally.Add(2));
        own(1, new Tally.Add(10));
        assertThat(total()).isEqualTo(10);
        assertThat(text(PARKED)).isEqualTo(REFUSED_UNASKED);
        assertThat(mail()).isEqualTo(2);
        correctMail(id);
        retry(id);
        assertThat(total()).isEqualTo(13);
    }

    @Test
    void a_tell_that_is_refused_parks_whom_it_was_for_and_waits_there() {
        open();
        String other = UUID.randomUUID().toString();
        submit(Entry.command(new SubjectId(Tally.KIND, other), new Tally.Opened(BANK), BANK, caller(), true));
        assertThat(command(new Tally.Send(other, -1), false).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(1);
        assertThat(query(PARKED, other)).containsExactly(REFUSED_UNASKED);
        correctMail(other);
        retry(other);
        assertThat(totalOf(other)).isEqualTo(1);
    }

    @Test
    void the_result_of_an_effect_that_is_refused_parks_who_asked_for_it() {
        open();
        command(new Tally.Order("unwanted"), false);
        await(() -> text(PARKED) != null);
        assertThat(text(PARKED)).isEqualTo("the rule order-unwanted refuses what is never refused");
        assertThat(mail()).isEqualTo(1);
        assertThat(numbers("select count(*) from effect where id = ?1")).isZero();
    }

    @Test
    void a_kept_command_that_is_refused_at_last_becomes_a_dead_letter_of_its_door_and_holds_up_nobody() {
        open();
        own(1, new Tally.Break());
        assertThat(command(new Tally.Payment(-50), false).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(command(new Tally.Payment(50), false).outcome()).isEqualTo(Reply.Outcome.WAITING);
        String sent = "select cast(n as text) from mailbox where id = ?1 and payload like '%-50%'";
        String number = text(sent);
        double refusals = count(DeskMeters.REFUSALS);
        double letters = count(DeskMeters.DEAD_LETTERS);
        Tally.mended = true;
        assertThat(retry(id).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(50);
        assertThat(mail()).isZero();
        assertThat(query("""
                        select (cast(payload as json) ->> 'rule') || ' '
                               || convert_from(decode(cast(payload as json) ->> 'base64', 'base64'), 'UTF8')
                        from journal where kind = 'door' and id = 'http' and cast(payload as json) ->> 'offset' = ?1
                        """, number)).containsExactly("amount-negative {\"is\":\"Payment\",\"amount\":-50}");
        assertThat(count(DeskMeters.REFUSALS)).isEqualTo(refusals + 1);
        assertThat(count(DeskMeters.DEAD_LETTERS)).isEqualTo(letters + 1);
    }

    @Test
    void one_row_that_the_database_refuses_parks_its_subject_and_spoils_no_neighbour() {
        open();
        List<Entry> entries = new ArrayList<>();
        List<String> neighbours = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String neighbour = UUID.randomUUID().toString();
            neighbours.add(neighbour);
            entries.add(
                    Entry.command(new SubjectId(Tally.KIND, neighbour), new Tally.Opened(BANK), BANK, caller(), true));
        }
        entries.add(
                20,
                new Entry(
                        subject(),
                        new Tally.Huge(300_000),
                        new Entry.OwnEvent("cases.test", 1, "huge-" + id),
                        false,
                        BANK,
                        null));
        desk.submit(entries).forEach(CompletableFuture::join);
        for (String neighbour : neighbours) {
            assertThat(totalOf(neighbour)).isZero();
        }
        assertThat(text("select parked from subject where id = ?1")).isEqualTo("the database refuses its row");
        assertThat(mail()).isEqualTo(1);
    }

    @Test
    void a_subject_whose_state_cannot_be_read_is_parked_and_its_input_waits() {
        open();
        change("update subject set state = 'tea', rules_hash = 'old', look_at = now() where id = '" + id + "'");
        assertThat(own(1, new Tally.Add(1)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(own(2, new Tally.Add(2)).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(text("select parked from subject where id = ?1")).isNotNull();
        assertThat(text("select state from subject where id = ?1")).isEqualTo("tea");
        assertThat(mail()).isEqualTo(2);
        assertThat(submit(Entry.retry(subject())).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(mail()).isEqualTo(2);
    }

    @Test
    void a_subject_whose_counters_cannot_be_read_is_parked_when_it_is_due() {
        open();
        change("update subject set sent = 'tea', seen = 'tea', state = 'tea', look_at = now() where id = '" + id + "'");
        await(() -> text("select parked from subject where id = ?1") != null);
        assertThat(text("select seen from subject where id = ?1")).isEqualTo("tea");
    }

    @Test
    void mail_that_cannot_be_read_parks_its_subject_and_stays_first_in_line() {
        open();
        change("insert into mailbox (kind, id, event_id, tenant, payload, ready, reason) values ('case', '" + id
                + "', 'e1', 'bank-a', 'tea', true, 'TELL'), ('case', '" + id
                + "', 'e2', 'bank-a', '{\"is\":\"Add\",\"amount\":3}', true, 'TELL')");
        desk.look();
        await(() -> text("select parked from subject where id = ?1") != null);
        assertThat(submit(Entry.retry(subject())).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(text("select string_agg(event_id, ' ' order by n) from mailbox where id = ?1"))
                .isEqualTo("e1 e2");
        change("update mailbox set payload = '{\"is\":\"Add\",\"amount\":4}' where event_id = 'e1' and id = '" + id
                + "'");
        submit(Entry.retry(subject()));
        assertThat(total()).isEqualTo(7);
        assertThat(mail()).isZero();
    }

    @Test
    void two_desks_that_write_the_same_receipt_at_once_park_nobody() {
        open();
        String receipt = "insert into receipt (sender, key, digest, reply, tenant) values ('bank-a', 'both-" + id
                + "', 'd', '{\"outcome\":\"UNCHANGED\",\"events\":[],\"version\":9}', 'bank-a')";
        Entry second =
                Entry.command(subject(), new Tally.Add(5), BANK, new Entry.Command("bank-a", "both-" + id, "d"), false);
        List<CompletableFuture<Reply>> answer = new ArrayList<>();
        // the desk waits for this transaction and then finds the receipt written
        database.forAll(s -> s.createNativeQuery(receipt)
                        .executeUpdate()
                        .invoke(() -> answer.add(desk.submit(second)))
                        .chain(() -> s.createNativeQuery("select count(*) from pg_sleep(0.7)")
                                .getSingleResult()))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(answer.getFirst().orTimeout(20, TimeUnit.SECONDS).join().version())
                .isEqualTo(9);
        assertThat(text("select parked from subject where id = ?1")).isNull();
        assertThat(total()).isZero();
    }

    @Test
    void what_is_accepted_while_parked_needs_no_key_and_a_refusal_as_parked_may_be_tried_again_under_its_key() {
        open();
        own(1, new Tally.Break());
        assertThat(command(new Tally.Payment(50), false).outcome()).isEqualTo(Reply.Outcome.WAITING);
        assertThat(command(new Tally.Payment(50), false).outcome()).isEqualTo(Reply.Outcome.WAITING);
        Entry add = Entry.command(
                subject(), new Tally.Add(5), BANK, new Entry.Command("bank-a", "again-" + id, "d"), false);
        assertThat(submit(add).refusal().rule()).isEqualTo("subject-parked");
        Tally.mended = true;
        submit(Entry.retry(subject()));
        assertThat(submit(add).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(submit(add).outcome()).isEqualTo(Reply.Outcome.ACCEPTED);
        assertThat(total()).isEqualTo(105);
    }

    @Test
    void a_public_event_carries_its_topic_a_contiguous_number_and_the_contracts_json() {
        open();
        command(new Tally.Shout("a"), false);
        command(new Tally.Add(1), false);
        command(new Tally.Shout("b"), false);
        assertThat(
                        text(
                                "select string_agg(topic || '#' || topic_seq || ' ' || type || ' ' || (cast(payload as json) ->> 'step'), ', ' order by seq) from journal where topic is not null and id = ?1"))
                .isEqualTo("cases.negotiation#1 StepLapsed.v1 a, cases.negotiation#2 StepLapsed.v1 b");
    }

    @Test
    void a_lender_sees_only_its_own_rows_whatever_it_asks_for() {
        open();
        String count = "select count(*) from subject where id = ?1";
        assertThat(database.forTenant("bank-b", s -> s.createNativeQuery(count)
                                .setParameter(1, id)
                                .getSingleResult())
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isEqualTo(0L);
        assertThat(database.forTenant(BANK, s -> s.createNativeQuery(count)
                                .setParameter(1, id)
                                .getSingleResult())
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isEqualTo(1L);
    }

    private void change(String sql) {
        database.forAll(s -> s.createNativeQuery(sql).executeUpdate()).await().atMost(Duration.ofSeconds(10));
    }

    private Reply retry(String subject) {
        return submit(Entry.retry(new SubjectId(Tally.KIND, subject)));
    }

    /** As an operator might: the amount that was refused becomes its opposite. */
    private void correctMail(String subject) {
        change("update mailbox set payload = replace(payload, '-1', '1') where id = '" + subject + "'");
    }

    private double count(String meter) {
        return registry.find(meter).tag("rule", "amount-negative").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private Reply open() {
        return command(new Tally.Opened(BANK), true);
    }

    private SubjectId subject() {
        return new SubjectId(Tally.KIND, id);
    }

    private static Entry.Command caller() {
        return new Entry.Command("bank-a", null, null);
    }

    private Entry entry(Input input) {
        return Entry.command(subject(), input, BANK, caller(), false);
    }

    private Reply command(Input input, boolean opens) {
        return submit(Entry.command(subject(), input, BANK, caller(), opens));
    }

    private Reply own(long sequence, Input input) {
        return submit(new Entry(
                subject(),
                input,
                new Entry.OwnEvent("cases.test", sequence, "e" + sequence + "-" + id),
                false,
                BANK,
                null));
    }

    private Reply submit(Entry entry) {
        return desk.submit(entry).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private long total() {
        return totalOf(id);
    }

    private long totalOf(String subject) {
        return ((Number) query("select total from subject where id = ?1", subject)
                        .getFirst())
                .longValue();
    }

    private long mail() {
        return numbers("select count(*) from mailbox where id = ?1");
    }

    private List<String> rows() {
        return query("select status || ' ' || version from subject where id = ?1", id).stream()
                .map(String.class::cast)
                .toList();
    }

    private long numbers(String sql) {
        return ((Number) query(sql, id).getFirst()).longValue();
    }

    private String text(String sql) {
        return (String) query(sql, id).getFirst();
    }

    private List<Object> query(String sql, String subject) {
        return database.forAll(
                        s -> s.createNativeQuery(sql).setParameter(1, subject).getResultList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}
