@NullMarked
package io.recourse.verify;

import org.jspecify.annotations.NullMarked;
