package io.coachingcalls.local.issuer;

import java.net.InetAddress;
import java.time.Duration;
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

    private static final String ID = "demo";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(8);

    private final MockOAuth2Server server;

    private Issuer(MockOAuth2Server server) {
        this.server = server;
    }

    public static Issuer start(String host, int port) throws Exception {
        var mappings = Stream.of(DemoPerson.values())
                .map(person -> new RequestMapping("client_id", person.userId(), person.claims(), "JWT"))
                .toList();
        var tokens = new RequestMappingTokenCallback(ID, mappings, TOKEN_LIFETIME.toSeconds());
        var config = new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(tokens));
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
