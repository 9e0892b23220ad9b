package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.story.Language;
import io.recourse.casework.story.Phrasebook;
import io.recourse.casework.story.Phrasebook.Setting;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent;
import io.recourse.intake.domain.ExampleStates;
import io.recourse.intake.domain.InterruptionCause;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a case in English and Chinese. */
@NullUnmarked
class SentencesTest {

    private static final Phrasebook PHRASES = new CaseViews().phrases();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Setting EN = new Setting(Language.EN, SHANGHAI, "CNY");
    private static final Setting ZH = new Setting(Language.ZH, SHANGHAI, "CNY");

    @ParameterizedTest
    @MethodSource("types")
    void every_event_that_intake_can_journal_has_a_sentence_in_every_language(Class<? extends Record> type) {
        for (boolean full : new boolean[] {true, false}) {
            Record event = (Record) example(type, full);
            for (Setting setting : List.of(EN, ZH)) {
                String sentence = PHRASES.tell(type.getSimpleName(), event, setting);
                assertThat(sentence)
                        .as(type.getSimpleName())
                        .isNotBlank()
                        .doesNotContain("{", "}", "null", "NULL", "NOT_FOUND")
                        .endsWith(setting == EN ? "." : "。");
            }
        }
    }

    static Stream<Class<?>> types() {
        return Stream.of(IntakeEvent.class, LenderNotice.class, CaseEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .filter(type -> type != CaseEvent.Told.class && type != CaseEvent.Noticed.class)
                // told by a door
                .filter(type -> type != LenderNotice.MessageRefused.class);
    }

    @Test
    void every_deadline_of_a_case_says_why_it_is_there() {
        assertThat(explained(ExampleStates.cases().values().stream().flatMap(s -> ExampleStates.deadlines(s).stream())))
                .containsExactly(
                        "bucket",
                        "guarantee-limitation",
                        "guarantee-period",
                        "instalment-reminder",
                        "limitation",
                        "limitation-warning",
                        "pause-review");
    }

    @Test
    void every_deadline_of_a_party_says_why_it_is_there() {
        assertThat(explained(
                        ExampleStates.parties().values().stream().flatMap(s -> ExampleStates.deadlines(s).stream())))
                .containsExactly("review-answer", "standings");
    }

    /** The kinds of deadlines of which each is told in both languages. */
    private static Set<String> explained(Stream<Deadline> deadlines) {
        Set<String> kinds = new TreeSet<>();
        deadlines.forEach(deadline -> {
            kinds.add(deadline.kind());
            String text = "deadline/" + deadline.kind();
            assertThat(PHRASES.tell(text, deadline, EN)).isNotBlank().endsWith(".");
            assertThat(PHRASES.tell(text, deadline, ZH)).isNotBlank().endsWith("。");
        });
        return kinds;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_constant_that_a_sentence_may_name_has_a_word(Language language) {
        Stream.<Enum<?>[]>of(
                        Bucket.values(),
                        Stage.values(),
                        CloseReason.values(),
                        PauseReason.values(),
                        InterruptionCause.values())
                .flatMap(Arrays::stream)
                .forEach(constant -> assertThat(PHRASES.word(constant, language))
                        .isNotBlank()
                        .doesNotContain("_"));
    }

    @Test
    void a_payment_is_told_with_its_parts_in_the_currencys_own_digits() {
        PaymentAllocated payment = new PaymentAllocated(
                "p1",
                LocalDate.of(2026, 1, 12),
                new Money(1_234_567, "CNY"),
                0,
                34_567,
                1_200_000,
                0,
                new Balance("CNY", 0, 0, 5),
                LocalDate.of(2026, 1, 20));
        assertThat(tell(payment, EN))
                .isEqualTo("A payment of 12,345.67 CNY with the value date 12 January 2026 came in, 345.67 CNY for"
                        + " interest, 12,000.00 CNY for principal. Still owed: 0.05 CNY.");
        assertThat(tell(payment, ZH))
                .isEqualTo("收到还款 12,345.67 元，起息日2026年1月12日，冲抵利息 345.67 元，冲抵本金 12,000.00 元。尚欠 0.05 元。");
        CaseEvent costs = new CaseEvent.CostsBooked("c1", 1_234_567, "court-fee", LocalDate.of(2026, 1, 12));
        assertThat(tell((Record) costs, new Setting(Language.EN, SHANGHAI, "KWD")))
                .isEqualTo("Costs of 1,234.567 KWD are owed from 12 January 2026 on: court fee.");
        assertThat(tell((Record) costs, new Setting(Language.ZH, SHANGHAI, "JPY")))
                .isEqualTo("自2026年1月12日起另计费用 1,234,567 JPY：诉讼费用。");
    }

    @Test
    void days_are_the_contracts_and_a_day_ends_at_24_00() {
        Instant end = Instant.parse("2029-01-20T16:00:00Z");
        Record expired = new CaseEvent.LimitationExpired(end);
        assertThat(tell(expired, EN)).contains("20 January 2029, 24:00");
        assertThat(tell(expired, ZH)).contains("2029年1月20日 24:00");
        assertThat(tell(expired, new Setting(Language.EN, ZoneId.of("Europe/Berlin"), "EUR")))
                .contains("20 January 2029, 17:00");
    }

    @Test
    void what_is_not_there_is_not_spoken_of() {
        CaseEvent open = new CaseEvent.LimitationSuspended(LocalDate.of(2026, 1, 12), null, "flood", Instant.EPOCH);
        assertThat(tell((Record) open, EN)).startsWith("An obstacle from 12 January 2026 suspends");
    }

    private static String tell(Record event, Setting setting) {
        return PHRASES.tell(event.getClass().getSimpleName(), event, setting);
    }

    /** A value of a type: with everything there, or with nothing that may be absent. */
    private static @Nullable Object example(Type type, boolean full) {
        return switch (type) {
            case ParameterizedType _ -> List.of();
            case Class<?> c when c == String.class -> "x";
            case Class<?> c when c == long.class -> full ? 1_234L : 0L;
            case Class<?> c when c == Long.class -> full ? 1_234L : 0L;
            case Class<?> c when c == Integer.class -> full ? 31 : 0;
            case Class<?> c when c == int.class -> full ? 31 : 0;
            case Class<?> c when c == boolean.class -> full;
            case Class<?> c when c == Instant.class -> Instant.parse("2026-01-12T04:00:00Z");
            case Class<?> c when c == LocalDate.class -> LocalDate.of(2026, 1, 12);
            case Class<?> c when c == Money.class -> new Money(1_234, "CNY");
            case Class<?> c when c == Balance.class -> new Balance("CNY", 1, 2, 3);
            case Class<?> c when c.isEnum() -> c.getEnumConstants()[0];
            case Class<?> c when c.isRecord() -> record(c, full);
            default -> throw new IllegalArgumentException(type.getTypeName());
        };
    }

    private static Object record(Class<?> type, boolean full) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(c -> !full && c.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                    ? null
                                    : example(c.getGenericType(), full))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
