package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.access.AsyncApi;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietTestTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final QuietTest test = new QuietTest(new Subscriptions(
            Map.of("cases.intake", new Subscriptions.Topic("intake", List.of("negotiation", "disposal"))), List.of()));

    @Test
    void services_without_work_whose_events_all_arrived_are_quiet() {
        assertThat(test.disturbances(Map.of("intake", sent(7), "negotiation", seen(7), "disposal", seen(7))))
                .isEmpty();
    }

    @Test
    void an_event_on_its_way_is_work() {
        assertThat(test.disturbances(Map.of("intake", sent(7), "negotiation", seen(7), "disposal", seen(6))))
                .hasToString("[disposal has taken 6 of 7 events of cases.intake]");
    }

    @Test
    void who_has_taken_more_than_its_publisher_last_said_leads_back_to_the_publisher() {
        assertThat(test.disturbances(Map.of("intake", sent(7), "negotiation", seen(7), "disposal", seen(8))))
                .containsExactly(new QuietTest.Disturbance("intake", "has sent more than 7 events of cases.intake"));
    }

    @Test
    void mail_effects_and_due_rows_are_work_and_parked_subjects_and_waiting_mail_are_not() {
        Quiet busy = new Quiet(NOW, null, 1, 9, 2, 3, 4, Map.of(), false);
        assertThat(test.disturbances(Map.of("intake", busy)))
                .hasToString(
                        "[intake has 1 letters to read, intake has 2 effects under way, intake has 3 deadlines due]");
        assertThat(test.disturbances(Map.of("intake", new Quiet(NOW, NOW, 0, 9, 0, 0, 4, Map.of(), false))))
                .isEmpty();
    }

    @Test
    void a_subscriber_that_does_not_run_is_not_waited_for() {
        assertThat(test.disturbances(Map.of("intake", sent(7), "negotiation", seen(7))))
                .isEmpty();
    }

    @Test
    void publishers_and_subscribers_stand_in_the_published_language() {
        Subscriptions all = Subscriptions.of(AsyncApi.read(Path.of("../../contracts/asyncapi.yaml")));
        assertThat(all.topics())
                .containsKeys(
                        "cases.intake",
                        "parties.intake",
                        "cases.segmentation",
                        "cases.negotiation",
                        "cases.litigation",
                        "cases.disposal");
        assertThat(all.topics().get("cases.intake"))
                .isEqualTo(new Subscriptions.Topic(
                        "intake", List.of("segmentation", "negotiation", "litigation", "disposal")));
        assertThat(all.serviceOf("lawfirms.lex-1.reports")).isEqualTo("litigation");
        assertThat(all.serviceOf("venues.hammer-1.reports")).isEqualTo("disposal");
        assertThat(all.serviceOf("channels.courier-1.reports")).isEqualTo("negotiation");
        assertThat(all.serviceOf("lenders.east-bank.accounts")).isEqualTo("intake");
    }

    private static Quiet sent(long number) {
        return new Quiet(NOW, null, 0, 0, 0, 0, 0, Map.of("cases.intake", new Quiet.Flow(number, 0)), false);
    }

    private static Quiet seen(long number) {
        return new Quiet(NOW, null, 0, 0, 0, 0, 0, Map.of("cases.intake", new Quiet.Flow(0, number)), false);
    }
}
