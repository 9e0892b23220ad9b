package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Path EXAMPLES = Path.of("../../contracts/events");

    @Test
    void every_event_of_the_published_language_is_a_sentence() throws IOException {
        SealedJson<PublicEvent> contract = new SealedJson<>(PublicEvent.class);
        Set<String> told = new HashSet<>();
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            files.filter(f ->
                            f.toString().contains("/examples/") && f.toString().endsWith(".json"))
                    .forEach(file -> {
                        String name = file.getFileName().toString().replaceFirst("\\..*", "");
                        if (contract.names().contains(name)) {
                            String sentence = Story.sentence(contract.readBare(name, text(file)));
                            assertThat(sentence).matches("\\S.*\\.").doesNotContain("[", "null");
                            told.add(name);
                        }
                    });
        }
        assertThat(told).isEqualTo(contract.names());
    }

    @Test
    void a_story_is_told_in_the_order_of_business_time_whoever_tells() {
        Instant day = Instant.parse("2026-03-01T00:00:00Z");
        List<String> lines = Story.tell(Journal.inTimeOrder(List.of(
                entry(
                        "litigation",
                        1,
                        new LitigationEvent.PaymentOrderServed(day, day.plusSeconds(15 * 86_400)),
                        day.plusSeconds(86_400)),
                entry(
                        "intake",
                        4,
                        new IntakeEvent.PaymentAllocated(
                                "p",
                                LocalDate.of(2026, 3, 1),
                                new Money(12_345, "CNY"),
                                0,
                                45,
                                12_300,
                                0,
                                new Balance("CNY", 0, 0, 100),
                                null),
                        day),
                entry(
                        "negotiation",
                        2,
                        new NegotiationEvent.StepLapsed("visit", day, "contact-ceased"),
                        day.minusSeconds(60)))));
        assertThat(lines)
                .containsExactly(
                        "2026-02-28  negotiation   Step \"visit\" was not taken: contact-ceased.",
                        "2026-03-01  intake        123.45 CNY came in (value date 2026-03-01); 1.00 CNY owed.",
                        "2026-03-02  litigation    The payment order was served; objections until 2026-03-16.");
    }

    private static Journal.Entry entry(String service, long seq, PublicEvent event, Instant at) {
        return new Journal.Entry(service, "case-1", seq, event.topic(), event, at, at);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
