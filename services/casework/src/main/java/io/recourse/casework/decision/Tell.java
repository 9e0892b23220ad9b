package io.recourse.casework.decision;

/** An input for another subject of the same service, delivered exactly once. */
public record Tell(SubjectId to, Input input) {}
