@NullMarked
package io.recourse.rules.time;

import org.jspecify.annotations.NullMarked;
