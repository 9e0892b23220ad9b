package io.recourse.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingTopicsTest {
    private static final AsyncApi LANGUAGE =
            AsyncApi.read(Path.of("").toAbsolutePath().resolve("../../contracts/asyncapi.yaml"));

    @Test
    void a_partners_topic_that_is_missing_is_made_as_the_contract_says() {
        Map<String, String> settings = MissingTopics.of(LANGUAGE, "connect-intake");
        assertThat(settings)
                .containsEntry("topic.creation.groups", "lenders-notices")
                .containsEntry("topic.creation.lenders-notices.include", "lenders\\.[a-z0-9-]+\\.notices")
                .containsEntry("topic.creation.lenders-notices.partitions", "4")
                .containsEntry("topic.creation.lenders-notices.retention.ms", "2592000000")
                .containsEntry("topic.creation.lenders-notices.cleanup.policy", "delete");
        assertThat("lenders.north-bank.notices").matches(settings.get("topic.creation.lenders-notices.include"));
    }

    @Test
    void every_connector_that_tells_partners_has_them_and_another_has_none() {
        assertThat(MissingTopics.of(LANGUAGE, "connect-negotiation"))
                .containsEntry("topic.creation.groups", "channels-notices");
        assertThat(MissingTopics.of(LANGUAGE, "connect-litigation"))
                .containsEntry("topic.creation.groups", "lawfirms-notices");
        assertThat(MissingTopics.of(LANGUAGE, "connect-disposal"))
                .containsEntry("topic.creation.groups", "venues-notices");
        assertThat(MissingTopics.of(LANGUAGE, "connect-segmentation")).isEmpty();
    }
}
