/** This checker's own contact guard, written from {@code contracts/conformance/README.md} alone; law and vectors are data. */
@NullMarked
package io.recourse.verify.law;

import org.jspecify.annotations.NullMarked;
