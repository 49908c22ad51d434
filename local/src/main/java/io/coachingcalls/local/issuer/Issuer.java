package io.coachingcalls.local.issuer;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import no.nav.security.mock.oauth2.token.RequestMapping;
import no.nav.security.mock.oauth2.token.RequestMappingTokenCallback;

/** The local OpenID Connect provider, where the demo people get their tokens. */
public final class Issuer implements AutoCloseable {

    /** The {@code aud} of its tokens. */
    public static final String AUDIENCE = "coaching-calls";

    /** What the web app calls itself there. */
    public static final String WEB_CLIENT = "coaching-calls-web";

    private static final String ID = "demo";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(8);

    private final MockOAuth2Server server;

    private Issuer(MockOAuth2Server server) {
        this.server = server;
    }

    /** @param page where the sign-in page, which shows the demo people, is written to */
    public static Issuer start(String host, int port, Path page) throws Exception {
        Files.writeString(page, SignInPage.html());
        // In a browser the person is chosen on the page; programs are who their client id says
        var browser = new RequestMapping("client_id", WEB_CLIENT, Map.of("aud", List.of(AUDIENCE)), "JWT");
        var programs = Stream.of(DemoPerson.values())
                .map(person -> new RequestMapping("client_id", person.userId(), person.claims(), "JWT"));
        var mappings = Stream.concat(Stream.of(browser), programs).toList();
        var tokens = new RequestMappingTokenCallback(ID, mappings, TOKEN_LIFETIME.toSeconds());
        var config = new OAuth2Config(true, page.toString(), null, false, new OAuth2TokenProvider(), Set.of(tokens));
        var server = new MockOAuth2Server(config);
        server.start(InetAddress.getByName(host), port);
        return new Issuer(server);
    }

    /** The {@code iss} of its tokens. */
    public static String url(String host, int port) {
        return "http://" + host + ":" + port + "/" + ID;
    }

    public static String jwksUrl(String issuerUrl) {
        return issuerUrl + "/jwks";
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
