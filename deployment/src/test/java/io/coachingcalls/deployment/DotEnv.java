package io.coachingcalls.deployment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code .env.example}. */
final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?m)^(#?)([A-Z][A-Z0-9_]*)=(.*)$");

    private DotEnv() {}

    /** What it sets. */
    static Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        Matcher line = LINE.matcher(Project.read(".env.example"));
        while (line.find()) {
            if (line.group(1).isEmpty()) {
                values.put(line.group(2), line.group(3));
            }
        }
        return values;
    }

    /** What it documents: what it sets, and what it only shows the default of. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        Matcher line = LINE.matcher(Project.read(".env.example"));
        while (line.find()) {
            names.add(line.group(2));
        }
        return names;
    }
}
