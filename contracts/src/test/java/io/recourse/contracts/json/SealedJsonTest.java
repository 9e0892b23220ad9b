package io.recourse.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedJsonTest {

    sealed interface Shape {
        record Circle(long radius) implements Shape {}

        sealed interface Cornered extends Shape {}

        record Square(
                int side,
                Colour colour,
                @Nullable String label,
                @Nullable Colour edge,
                @Nullable Integer width) implements Cornered {}

        record Frame(Shape inner, List<Shape> beside) implements Shape {}

        record Dated(Instant at, LocalDate day, boolean fixed) implements Shape {}
    }

    enum Colour {
        RED,
        BLUE
    }

    private static final SealedJson<Shape> JSON = new SealedJson<>(Shape.class);

    @Test
    void a_record_of_a_family_carries_its_name_and_a_bare_one_does_not() {
        Shape circle = new Shape.Circle(7);

        assertThat(JSON.write(circle)).isEqualTo("{\"is\":\"Circle\",\"radius\":7}");
        assertThat(JSON.writeBare(circle)).isEqualTo("{\"radius\":7}");
        assertThat(JSON.read("{\"is\":\"Circle\",\"radius\":7}")).isEqualTo(circle);
        assertThat(JSON.readBare("Circle", "{\"radius\":7}")).isEqualTo(circle);
    }

    @Test
    void a_sealed_field_is_tagged_even_inside_a_bare_record() {
        Shape frame = new Shape.Frame(new Shape.Square(2, Colour.RED, null, null, null), List.of(new Shape.Circle(1)));
        String json =
                "{\"inner\":{\"is\":\"Square\",\"side\":2,\"colour\":\"RED\"},\"beside\":[{\"is\":\"Circle\",\"radius\":1}]}";

        assertThat(JSON.writeBare(frame)).isEqualTo(json);
        assertThat(JSON.readBare("Frame", json)).isEqualTo(frame);
    }

    @Test
    void names_reach_through_nested_families() {
        assertThat(JSON.names()).containsExactlyInAnyOrder("Circle", "Square", "Frame", "Dated");
        assertThat(SealedJson.leaves(Shape.class)).first().isEqualTo(Shape.Circle.class);
    }

    @Test
    void what_may_be_absent_is_left_out_and_read_as_absent() {
        Shape plain = new Shape.Square(2, Colour.BLUE, null, null, null);

        assertThat(JSON.writeBare(plain)).isEqualTo("{\"side\":2,\"colour\":\"BLUE\"}");
        assertThat(JSON.readBare("Square", "{\"side\":2,\"colour\":\"BLUE\"}")).isEqualTo(plain);
        assertThat(JSON.readBare("Square", "{\"side\":2,\"colour\":\"BLUE\",\"label\":null}"))
                .isEqualTo(plain);
    }

    @Test
    void an_instant_keeps_its_microseconds_and_a_day_is_a_day() {
        String json = "{\"at\":\"2025-04-02T03:12:45.123456Z\",\"day\":\"2025-04-02\",\"fixed\":true}";

        assertThat(JSON.writeBare(JSON.readBare("Dated", json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-04-02T03:12:45+00:00",
                "2025-04-02T11:12:45+08:00",
                "2025-04-02t03:12:45z",
                "2025-04-02 03:12:45Z",
                "2025-04-02T24:00:00Z",
                "2025-06-30T23:59:60Z",
                "2025-04-02T03:12Z",
                "+12025-04-02T03:12:45Z",
                "2025-02-30T03:12:45Z",
                "2025-04-02T03:60:45Z",
                "2025-04-02T03:12:45.Z",
                "2025-04-02T03:12:45,5Z",
                "2025-04-02T03:12:45.1234567890Z",
                "2025-04-02T03:12:45-00:00Z",
                "2025-04-02T03:12:45+08:00Z",
                "2025-04-02T03:12:45.5+08:00Z",
                "2025-04-02T03:12:45ZZ",
                "2025-04-0\u0662T03:12:45Z",
                "-025-04-02T03:12:45Z",
                "0000-04-02T03:12:45Z",
                "2025-04-02TTTTTTTTTZ"
            })
    void an_instant_is_written_as_the_contracts_say_and_in_no_other_way(String at) {
        String json = "{\"at\":\"%s\",\"day\":\"2025-04-02\",\"fixed\":true}";
        assertThat(JSON.readBare("Dated", json.formatted("2025-04-02T03:12:45Z")))
                .isNotNull();
        assertThatThrownBy(() -> JSON.readBare("Dated", json.formatted(at)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> JSON.readBare("Triangle", "{}")).hasMessage("no record named Triangle");
        refused("{\"is\":\"Triangle\"}");
        refused("{\"radius\":7}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"is\":\"Circle\",\"radius\":7,\"surprise\":1}",
                "{\"is\":\"Circle\",\"radius\":7,\"radius\":8}",
                "{\"is\":\"Circle\",\"radius\":null}",
                "{\"is\":\"Circle\"}",
                "{\"is\":\"Circle\",\"radius\":7.0}",
                "{\"is\":\"Circle\",\"radius\":7.5}",
                "{\"is\":\"Circle\",\"radius\":\"7\"}",
                "{\"is\":\"Circle\",\"radius\":true}",
                "{\"is\":\"Circle\",\"radius\":9223372036854775808}",
                "{\"is\":\"Circle\",\"radius\":7} {}",
                "{\"is\":\"Circle\",\"radius\":7",
                "{\"is\":\"Frame\",\"inner\":{\"is\":\"Circle\",\"radius\":7},\"beside\":[null]}",
                "[]",
                "\"Circle\"",
                ""
            })
    void what_does_not_fit_exactly_is_refused(String json) {
        refused(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"side\":2}",
                "{\"side\":2,\"colour\":null}",
                "{\"side\":2,\"colour\":\"GREEN\"}",
                "{\"side\":2,\"colour\":\"red\"}",
                "{\"side\":2,\"colour\":0}",
                "{\"side\":2,\"colour\":\"\"}",
                "{\"side\":2,\"colour\":\" RED\"}",
                "{\"side\":2,\"colour\":\"RED\\u0001\"}",
                "{\"side\":2,\"colour\":\"RED\",\"edge\":\" \"}",
                "{\"side\":2,\"colour\":\"RED\",\"edge\":\"\\u0001\"}",
                "{\"side\":2,\"colour\":\"RED\",\"edge\":\"\"}",
                "{\"side\":2,\"colour\":\"RED\",\"width\":\" \"}",
                "{\"side\":2147483648,\"colour\":\"RED\"}",
                "{\"side\":2,\"colour\":\"RED\",\"label\":5}"
            })
    void an_enum_or_text_is_never_guessed(String json) {
        assertThatThrownBy(() -> JSON.readBare("Square", json)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\":1743563565,\"day\":\"2025-04-02\",\"fixed\":true}",
                "{\"at\":\"2025-04-02\",\"day\":\"2025-04-02\",\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":20180,\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":[2025,4,2],\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"2025-02-30\",\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"\",\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"2025-04-02\",\"fixed\":1}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"2025-04-02\",\"fixed\":\"true\"}"
            })
    void a_time_or_a_flag_is_never_guessed(String json) {
        assertThatThrownBy(() -> JSON.readBare("Dated", json)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\":\"+10000-01-01T00:00:00Z\",\"day\":\"2025-04-02\",\"fixed\":true}",
                "{\"at\":\"9999-12-31T23:00:00-02:00\",\"day\":\"2025-04-02\",\"fixed\":true}",
                "{\"at\":\"0000-12-31T23:59:59Z\",\"day\":\"2025-04-02\",\"fixed\":true}",
                "{\"at\":\"-0001-12-31T23:59:59Z\",\"day\":\"2025-04-02\",\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"+10000-01-01\",\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"0000-12-31\",\"fixed\":true}",
                "{\"at\":\"2025-04-02T00:00:00Z\",\"day\":\"-0001-12-31\",\"fixed\":true}"
            })
    void a_year_is_one_of_1_to_9999_and_the_fault_names_the_field(String json) {
        String field = json.contains("\"day\":\"2025") ? "at" : "day";
        assertThatThrownBy(() -> JSON.readBare("Dated", json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" at " + field);
    }

    @Test
    void the_first_and_the_last_year_are_read() {
        String json = "{\"at\":\"9999-12-31T23:59:59.999999Z\",\"day\":\"0001-01-01\",\"fixed\":true}";
        assertThat(JSON.writeBare(JSON.readBare("Dated", json))).isEqualTo(json);
    }

    @Test
    void a_missing_sealed_field_or_list_is_refused() {
        assertThatThrownBy(() -> JSON.readBare("Frame", "{\"beside\":[]}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JSON.readBare("Frame", "{\"inner\":{\"is\":\"Circle\",\"radius\":1}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_message_names_the_field_and_never_quotes_the_value() {
        assertThatThrownBy(() ->
                        JSON.readBare("Frame", "{\"inner\":{\"is\":\"Circle\",\"radius\":\"secret\"},\"beside\":[]}"))
                .hasMessageContaining("inner.radius")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> JSON.readBare("Square", "{\"side\":2}")).hasMessageContaining("colour");
    }

    private static void refused(String json) {
        assertThatThrownBy(() -> JSON.read(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
