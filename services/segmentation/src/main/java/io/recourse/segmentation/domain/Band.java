package io.recourse.segmentation.domain;

/** Grades of the probability of default, best first. */
public enum Band {
    A,
    B,
    C,
    D,
    E
}
