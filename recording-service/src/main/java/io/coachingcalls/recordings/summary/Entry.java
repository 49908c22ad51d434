package io.coachingcalls.recordings.summary;

import io.coachingcalls.structure.PlainJava;

/**
 * One line of a conversation.
 *
 * @param index its place in the transcript as it was given, counted from 0; evidence names it
 */
@PlainJava
record Entry(int index, String speaker, String text) {}
