package io.recourse.casework.desk;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One input on its way to one subject.
 *
 * @param input null for an event that this service ignores: it only moves the subject's watermark
 * @param opens whether the input may open the subject's row
 * @param tenant the lender it belongs to: a caller sees no other's subject, and a row it opens is that lender's
 * @param enclosed what is written with it if it is taken, null if nothing is
 * @param beside whom its subject will tell something on it: who is there already is seated with it, in the same question
 */
public record Entry(
        SubjectId to,
        @Nullable Input input,
        Origin origin,
        boolean opens,
        String tenant,
        @Nullable String traceparent,
        @Nullable Enclosure enclosed,
        Set<SubjectId> beside) {

    /** With nothing enclosed and nobody beside. */
    public Entry(
            SubjectId to,
            @Nullable Input input,
            Origin origin,
            boolean opens,
            String tenant,
            @Nullable String traceparent) {
        this(to, input, origin, opens, tenant, traceparent, null, Set.of());
    }

    /** Which door an entry came through. */
    public sealed interface Origin {}

    /**
     * A command of a caller or a message of a partner; with a key it is handled once.
     *
     * @param key a digest where its sender chose it, who may have put people into it; as it is where a door counted it
     * @param holder for a partner that is not a lender: its id; it reaches only subjects it holds. Null for lenders.
     * @param source where it stands on a partner's topic; nobody waits for the answer there, so a parked subject keeps it.
     *     Null if a caller waits
     */
    public record Command(
            String sender,
            @Nullable String key,
            @Nullable String digest,
            @Nullable String holder,
            @Nullable Source source)
            implements Origin {
        public Command(String sender, @Nullable String key, @Nullable String digest) {
            this(sender, key, digest, null, null);
        }

        boolean message() {
            return source != null;
        }
    }

    /** @param door {@code <topic>-<partition>} */
    public record Source(String door, long offset) {}

    /** An event of one of our own services: contiguous per (key, topic). */
    public record OwnEvent(String topic, long sequence, String eventId) implements Origin {}

    /** An input from another subject of this service. */
    public record Told(String eventId) implements Origin {}

    /** The result of an effect; the effect's row goes with it. */
    public record EffectEnded(long n, String ref) implements Origin {}

    /** A mere look: due deadlines are taken and the row is derived again. */
    public record Look() implements Origin {}

    /** An operator asks a parked subject to try again. */
    public record Retry() implements Origin {}

    public static Entry command(SubjectId to, Input input, String tenant, Command command, boolean opens) {
        return new Entry(to, input, command, opens, tenant, null);
    }

    /** The same, with something enclosed. */
    public Entry enclosing(Enclosure enclosure) {
        return new Entry(to, input, origin, opens, tenant, traceparent, enclosure, beside);
    }

    /** The same, with somebody seated beside its subject. */
    public Entry beside(SubjectId other) {
        return new Entry(to, input, origin, opens, tenant, traceparent, enclosed, Set.of(other));
    }

    /** Sends the desk to look at a subject: what is due on it, and its mail. */
    public static Entry look(SubjectId at) {
        return new Entry(at, null, new Look(), false, Facets.SHARED, null);
    }

    /** Lets a parked subject try again. */
    public static Entry retry(SubjectId parked) {
        return new Entry(parked, null, new Retry(), false, Facets.SHARED, null);
    }

    /** True if row-level security may confine it to one tenant. */
    boolean ofOneTenant() {
        return origin instanceof Command c && c.holder() == null;
    }

    /** Whether who sent this may touch a subject of that tenant and holder. */
    boolean reaches(String rowTenant, @Nullable String rowHolder) {
        return switch (origin) {
            case Command c ->
                c.holder() == null ? tenant.equals(rowTenant) : c.holder().equals(rowHolder);
            case OwnEvent _, Told _, EffectEnded _, Look _, Retry _ -> true;
        };
    }

    /** The tenants that row-level security must let a batch see. */
    static String scope(List<Entry> entries) {
        if (entries.stream().anyMatch(e -> !e.ofOneTenant())) {
            return Database.ALL_TENANTS;
        }
        Set<String> tenants = new TreeSet<>();
        entries.forEach(e -> tenants.add(e.tenant()));
        tenants.add(Facets.SHARED);
        return String.join(",", tenants);
    }
}
