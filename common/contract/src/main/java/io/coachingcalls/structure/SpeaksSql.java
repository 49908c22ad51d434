package io.coachingcalls.structure;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Has a connection to the database, outside of the packages that have tables of their own. Whoever adds one says why. */
@Retention(CLASS)
@Target(TYPE)
public @interface SpeaksSql {

    /** Why it does not ask another class. */
    String value();
}
