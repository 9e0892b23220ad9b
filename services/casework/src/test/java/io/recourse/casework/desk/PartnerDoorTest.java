package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.PartnerDoor;
import io.recourse.contracts.Headers;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lender's messages, each a number to add, through the real desk. */
@QuarkusTest
@NullUnmarked
class PartnerDoorTest {

    @Inject
    PartnerDoor door;

    @Inject
    Books books;

    private String id;
    private String topic;
    private long offset;

    @BeforeEach
    void an_open_subject_and_a_topic_of_its_own() {
        id = UUID.randomUUID().toString();
        topic = "lenders." + id + ".accounts";
        Tally.mended = false;
        books.open(id);
    }

    @Test
    void a_message_is_handled_once_under_the_id_its_partner_gave_it() {
        ConsumerRecord<String, byte[]> first = message("5");
        Post.header(first, Headers.ID, "m-1");
        ConsumerRecord<String, byte[]> again = message("5");
        Post.header(again, Headers.ID, "m-1");
        handle(first, again);
        assertThat(books.total(id)).isEqualTo(5);
        assertThat(letters()).isEmpty();
    }

    @Test
    void the_id_its_partner_gave_it_is_kept_as_a_digest() {
        handle(under("王小明-11010519491231002X", message("5")), message("5"));
        assertThat(books.texts("select key from receipt where sender = ?1 order by key <> ?2", topic, topic + "-0@1"))
                .hasSize(2)
                .startsWith(topic + "-0@1")
                .last()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    @Test
    void an_id_that_cannot_be_a_key_makes_a_dead_letter_and_spoils_no_neighbour() {
        ConsumerRecord<String, byte[]> empty = message("1");
        Post.header(empty, Headers.ID, "");
        ConsumerRecord<String, byte[]> longest = message("10");
        Post.header(longest, Headers.ID, "k".repeat(128));
        ConsumerRecord<String, byte[]> tooLong = message("100");
        Post.header(tooLong, Headers.ID, "k".repeat(129));
        ConsumerRecord<String, byte[]> nul = message("1000");
        Post.header(nul, Headers.ID, "k\0k");
        handle(empty, longest, tooLong, nul, message("20"));
        assertThat(books.total(id)).isEqualTo(30);
        assertThat(letters()).containsExactly("0 key-invalid", "2 key-invalid", "3 key-invalid");
    }

    @Test
    void a_type_of_no_partner_or_another_version_makes_a_dead_letter() {
        ConsumerRecord<String, byte[]> known = message("1");
        Post.header(known, Headers.TYPE, "AccountPushed.v4");
        ConsumerRecord<String, byte[]> newer = message("10");
        Post.header(newer, Headers.TYPE, "AccountPushed.v5");
        ConsumerRecord<String, byte[]> unknown = message("100");
        Post.header(unknown, Headers.TYPE, "CaseOpened.v1");
        handle(known, newer, unknown);
        assertThat(books.total(id)).isEqualTo(1);
        assertThat(letters()).containsExactly("1 event-type-unknown", "2 event-type-unknown");
    }

    @Test
    void a_message_to_a_parked_subject_waits_in_its_mailbox() {
        books.command(id, new Tally.Break());
        books.submit(new Entry(
                new SubjectId(Tally.KIND, id),
                new Tally.Break(),
                new Entry.OwnEvent("cases.test", 1, "break-" + id),
                false,
                Books.BANK,
                null));
        handle(message("5"));
        assertThat(letters()).isEmpty();
        assertThat(books.mail(id)).isEqualTo(2);
        Tally.mended = true;
        books.submit(Entry.retry(new SubjectId(Tally.KIND, id)));
        assertThat(books.total(id)).isEqualTo(5);
    }

    @Test
    void a_message_whose_subject_cannot_be_written_makes_a_dead_letter_and_stops_nobody() {
        ConsumerRecord<String, byte[]> bad = message("tenant");
        handle(message("1"), bad, message("2"));
        assertThat(books.total(id)).isEqualTo(3);
        assertThat(letters()).containsExactly("0 entry-not-written");
    }

    @Test
    void what_cannot_be_read_or_is_refused_makes_a_letter_and_a_notice_by_its_rule_and_spoils_no_neighbour() {
        List<ConsumerRecord<String, byte[]>> records = List.of(
                push(id, 1),
                message("{\"to\":"),
                message("{\"to\":\"" + id + "\",\"amount\":1000,\"tea\":1}"),
                bytes(new byte[] {'"', (byte) 0xc3, '"'}),
                bytes(" ".repeat(Bodies.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8)),
                bytes(null),
                push(id, -1),
                push(UUID.randomUUID().toString(), 1000),
                under("m-1", push(id, 10)),
                under("m-1", push(id, 20)),
                push(id, 100));
        door.handle(Post.batch(records), PartnerDoorTest::readPush).await().atMost(Duration.ofSeconds(20));
        assertThat(books.total(id)).isEqualTo(111);
        List<String> refused = List.of(
                "1 json-malformed",
                "2 field-unknown",
                "3 not-utf-8",
                "4 body-too-large",
                "5 body-empty",
                "6 amount-negative",
                "7 unknown-subject",
                "9 idempotency-key-reused");
        assertThat(letters()).containsExactlyElementsOf(refused);
        assertThat(notices("(cast(payload as json) ->> 'offset') || ' ' || (cast(payload as json) ->> 'rule')"))
                .containsExactlyElementsOf(refused);
        assertThat(notices("coalesce(cast(payload as json) ->> 'field', '')"))
                .containsExactly("", "tea", "", "", "", "amount", "", "Idempotency-Key");
        assertThat(notices("type || ' ' || (cast(payload as json) ->> 'lender') || ' '"
                        + " || (cast(payload as json) ->> 'topicPartition')"))
                .containsOnly("MessageRefused.v1 " + id + " " + topic + "-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lawfirms", "venues", "channels"})
    void a_law_firm_a_venue_and_a_channel_are_told_of_their_refused_reports(String partners) {
        topic = partners + "." + id + ".reports";
        // the case is in nobody's hands, so to them there is no such case
        handle(under("", message("1")), message("2"));
        assertThat(letters()).containsExactly("0 key-invalid", "1 unknown-subject");
        String told = partners + "." + id + ".notices ReportRefused.v1 ";
        assertThat(books.texts(
                        "select topic || ' ' || type || ' ' || (cast(payload as json) ->> 'rule') from journal"
                                + " where kind = 'door' and id = ?1 and topic is not null order by seq",
                        topic + "-0"))
                .containsExactly(told + "key-invalid", told + "unknown-subject");
    }

    @Test
    void a_message_that_waited_and_is_refused_at_last_makes_a_letter_and_a_notice_of_its_own_offset() {
        books.submit(new Entry(
                new SubjectId(Tally.KIND, id),
                new Tally.Break(),
                new Entry.OwnEvent("cases.test", 1, "break-" + id),
                false,
                Books.BANK,
                null));
        List<ConsumerRecord<String, byte[]>> records = List.of(push(id, 1), under("m-1", push(id, -7)), push(id, 100));
        door.handle(Post.batch(records), PartnerDoorTest::readPush).await().atMost(Duration.ofSeconds(20));
        assertThat(letters()).isEmpty();
        assertThat(books.mail(id)).isEqualTo(4);
        Tally.mended = true;
        books.submit(Entry.retry(new SubjectId(Tally.KIND, id)));
        assertThat(books.total(id)).isEqualTo(101);
        assertThat(books.mail(id)).isZero();
        books.await(() -> !letters().isEmpty());
        assertThat(letters()).containsExactly("1 amount-negative");
        assertThat(notices("(cast(payload as json) ->> 'offset') || ' ' || (cast(payload as json) ->> 'field')"))
                .containsExactly("1 amount");
    }

    private ConsumerRecord<String, byte[]> push(String to, long amount) {
        return message("{\"to\":\"" + to + "\",\"amount\":" + amount + "}");
    }

    private static ConsumerRecord<String, byte[]> under(String key, ConsumerRecord<String, byte[]> record) {
        Post.header(record, Headers.ID, key);
        return record;
    }

    private ConsumerRecord<String, byte[]> bytes(byte[] value) {
        return new ConsumerRecord<>(topic, 0, offset++, null, value);
    }

    record Push(String to, long amount) {}

    private static Entry readPush(PartnerDoor.Message message) throws BadInput {
        Push push = Bodies.read(message.value(), Push.class);
        return Entry.command(
                Fields.subject(Tally.KIND, push.to(), "to"),
                new Tally.Add(push.amount()),
                Books.BANK,
                message.origin(),
                false);
    }

    private List<String> notices(String column) {
        return books.texts(
                "select " + column + " from journal where kind = 'door' and id = ?1 and topic = ?2 order by seq",
                topic + "-0",
                "lenders." + id + ".notices");
    }

    @SafeVarargs
    private void handle(ConsumerRecord<String, byte[]>... records) {
        door.handle(Post.batch(records), this::read).await().atMost(Duration.ofSeconds(20));
    }

    /** A number adds it; any other word is a message that would open a subject of a tenant no database can name. */
    private Entry read(PartnerDoor.Message message) {
        String text = new String(message.value(), StandardCharsets.UTF_8);
        return text.equals("tenant")
                ? Entry.command(
                        new SubjectId(Tally.KIND, UUID.randomUUID().toString()),
                        new Tally.Opened("\0"),
                        "\0",
                        message.origin(),
                        true)
                : Entry.command(
                        new SubjectId(Tally.KIND, id),
                        new Tally.Add(Long.parseLong(text)),
                        Books.BANK,
                        message.origin(),
                        false);
    }

    private ConsumerRecord<String, byte[]> message(String value) {
        return new ConsumerRecord<>(topic, 0, offset++, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> letters() {
        return books.texts(
                "select (cast(payload as json) ->> 'offset') || ' ' || (cast(payload as json) ->> 'rule') from journal"
                        + " where kind = 'door' and id = ?1 and topic is null order by seq",
                topic + "-0");
    }
}
