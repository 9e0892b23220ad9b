package io.recourse.segmentation.domain;

import java.time.LocalDate;

/**
 * Why a case got its strategy in its first days, for the debtor's right to an explanation (个人信息保护法 art. 24): cases like it
 * are lost more often than others.
 *
 * @param week of the heat map that said so
 * @param axis in what they are alike
 * @param value what it is
 */
public record Preempted(LocalDate week, String axis, String value) {}
