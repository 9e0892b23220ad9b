package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.rules.pack.Packs;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words that a provider is handed. */
class MessageAdapterTest {

    private final List<Map<String, String>> handed = new ArrayList<>();

    private final MessageAdapter adapter = new MessageAdapter(
            new EffectAdapter() {
                @Override
                public String name() {
                    return "message";
                }

                @Override
                public boolean idempotent() {
                    return true;
                }

                @Override
                public Uni<List<Ended>> perform(List<Task> tasks) {
                    tasks.forEach(task -> handed.add(task.body()));
                    return Uni.createFrom().item(List.of());
                }
            },
            new Words(
                    TemplateFiles.load(Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json")),
                    "+86 10 5555 0100",
                    Map.of()));

    /** ▣ A provider that speaks the text alone tells nobody of a debt. */
    @Test
    void what_a_bot_says_to_anybody_and_what_to_the_debtor_are_two_texts() {
        hand(Channel.VOICE_BOT, "firm-bot@1");
        assertThat(handed.getFirst().get("text"))
                .contains("you are the person", "+86 10 5555 0100")
                .doesNotContain("1000", "1,000", "lender-1");
        assertThat(handed.getFirst().get("verifiedText")).contains("lender-1", "attempt to collect a debt");
    }

    @Test
    void what_is_written_is_one_text() {
        hand(Channel.SMS, "firm-short@1");
        assertThat(handed.getFirst().get("text")).contains("lender-1", "STOP");
        assertThat(handed.getFirst()).doesNotContainKey("verifiedText");
    }

    private void hand(Channel channel, String template) {
        Map<String, String> body = Map.of(
                "channel", channel.name(),
                "language", "en",
                "template", template,
                "lender", "lender-1",
                "amount", "1000.00 CNY",
                "date", "2026-03-02");
        adapter.perform(List.of(new EffectAdapter.Task(
                        1, new SubjectId("case", "case-1"), "ref-1", "case/case-1/ref-1", body, null, null)))
                .await()
                .indefinitely();
    }
}
