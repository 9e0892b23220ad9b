@NullMarked
package io.recourse.rules.pack;

import org.jspecify.annotations.NullMarked;
