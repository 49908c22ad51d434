/** Texts from outside, made fit to be kept and shown. */
@NullMarked
package io.coachingcalls.text;

import org.jspecify.annotations.NullMarked;
