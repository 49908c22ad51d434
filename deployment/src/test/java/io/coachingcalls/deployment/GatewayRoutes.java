package io.coachingcalls.deployment;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded gateway's table of routes, which every other gateway must have too. */
final class GatewayRoutes {

    private static final Pattern ROUTE = Pattern.compile("new Route\\(\"([^\"]+)\", \"([^\"]+)\"\\)");

    private GatewayRoutes() {}

    /** As it stands in the table, of a gateway's regular expression. */
    static String path(String expression) {
        return expression.replace("[^/]+", "*").replaceAll("[\\^$]", "");
    }

    /** Path prefix, or path with one element that may be any → service. */
    static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        Matcher route = ROUTE.matcher(Project.read("local/src/main/java/io/coachingcalls/local/gateway/Routes.java"));
        while (route.find()) {
            table.put(route.group(1), route.group(2));
        }
        return table;
    }
}
