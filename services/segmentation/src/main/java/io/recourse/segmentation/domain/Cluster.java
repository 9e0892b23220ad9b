package io.recourse.segmentation.domain;

/**
 * Kinds of case that are alike. The words are closed, so that a condition which asks for one stays right whatever model draws
 * the lines between them.
 */
public enum Cluster {
    /** 诉讼型: long and often late, likely to default. */
    LITIGIOUS,
    /** 高负债型: owes far more than others for what it may or earns. */
    OVERINDEBTED,
    /** 收入不稳型: earns far less steadily than others. */
    UNSTEADY,
    /** 行业承压型: its industry is risky or does badly. */
    STRAINED,
    /** 可协商型: nothing of this stands out, a talk is likely to do. */
    NEGOTIABLE
}
