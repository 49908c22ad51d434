package io.coachingcalls.problem;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Mixed into {@link Problem}, says the sentence of it once more as {@code error}, which old frontends read alone. */
public interface ErrorSentence {

    @JsonProperty("error")
    String sentence();
}
