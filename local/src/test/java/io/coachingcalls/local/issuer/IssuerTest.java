package io.coachingcalls.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.events.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {

    private static final String HOST = "127.0.0.1";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "STUDIO, demo-studio, Sam, studio,",
        "FREE, demo-free, Fay, free,",
        "COACH, demo-coach, Cleo, free,",
        "ADMIN, demo-admin, Ada, free, admin",
        "AGENT, demo-agent, FRED, free, service"
    })
    void shouldGiveEachDemoPersonATokenThatItsKeysVerify(
            DemoPerson person, String userId, String name, String tier, String role) throws Exception {
        int port = FreePort.any();
        try (var issuer = Issuer.start(HOST, port, directory.resolve("sign-in.html"))) {
            String url = Issuer.url(HOST, port);

            JWTClaimsSet claims = verify(TokenRequest.tokenOf(person, url), Issuer.jwksUrl(url));

            assertThat(issuer).isNotNull();
            assertThat(claims.getIssuer()).isEqualTo(url);
            assertThat(claims.getAudience()).containsExactly("coaching-calls");
            assertThat(claims.getSubject()).isEqualTo(userId);
            assertThat(claims.getStringClaim("name")).isEqualTo(name);
            assertThat(claims.getStringClaim("tier")).isEqualTo(tier);
            assertThat(claims.getStringClaim("role")).isEqualTo(role);
            assertThat(claims.getExpirationTime().toInstant())
                    .isAfter(Instant.now().plus(2, ChronoUnit.HOURS));
        }
    }

    @Test
    void shouldSignABrowserInAsThePersonChosenOnThePage() throws Exception {
        int port = FreePort.any();
        try (var issuer = Issuer.start(HOST, port, directory.resolve("sign-in.html"));
                var browser = HttpClient.newHttpClient()) {
            String url = Issuer.url(HOST, port);
            String verifier = "a-verifier-that-is-at-least-forty-three-characters-long";
            URI authorize = URI.create(url + "/authorize?client_id=" + Issuer.WEB_CLIENT
                    + "&response_type=code&scope=openid&state=s&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback"
                    + "&code_challenge_method=S256&code_challenge=" + challenge(verifier));

            String page = browser.send(HttpRequest.newBuilder(authorize).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var chosen = browser.send(
                    HttpRequest.newBuilder(authorize)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(formOf("demo-studio", page)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            String back = chosen.headers().firstValue("Location").orElseThrow();
            var tokens = browser.send(
                    HttpRequest.newBuilder(URI.create(url + "/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&client_id="
                                    + Issuer.WEB_CLIENT + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback&code_verifier="
                                    + verifier + "&code=" + back.replaceAll(".*code=([^&]*).*", "$1")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JWTClaimsSet claims = verify(
                    EventJson.MAPPER
                            .readTree(tokens.body())
                            .required("access_token")
                            .asText(),
                    Issuer.jwksUrl(url));

            assertThat(issuer).isNotNull();
            assertThat(page).contains("Sam", "Fay", "Cleo", "Ada").doesNotContain("demo-agent");
            assertThat(back).startsWith("http://127.0.0.1/back?");
            assertThat(claims.getSubject()).isEqualTo("demo-studio");
            assertThat(claims.getAudience()).containsExactly("coaching-calls");
            assertThat(claims.getStringClaim("tier")).isEqualTo("studio");
        }
    }

    /** What the browser sends when the person's form on the page is submitted. */
    private static String formOf(String userId, String page) {
        var form = Pattern.compile("name=\"username\" value=\"" + userId + "\">\\s*"
                        + "<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(form.find()).isTrue();
        String claims = form.group(1).replace("&quot;", "\"");
        return "username=" + userId + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static JWTClaimsSet verify(String token, String jwksUrl) throws Exception {
        var keys = JWKSourceBuilder.create(URI.create(jwksUrl).toURL()).build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        return processor.process(token, null);
    }
}
