/**
 * Court procedure as executable timers. Start with {@link io.recourse.litigation.domain.CaseState}: its Javadoc is the
 * map. {@link io.recourse.litigation.domain.CaseDecider} says what happens, {@link
 * io.recourse.litigation.domain.CourtPolicy} holds every number with its article.
 */
@NullMarked
package io.recourse.litigation.domain;

import org.jspecify.annotations.NullMarked;
