package io.coachingcalls.local.issuer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.coachingcalls.events.EventJson;

/** Asks the issuer for a demo person's bearer token. */
public final class TokenRequest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TokenRequest() {}

    public static String tokenOf(DemoPerson person, String issuerUrl) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuerUrl + "/token"))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                // The issuer gives anyone a token, so the secret is none
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_secret=none&client_id=" + person.userId()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the issuer answered " + answer.statusCode());
            }
            return EventJson.MAPPER
                    .readTree(answer.body())
                    .required("access_token")
                    .asText();
        }
    }
}
