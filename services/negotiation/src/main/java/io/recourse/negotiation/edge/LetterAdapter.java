package io.recourse.negotiation.edge;

import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.edge.LetterPaper.Letter;
import io.recourse.negotiation.edge.Recipients.Recipient;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sets letters and hands them to a print provider, which does nothing twice under one key. */
final class LetterAdapter implements EffectAdapter {

    static final String NAME = "letter";

    /** Some megabytes of PDF at most. */
    private static final int BATCH = 20;

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Words words;
    private final Recipients recipients;
    private final Supplier<LetterPaper> paper;
    private final EffectAdapter printer;

    /** @param paper read when the first letter is set: an installation without letters needs no font */
    LetterAdapter(Words words, Recipients recipients, Supplier<LetterPaper> paper, EffectAdapter printer) {
        this.words = words;
        this.recipients = recipients;
        this.paper = paper;
        this.printer = printer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean idempotent() {
        return printer.idempotent();
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        return recipients.of(tasks, "name").emitOn(THREADS).chain(whom -> print(tasks, whom));
    }

    private Uni<List<Ended>> print(List<Task> tasks, List<Recipient> whom) {
        List<@Nullable Ended> refused = new ArrayList<>();
        List<Task> letters = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            Optional<Text> text = words.of(task);
            if (text.isEmpty()) {
                refused.add(new Ended(Result.FAILED, "template-unknown"));
            } else if (whom.get(i) instanceof Recipient.Known(var name)) {
                Letter letter = letter(task, text.get(), name.expose());
                boolean canBeSet = paper.get().canSet(letter);
                refused.add(canBeSet ? null : new Ended(Result.FAILED, "font-lacks-character"));
                if (canBeSet) {
                    letters.add(printed(task, letter));
                }
            } else if (whom.get(i) instanceof Recipient.NotTold(String rule)) {
                refused.add(new Ended(Result.FAILED, rule));
            }
        }
        return letters.isEmpty()
                ? Uni.createFrom().item(merged(refused, List.of()))
                : printer.perform(letters).map(printed -> merged(refused, printed));
    }

    private static List<Ended> merged(List<@Nullable Ended> refused, List<Ended> printed) {
        Iterator<Ended> next = printed.iterator();
        return refused.stream()
                .map(ended -> ended == null ? Objects.requireNonNull(next.next()) : ended)
                .toList();
    }

    private Letter letter(Task task, Text text, String name) {
        return new Letter(
                words.lender(task.body()),
                name,
                Words.reference(task),
                LocalDate.parse(Words.field(task.body(), "date")),
                Words.field(task.body(), "language"),
                Objects.requireNonNull(text.subject()),
                text.body(),
                words.answerTo());
    }

    private Task printed(Task task, Letter letter) {
        byte[] pdf = paper.get().set(letter);
        Map<String, String> body = new HashMap<>(task.body());
        body.put("pdf", Base64.getEncoder().encodeToString(pdf));
        return task.saying(body);
    }
}
