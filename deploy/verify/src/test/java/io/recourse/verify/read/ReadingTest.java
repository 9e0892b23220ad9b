package io.recourse.verify.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.verify.check.StepsHappenOnce;
import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Letter;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
    private static final Path EXAMPLES = Path.of("../../contracts/events");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RawPost raw(String sequence, String businessAt, String value) {
        return new RawPost("cases.intake", "c1", sequence, "e1", "BucketEntered.v1", businessAt, bytes(value));
    }

    @Test
    void every_golden_example_of_the_published_language_can_be_read() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            List<Path> examples = files.filter(f -> f.toString().matches(".*/examples/[^/]+\\.json"))
                    .toList();
            assertThat(examples).hasSizeGreaterThan(50);
            for (Path example : examples) {
                String name = example.getFileName().toString();
                String type = name.substring(0, name.indexOf(".v") + 3);
                assertThat(FactReader.read(type, Files.readAllBytes(example)))
                        .as(name)
                        .isNotInstanceOf(Fact.Unreadable.class);
            }
        }
    }

    @Test
    void only_what_may_come_again_or_comes_once_by_its_type_is_read_without_a_reference() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            Set<String> bare = new TreeSet<>();
            for (Path example : files.filter(f ->
                            f.toString().matches(".*/(intake|negotiation|litigation|disposal)/examples/[^/]+\\.json"))
                    .toList()) {
                String name = example.getFileName().toString();
                String type = name.substring(0, name.indexOf(".v") + 3);
                if (FactReader.read(type, Files.readAllBytes(example)) instanceof Fact.Other) {
                    bare.add(type);
                }
            }
            assertThat(StepsHappenOnce.ONCE).containsAll(bare);
        }
    }

    @Test
    void a_field_that_is_missing_or_of_another_kind_is_unreadable() {
        assertThat(FactReader.read("BucketEntered.v1", bytes("{}"))).isInstanceOf(Fact.Unreadable.class);
        assertThat(FactReader.read("BucketEntered.v1", bytes("{\"bucket\": 3}")))
                .isInstanceOf(Fact.Unreadable.class);
        assertThat(FactReader.read("BucketEntered.v1", bytes("nonsense"))).isInstanceOf(Fact.Unreadable.class);
        assertThat(FactReader.read("RefundDue.v1", bytes("""
                {"paymentId": "p", "amount": {"minor": 1.5, "currency": "CNY"}}"""))).isInstanceOf(Fact.Unreadable.class);
    }

    @Test
    void the_rows_of_a_partys_own_journal_say_what_was_allowed_and_what_it_wants() {
        Instant nine = Instant.parse("2026-01-05T01:00:00Z");
        Instant ten = Instant.parse("2026-01-05T14:00:00Z");
        String unit = """
                {"caseId": "c", "attemptId": "third/1", "channel": "PHONE", "purpose": "locate", "pack": "contact-cn@2",
                 "at": "2026-01-05T01:00:00Z", "until": "2026-01-05T14:00:00Z", "releasesAt": "2026-01-06T01:00:00Z",
                 "third": %s, "number": %s%s}""";
        assertThat(FactReader.read(
                        "UnitSpent",
                        bytes(unit.formatted(
                                "{\"person\": \"SPOUSE\", \"ref\": \"digest\"}",
                                "\"number\"",
                                ", \"practices\": [\"OPEN_MAIL\"]"))))
                .isEqualTo(new Fact.UnitSpent(
                        "c",
                        "third/1",
                        "PHONE",
                        "locate",
                        nine,
                        ten,
                        new Fact.Third("SPOUSE", "digest"),
                        "number",
                        Set.of("OPEN_MAIL")));
        assertThat(FactReader.read("UnitSpent", bytes(unit.formatted("null", "null", ""))))
                .isEqualTo(new Fact.UnitSpent("c", "third/1", "PHONE", "locate", nine, ten, null, null, null));
        for (String wrong : List.of("\"OPEN_MAIL\"", "[1]", "{}")) {
            assertThat(FactReader.read("UnitSpent", bytes(unit.formatted("null", "null", ", \"practices\": " + wrong))))
                    .as(wrong)
                    .isInstanceOf(Fact.Unreadable.class);
        }
        assertThat(FactReader.read("UnitSpent", bytes(unit.formatted("null", "null", ", \"practices\": null"))))
                .isEqualTo(new Fact.UnitSpent("c", "third/1", "PHONE", "locate", nine, ten, null, null, null));
        assertThat(FactReader.read("UnitReturned", bytes("{\"caseId\": \"c\", \"attemptId\": \"a\"}")))
                .isEqualTo(new Fact.UnitEnded("c", "a", "UNREACHABLE"));
        assertThat(FactReader.read("UnitConfirmed", bytes("""
                        {"caseId": "c", "attemptId": "a", "outcome": "CONVERSATION", "at": "2026-01-05T01:00:00Z"}""")))
                .isEqualTo(new Fact.UnitEnded("c", "a", "CONVERSATION", nine));
        assertThat(FactReader.read("UnitConfirmed", bytes("""
                        {"caseId": "c", "attemptId": "a", "outcome": "CONVERSATION", "at": null}""")))
                .isEqualTo(new Fact.UnitEnded("c", "a", "CONVERSATION"));
        String reply = """
                        {"attemptId": "a", "channel": "SMS", "intent": "STOP", "at": "2026-01-05T01:00:00Z"%s}""";
        assertThat(FactReader.read("ReplyHeard", bytes(reply.formatted(""))))
                .isEqualTo(new Fact.ReplyHeard("a", "SMS", Set.of("STOP"), nine, null));
        assertThat(FactReader.read(
                        "ReplyHeard",
                        bytes(reply.formatted(", \"also\": [\"WRONG_PERSON\"], \"unwanted\": [\"PHONE\", \"SMS\"]"))))
                .isEqualTo(
                        new Fact.ReplyHeard("a", "SMS", Set.of("STOP", "WRONG_PERSON"), nine, Set.of("PHONE", "SMS")));
        assertThat(FactReader.read("ThirdPersonRefused", bytes("{\"ref\": \"r\", \"at\": \"2026-01-05T01:00:00Z\"}")))
                .isEqualTo(new Fact.ThirdPersonRefused("r", nine));
        assertThat(FactReader.read(
                        "ContactFound", bytes("{\"at\": \"2026-01-05T01:00:00Z\", \"basis\": \"CONVERSATION\"}")))
                .isEqualTo(new Fact.ReachNoted(false));
        assertThat(FactReader.read(
                        "ContactFound", bytes("{\"at\": \"2026-01-05T01:00:00Z\", \"basis\": \"PUBLIC_REGISTER\"}")))
                .isEqualTo(new Fact.AddressFound(null));
        assertThat(
                        FactReader.read(
                                "ContactFound",
                                bytes(
                                        "{\"at\": \"2026-01-05T01:00:00Z\", \"basis\": \"PUBLIC_REGISTER\", \"address\": \"NUMBER\"}")))
                .isEqualTo(new Fact.AddressFound("NUMBER"));
        assertThat(FactReader.read("AddressDoubted", bytes("{\"at\": \"2026-01-05T01:00:00Z\", \"channel\": \"SMS\"}")))
                .isEqualTo(new Fact.AddressDoubted(nine, "SMS"));
        assertThat(FactReader.read("AddressDoubted", bytes("""
                        {"at": "2026-01-05T01:00:00Z", "channel": "SMS", "contactAt": "2026-01-05T01:00:00Z"}"""))).isEqualTo(new Fact.AddressDoubted(nine, "SMS", nine));
        assertThat(FactReader.read("NumberRenewed", bytes("{\"asOf\": \"2026-01-05\"}")))
                .isEqualTo(new Fact.NumberRenewed(LocalDate.parse("2026-01-05")));
        assertThat(FactReader.read("CeaseNoted", bytes("{\"at\": \"2026-01-05T01:00:00Z\", \"channel\": \"SMS\"}")))
                .isEqualTo(new Fact.CeaseNoted(nine, "SMS"));
        assertThat(FactReader.number("DialAllowed", bytes("""
                        {"caseId": "c", "attemptId": "a", "number": "n-1", "at": "2026-01-05T01:00:00Z"}"""))).isEqualTo("n-1");
        assertThat(FactReader.read(
                        "NumberNoted", bytes("{\"caseId\": \"c\", \"attemptId\": \"a\", \"number\": \"n-1\"}")))
                .isEqualTo(new Fact.NumberNoted("c", "a", "n-1"));
        assertThat(FactReader.read("LinkRecorded", bytes("""
                        {"parties": ["p1", "p2"], "basis": "STATUTE", "reference": "r", "by": "o",
                         "at": "2026-01-05T01:00:00Z", "until": null}""")))
                .isEqualTo(new Fact.LinkRecorded(Set.of("p1", "p2"), "STATUTE", nine, null));
        assertThat(FactReader.read("LinkEnded", bytes("{\"by\": null, \"at\": \"2026-01-05T01:00:00Z\"}")))
                .isEqualTo(new Fact.LinkEnded(nine));
        assertThat(FactReader.read(
                        "LinkNoted",
                        bytes("{\"linkId\": \"l\", \"basis\": \"CONSENT\", \"until\": \"2026-01-05T01:00:00Z\"}")))
                .isEqualTo(new Fact.LinkNoted("l", "CONSENT", nine));
        assertThat(FactReader.read("LinkNoted", bytes("{\"linkId\": \"l\", \"basis\": \"STATUTE\"}")))
                .isEqualTo(new Fact.LinkNoted("l", "STATUTE", null));
        assertThat(FactReader.read("LinkDropped", bytes("{\"linkId\": \"l\"}"))).isEqualTo(new Fact.LinkDropped("l"));
        String elsewhere = """
                {"linkId": "l", "contact": {"key": "k", "at": "2026-01-05T01:00:00Z", "channel": "PHONE"%s}}""";
        assertThat(FactReader.read("ElsewhereNoted", bytes(elsewhere.formatted(""))))
                .isEqualTo(new Fact.ElsewhereNoted("l", "k", nine, "PHONE", null, null));
        assertThat(FactReader.read(
                        "ElsewhereNoted",
                        bytes(elsewhere.formatted(", \"number\": \"n\", \"outcome\": \"UNANSWERED\""))))
                .isEqualTo(new Fact.ElsewhereNoted("l", "k", nine, "PHONE", "n", "UNANSWERED"));
        assertThat(FactReader.read(
                        "ElsewhereConcluded", bytes("{\"linkId\": \"l\", \"key\": \"k\", \"outcome\": \"DELIVERED\"}")))
                .isEqualTo(new Fact.ElsewhereConcluded("l", "k", "DELIVERED"));
        assertThat(FactReader.number("UnitSpent", bytes(unit.formatted("null", "\"n-1\"", ""))))
                .isEqualTo("n-1");
        assertThat(FactReader.number("UnitSpent", bytes(unit.formatted("null", "null", ""))))
                .isNull();
        assertThat(FactReader.read("FlagNoted", bytes("{\"flag\": \"PARKED\", \"raised\": \"yes\"}")))
                .isInstanceOf(Fact.Unreadable.class);
        assertThat(FactReader.read(
                        "HoursConsentNoted",
                        bytes("{\"consent\": {\"id\": \"c\", \"from\": \"2026-01-05T01:00:00Z\", \"until\": null}}")))
                .isEqualTo(new Fact.HoursAgreed(nine, null));
        assertThat(FactReader.read("HoursConsentWithdrawn", bytes("{\"at\": \"2026-01-05T01:00:00Z\"}")))
                .isEqualTo(new Fact.HoursWithdrawn(nine));
        assertThat(FactReader.read(
                        "ThirdPersonAskedAgain",
                        bytes("{\"caseId\": \"c\", \"ref\": \"r\", \"at\": \"2026-01-05T01:00:00Z\"}")))
                .isEqualTo(new Fact.ThirdPersonAskedAgain("c", "r", nine));
        String bar = "{\"barId\": \"b\", \"ground\": \"%s\", \"from\": \"2026-01-05T01:00:00Z\"}";
        assertThat(FactReader.read("ContactBarred.v1", bytes(bar.formatted("RESTING"))))
                .isEqualTo(new Fact.ContactBarred("b", "PAUSED", nine));
        assertThat(FactReader.read("ContactBarred.v1", bytes(bar.formatted("DECEASED"))))
                .isEqualTo(new Fact.ContactBarred("b", "DECEASED", nine));
        assertThat(FactReader.read("ContactBarred.v1", bytes(bar.formatted("ELSEWHERE"))))
                .isInstanceOf(Fact.Unreadable.class);
        assertThat(FactReader.read("BarNoted", bytes("{\"barId\": \"b\", \"flag\": \"PAUSED\"}")))
                .isEqualTo(new Fact.BarNoted("b"));
    }

    @Test
    void a_record_without_number_or_instant_is_unreadable() {
        String value = "{\"bucket\": \"M1\"}";
        assertThat(raw("3", "2026-01-01T00:00:00.000001Z", value).understood().fact())
                .isEqualTo(new Fact.BucketEntered("M1"));
        assertThat(raw("", "2026-01-01T00:00:00Z", value).understood().fact()).isInstanceOf(Fact.Unreadable.class);
        assertThat(raw("3", "today", value).understood().fact()).isInstanceOf(Fact.Unreadable.class);
    }

    @Test
    void what_is_laid_down_comes_back_and_a_household_shares_a_slice(@TempDir Path folder) throws IOException {
        Households households = new Households();
        households.join("c1", Set.of("p1", "p2"));
        households.join("c2", Set.of("p2", "p3"));
        try (Spool spool = Spool.in(folder, 7, households)) {
            spool.add(new Accepted("harbour", "4711", "c1"));
            spool.add(new Subject("intake", "case", "c1", "harbour", "OPEN", 2, null, 5L));
            spool.add(new Subject("negotiation", "party", "p3", "harbour", "KNOWN", 2, "broken", null));
            spool.add(new Entry("intake", "case", "c2", 1, "e", null, 0, "StatementTaken", -7), null);
            Entry noted = new Entry("negotiation", "party", "p1", 1, "f", null, 0, "HoursNoted", 8);
            spool.add(noted, "{\"anyHour\": true}");
            spool.add(new Letter("intake", "party", "p1", "mail"));
            spool.add(raw("3", "2026-01-01T00:00:00Z", "{\"bucket\": \"M1\"}"));
            spool.seal();
            List<Evidence> full = Stream.of(0, 1, 2, 3, 4, 5, 6)
                    .map(spool::load)
                    .filter(e -> !e.equals(Evidence.none()))
                    .toList();
            assertThat(full).hasSize(1);
            Evidence slice = full.getFirst();
            assertThat(slice.accepted()).containsExactly(new Accepted("harbour", "4711", "c1"));
            assertThat(slice.subjects())
                    .containsExactly(
                            new Subject("intake", "case", "c1", "harbour", "OPEN", 2, null, 5L),
                            new Subject("negotiation", "party", "p3", "harbour", "KNOWN", 2, "broken", null));
            assertThat(slice.journal())
                    .containsExactly(
                            new Entry("intake", "case", "c2", 1, "e", null, 0, "StatementTaken", -7),
                            noted.saying(new Fact.HoursNoted(true)));
            assertThat(slice.letters()).containsExactly(new Letter("intake", "party", "p1", "mail"));
            assertThat(slice.posts())
                    .extracting(Post::businessAt)
                    .containsExactly(Instant.parse("2026-01-01T00:00:00Z"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_last_line_of_the_loaders_journal_counts_only_when_it_is_whole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("accepted.ndjson");
        String whole = "{\"lender\":\"harbour\",\"account\":\"a\",\"episode\":2,\"caseId\":\"c\",\"n\":1}\n";
        Files.writeString(file, whole + "{\"lender\":\"harbour\",\"acc");
        assertThat(AcceptedFile.read(file)).containsExactly(new Accepted("harbour", "a/2", "c"));
        Files.writeString(file, whole + "{}\n");
        assertThat(AcceptedFile.read(file))
                .containsExactly(new Accepted("harbour", "a/2", "c"), new Accepted("line 2", "unreadable", null));
    }

    @Test
    void without_a_running_stack_it_says_so(@TempDir Path folder) {
        assertThatThrownBy(() -> RunningStack.in(folder))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("no stack runs in");
    }

    @Test
    void a_running_stack_is_described_by_its_folder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secrets.json"), "{\"postgres.postgres\": \"a\", \"kafka.admin\": \"b\"}");
        Files.writeString(folder.resolve("stack.json"), """
                {"databases": {"intake": "jdbc:postgresql://127.0.0.1:1/intake"}, "kafka": {"bootstrap": "127.0.0.1:2"},
                 "secrets": "%s"}""".formatted(folder.resolve("secrets.json")));
        RunningStack stack = RunningStack.in(folder);
        assertThat(stack.databases()).containsEntry("intake", "jdbc:postgresql://127.0.0.1:1/intake");
        assertThat(stack.bootstrap()).isEqualTo("127.0.0.1:2");
        assertThat(stack.toString()).doesNotContain("\"a\"").contains("Keys[…]");
    }
}
