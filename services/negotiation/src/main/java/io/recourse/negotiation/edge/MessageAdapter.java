package io.recourse.negotiation.edge;

import io.recourse.casework.effects.EffectAdapter;
import io.recourse.negotiation.domain.Template.Text;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands messages to a provider together with their words; whom they are for the provider learns from intake itself. Of a call
 * {@code text} is the opening, all that is said to whoever picks up, and {@code verifiedText} what may follow when who is there has
 * been verified; a provider that knows no second text tells nobody anything.
 */
final class MessageAdapter implements EffectAdapter {

    private final EffectAdapter provider;
    private final Words words;

    MessageAdapter(EffectAdapter provider, Words words) {
        this.provider = provider;
        this.words = words;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public boolean idempotent() {
        return provider.idempotent();
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        return provider.perform(tasks.stream().map(this::worded).toList());
    }

    private Task worded(Task task) {
        Optional<Text> text = words.of(task);
        if (text.isEmpty()) {
            return task;
        }
        Map<String, String> body = new HashMap<>(task.body());
        String opening = text.get().opening();
        body.put("text", opening == null ? text.get().body() : opening);
        if (opening != null) {
            body.put("verifiedText", text.get().body());
        }
        String subject = text.get().subject();
        if (subject != null) {
            body.put("subject", subject);
        }
        return task.saying(body);
    }
}
