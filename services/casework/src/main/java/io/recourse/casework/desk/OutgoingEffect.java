package io.recourse.casework.desk;

import io.recourse.casework.decision.Effect;
import org.jspecify.annotations.Nullable;

/** An effect that a turn asked for, and the trace it belongs to. */
record OutgoingEffect(Effect effect, @Nullable String traceparent) {}
