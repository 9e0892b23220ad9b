@NullMarked
package io.recourse.local;

import org.jspecify.annotations.NullMarked;
