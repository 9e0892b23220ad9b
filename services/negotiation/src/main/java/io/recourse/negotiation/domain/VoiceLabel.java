package io.recourse.negotiation.domain;

/** How a voice sounds to the provider that carries the call. A word and nothing else: no sound, no voiceprint. */
public enum VoiceLabel {
    CALM,
    ANXIOUS,
    SAD,
    ANGRY
}
