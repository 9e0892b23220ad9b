@NullMarked
package io.recourse.verify.check;

import org.jspecify.annotations.NullMarked;
