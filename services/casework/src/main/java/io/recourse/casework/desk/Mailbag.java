package io.recourse.casework.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The mail of one subject at the desk: what waits, what of it is new and to be stored, what of it was opened and goes. */
final class Mailbag {

    /** A gap in a topic's sequence that lasts longer than this in wall time parks the subject. */
    private static final Duration GAP_PATIENCE = Duration.ofMinutes(10);

    private final List<Mail> waiting;
    private final List<Mail> posted = new ArrayList<>();
    private final List<Long> opened = new ArrayList<>();

    /** @param stored what the mailbox holds for the subject */
    Mailbag(List<Mail> stored) {
        this.waiting = new ArrayList<>(stored);
    }

    /** In order, as it is now: opening and posting do not change the list that was handed out. */
    List<Mail> waiting() {
        return List.copyOf(waiting);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean holds(String eventId) {
        return waiting.stream().anyMatch(m -> m.eventId().equals(eventId));
    }

    /** Whether an event has waited too long for one that comes before it. */
    boolean hasOldGap(Instant wallNow) {
        return waiting.stream()
                .anyMatch(m -> m.held() && m.receivedAt().plus(GAP_PATIENCE).isBefore(wallNow));
    }

    void post(Mail mail) {
        posted.add(mail);
        waiting.add(mail);
    }

    /** It waits no more: never stored if it was posted in this batch, else its row goes. */
    void open(Mail mail) {
        waiting.remove(mail);
        boolean isNew = posted.removeIf(m -> m == mail);
        if (!isNew && mail.n() != null) {
            opened.add(mail.n());
        }
    }

    List<Mail> posted() {
        return posted;
    }

    List<Long> opened() {
        return opened;
    }
}
