package io.recourse.negotiation.domain;

import java.time.Instant;

/**
 * A call, as far as somebody listens to how it goes and to what is left of it.
 *
 * <pre>
 * Unheard ──first word of it──▶ Open ──an anxious voice──▶ Soothing
 *                                 │                            │
 *                                 └── too much stress, ────────┴──▶ Terminated
 *                                     or what nobody may say
 * </pre>
 *
 * That it is over is its case's to know; recordings are named, missed and reviewed in every state.
 */
public sealed interface CallState {

    /** Before the first event. */
    record Unheard(String callId) implements CallState {
        Open open(CallMade call) {
            return new Open(CallFile.of(call));
        }
    }

    sealed interface Heard extends CallState {
        CallFile file();

        Heard with(CallFile now);
    }

    /** It goes on in the tone in which it was allowed. */
    record Open(CallFile file) implements Heard {
        Soothing soothe() {
            return new Soothing(file);
        }

        Terminated terminate(Instant at, String rule) {
            return new Terminated(file, at, rule);
        }

        @Override
        public Open with(CallFile now) {
            return new Open(now);
        }
    }

    /** It goes on in a soothing tone, whatever comes. */
    record Soothing(CallFile file) implements Heard {
        Terminated terminate(Instant at, String rule) {
            return new Terminated(file, at, rule);
        }

        @Override
        public Soothing with(CallFile now) {
            return new Soothing(now);
        }
    }

    /** The caller must hang up, or has. */
    record Terminated(CallFile file, Instant at, String rule) implements Heard {
        @Override
        public Terminated with(CallFile now) {
            return new Terminated(now, at, rule);
        }
    }
}
