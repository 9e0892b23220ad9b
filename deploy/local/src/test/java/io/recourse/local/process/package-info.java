@NullMarked
package io.recourse.local.process;

import org.jspecify.annotations.NullMarked;
