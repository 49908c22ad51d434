package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Every gateway has the embedded one's table. */
class RoutesTest {

    private static final Pattern TRAEFIK = Pattern.compile(
            "rule: \"Path\\(`(/(?:api/|observability)[^`]*)`\\) \\|\\| PathPrefix\\(`\\1/`\\)\"\n +service: ([a-z-]+)\n");

    @Test
    void shouldRouteInComposeAsTheEmbeddedGatewayDoes() {
        Map<String, String> routes = new TreeMap<>();
        Matcher route = TRAEFIK.matcher(Project.read("deployment/compose/traefik/routes.yml"));
        while (route.find()) {
            routes.put(route.group(1), route.group(2));
        }

        assertThat(routes).isEqualTo(GatewayRoutes.table()).isNotEmpty();
    }
}
