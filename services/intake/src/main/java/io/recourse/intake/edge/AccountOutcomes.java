package io.recourse.intake.edge;

import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Ndjson;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a pushed account, in the words of its doors: {@code opened} a case, {@code updated} one (a newer statement was
 * taken), {@code unchanged}, {@code waiting} for a parked case, or {@code rejected}.
 */
final class AccountOutcomes {

    static final String OPENED = "opened";
    static final String UPDATED = "updated";
    static final String UNCHANGED = "unchanged";
    static final String WAITING = "waiting";
    static final String REJECTED = "rejected";

    private AccountOutcomes() {}

    static CommandDoor.Done of(CommandDoor.Done done) {
        return done.called(word(done.outcome(), done.events()));
    }

    static Ndjson.Result of(Ndjson.Result result) {
        return result.called(word(result.outcome(), result.events()));
    }

    private static String word(String outcome, @Nullable List<String> events) {
        return switch (outcome) {
            case "accepted" -> events != null && events.contains(CaseOpened.class.getSimpleName()) ? OPENED : UPDATED;
            case Ndjson.REFUSED -> REJECTED;
            default -> outcome;
        };
    }
}
