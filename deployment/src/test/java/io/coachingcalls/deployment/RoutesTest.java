package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Every gateway has the embedded one's table. */
class RoutesTest {

    private static final Pattern TRAEFIK = Pattern.compile(
            "rule: \"Path\\(`(/(?:api/|observability)[^`]*)`\\) \\|\\| PathPrefix\\(`\\1/`\\)\"\n +service: ([a-z-]+)\n");

    private static final Pattern TRAEFIK_EXPRESSION =
            Pattern.compile("rule: \"PathRegexp\\(`([^`]+)`\\)\"\n +priority: 1000\n +service: ([a-z-]+)\n");

    @Test
    void shouldRouteInComposeAsTheEmbeddedGatewayDoes() {
        Map<String, String> routes = new TreeMap<>();
        String file = Project.read("deployment/compose/traefik/routes.yml");
        TRAEFIK.matcher(file).results().forEach(route -> routes.put(route.group(1), route.group(2)));
        TRAEFIK_EXPRESSION
                .matcher(file)
                .results()
                .forEach(route -> routes.put(GatewayRoutes.path(route.group(1)), route.group(2)));

        assertThat(routes).isEqualTo(GatewayRoutes.table()).isNotEmpty();
    }
}
