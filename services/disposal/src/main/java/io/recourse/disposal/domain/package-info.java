/**
 * Assets into cash: three kinds of subject. {@code case} decides what is sold and alone publishes; {@code asset} holds
 * one thing of value for one case and knows its valuation; {@code auction} carries one sale through its rounds.
 */
@NullMarked
package io.recourse.disposal.domain;

import org.jspecify.annotations.NullMarked;
