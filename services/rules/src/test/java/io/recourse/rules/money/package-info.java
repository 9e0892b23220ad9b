@NullMarked
package io.recourse.rules.money;

import org.jspecify.annotations.NullMarked;
