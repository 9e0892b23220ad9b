package io.recourse.rules.contact;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contacts already made, each list in the scope its budget names (see {@link ContactPack.Budget#scope}); the guard counts
 * them by the debtor's local days. A granted contact whose result is unknown belongs in, for it stays spent.
 *
 * @param effectiveCalls calls that were a conversation, bots included
 * @param unansweredDials dials without answer, on the number to be dialled
 * @param attempts calls of any result
 */
public record Usage(List<Instant> effectiveCalls, List<Instant> unansweredDials, List<Instant> attempts) {

    public Usage {
        effectiveCalls = List.copyOf(effectiveCalls);
        unansweredDials = List.copyOf(unansweredDials);
        attempts = List.copyOf(attempts);
    }

    /** What a budget counts. */
    public enum Counted {
        EFFECTIVE_CALL,
        UNANSWERED_DIAL,
        ATTEMPT
    }

    public static Usage none() {
        return new Usage(List.of(), List.of(), List.of());
    }

    public List<Instant> of(Counted counted) {
        return switch (counted) {
            case EFFECTIVE_CALL -> effectiveCalls;
            case UNANSWERED_DIAL -> unansweredDials;
            case ATTEMPT -> attempts;
        };
    }

    public Usage plusEffectiveCall(Instant at) {
        return new Usage(with(effectiveCalls, at), unansweredDials, with(attempts, at));
    }

    public Usage plusUnansweredDial(Instant at) {
        return new Usage(effectiveCalls, with(unansweredDials, at), with(attempts, at));
    }

    /** Without what happened before the instant; 8 days back is always enough for the packs there are. */
    public Usage since(Instant from) {
        return new Usage(after(effectiveCalls, from), after(unansweredDials, from), after(attempts, from));
    }

    private static List<Instant> with(List<Instant> list, Instant at) {
        return Stream.concat(list.stream(), Stream.of(at)).toList();
    }

    private static List<Instant> after(List<Instant> list, Instant from) {
        return list.stream().filter(at -> !at.isBefore(from)).toList();
    }
}
