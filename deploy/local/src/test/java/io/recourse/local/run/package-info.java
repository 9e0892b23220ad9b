@NullMarked
package io.recourse.local.run;

import org.jspecify.annotations.NullMarked;
