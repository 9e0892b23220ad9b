/**
 * The pure core every stage is written in: {@link io.recourse.casework.decision.Decider} says what happened and what is
 * now true, {@link io.recourse.casework.decision.Turn} runs one subject through its due deadlines and inputs. No I/O, no
 * clock, no chance, no framework. The desk and the specs run the same {@code Turn}.
 */
@NullMarked
package io.recourse.casework.decision;

import org.jspecify.annotations.NullMarked;
