@NullMarked
package io.recourse.rules.identifiers;

import org.jspecify.annotations.NullMarked;
