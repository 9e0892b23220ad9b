package io.recourse.negotiation.domain;

import io.recourse.negotiation.domain.CallEvent.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call in every state.
 *
 * @param label as last heard; null if nothing was
 * @param stress the highest heard, 0 … 100
 * @param tookPlaceAt the earliest instant at which somebody was or may have been spoken to; null if nobody was
 * @param recording null while nobody has named one
 * @param missing whether none was named in time, nor since
 * @param alerts codes of the phrases the caller was heard to say, without doubles
 * @param sampled why a person is to listen to it; empty if nobody need
 * @param complainedAt when somebody first complained of it; null if nobody did
 */
public record CallFile(
        CallMade call,
        @Nullable VoiceLabel label,
        int stress,
        @Nullable Instant tookPlaceAt,
        @Nullable Recording recording,
        boolean missing,
        List<String> alerts,
        List<Reason> sampled,
        @Nullable Instant complainedAt) {

    public CallFile {
        alerts = List.copyOf(alerts);
        sampled = List.copyOf(sampled);
    }

    static CallFile of(CallMade call) {
        return new CallFile(call, null, 0, null, null, false, List.of(), List.of(), null);
    }

    CallFile hearing(VoiceLabel now, int with) {
        return new CallFile(
                call, now, Math.max(stress, with), tookPlaceAt, recording, missing, alerts, sampled, complainedAt);
    }

    CallFile tookPlace(Instant at) {
        return new CallFile(call, label, stress, at, recording, missing, alerts, sampled, complainedAt);
    }

    CallFile inVain() {
        return new CallFile(call, label, stress, null, recording, false, alerts, sampled, complainedAt);
    }

    /** Whether something was heard in it, which proves that somebody was spoken to whatever is told. */
    boolean heard() {
        return label != null || !alerts.isEmpty();
    }

    CallFile recorded(Recording named) {
        return new CallFile(call, label, stress, tookPlaceAt, named, false, alerts, sampled, complainedAt);
    }

    CallFile missed() {
        return new CallFile(call, label, stress, tookPlaceAt, recording, true, alerts, sampled, complainedAt);
    }

    CallFile alerted(String code) {
        List<String> now = Stream.concat(alerts.stream(), Stream.of(code)).toList();
        return new CallFile(call, label, stress, tookPlaceAt, recording, missing, now, sampled, complainedAt);
    }

    CallFile sampled(Reason reason) {
        List<Reason> now = Stream.concat(sampled.stream(), Stream.of(reason)).toList();
        return new CallFile(call, label, stress, tookPlaceAt, recording, missing, alerts, now, complainedAt);
    }

    CallFile complained(Instant at) {
        return new CallFile(call, label, stress, tookPlaceAt, recording, missing, alerts, sampled, at);
    }
}
