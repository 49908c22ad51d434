package io.coachingcalls.system;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Tests that start the system in their own way, and leave it down. They come one after another ({@code @Order}), so that
 * it is not started in between as it usually is.
 */
@Retention(RUNTIME)
@Target(TYPE)
@interface StartsItself {}
