package io.coachingcalls.structure;

import static java.lang.annotation.ElementType.PACKAGE;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Decides, or is what is decided of, a class or a whole package: it can be read and tested without knowing how anything is run, stored or asked for. An
 * architecture test of each service keeps frameworks, databases and SDKs out of it, and of all that is nested in it.
 */
@Retention(CLASS)
@Target({TYPE, PACKAGE})
public @interface PlainJava {}
