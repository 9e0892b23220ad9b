@NullMarked
package io.recourse.verify.law;

import org.jspecify.annotations.NullMarked;
