@NullMarked
package io.recourse.rules.calendar;

import org.jspecify.annotations.NullMarked;
