@NullMarked
package io.recourse.rules.limitation;

import org.jspecify.annotations.NullMarked;
