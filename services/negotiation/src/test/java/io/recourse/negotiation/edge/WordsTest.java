package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.contracts.Money;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.TemplateBook;
import io.recourse.rules.pack.Packs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of money, of cases and of whom we speak for. */
class WordsTest {

    private static final TemplateBook BOOK =
            TemplateFiles.load(Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100000           | CNY | zh-CN   | 人民币1,000.00元
            100000           | CNY | zh-Hant | 人民币1,000.00元
            100000           | CNY | en      | CNY 1,000.00
            5                | CNY | es      | CNY 0.05
            123456789        | JPY | zh      | JPY 123,456,789
            1234             | KWD | en      | KWD 1.234
            9007199254740991 | CNY | zh      | 人民币90,071,992,547,409.91元
            9007199254740991 | JPY | en      | JPY 9,007,199,254,740,991
            """)
    void money_is_said_as_people_write_it(long minor, String currency, String language, String said) {
        assertThat(Words.money(new Money(minor, currency).text(), language))
                .isEqualTo(said)
                .hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void an_amount_of_another_form_is_said_as_it_came() {
        assertThat(Words.money("some", "en")).isEqualTo("some");
    }

    @Test
    void a_case_is_called_by_what_can_be_read_out() {
        assertThat(Words.reference(of("4f2a91c0b3aa00bb11cc22dd33ee44ff"))).isEqualTo("4F2A9-1C0B3");
        assertThat(Words.reference(of("case-1"))).isEqualTo("CASE-1");
    }

    /** ▣ Whoever speaks for a bank under the name of a court says what no text may say. */
    @ParameterizedTest
    @ValueSource(strings = {"××法院执行局", "This is the court", "公安局经侦大队"})
    void nobody_speaks_under_the_name_of_an_authority(String name) {
        assertThatThrownBy(() -> new Words(BOOK, "us", Map.of("lender-1", name)))
                .hasMessageContaining("lender-names of lender-1")
                .hasMessageContaining("zone-impersonated-authority");
        assertThatThrownBy(() -> new Words(BOOK, name, Map.of()))
                .hasMessageContaining("answer-to")
                .hasMessageContaining("zone-impersonated-authority");
    }

    @Test
    void what_is_configured_fits_the_texts() {
        assertThatThrownBy(() -> new Words(BOOK, " ", Map.of())).hasMessageContaining("answer-to has 1 to 60");
        assertThatThrownBy(() -> new Words(BOOK, "us", Map.of("lender-1", "x".repeat(41))))
                .hasMessageContaining("lender-names of lender-1 has 1 to 40");
    }

    private static Task of(String caseId) {
        return new Task(1, new SubjectId("case", caseId), "x", "x", Map.of(), null, null);
    }
}
