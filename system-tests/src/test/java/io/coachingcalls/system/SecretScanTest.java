package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That it finds what is planted: where it finds nothing, there is nothing. */
class SecretScanTest {

    private static final String SECRET = "5d41402abc4b2a76b9719d911017c592";

    private final SecretScan scan = new SecretScan(Map.of("LiveKit's secret", SECRET));

    @Test
    void shouldFindASecretAndNotRepeatIt() {
        scan.look("a log", "connecting with " + SECRET + "!");
        scan.look("another log", "connecting");

        assertThat(scan.findings()).containsExactly("a log: LiveKit's secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "some-user:", "somebody-else:"})
    void shouldFindASecretInBase64WhateverStandsBeforeIt(String before) {
        for (String after : new String[] {"", "1", "12", "123"}) {
            var credentials = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);
            var planted = new SecretScan(Map.of("a password", SECRET));

            planted.look("a header", "Basic " + Base64.getEncoder().encodeToString(credentials));

            assertThat(planted.findings()).containsExactly("a header: a password in base64");
        }
    }

    @Test
    void shouldFindTokens() {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzYW0ifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

        scan.look("a log", "Authorization: " + token);
        scan.look("another log", "Authorization: Bearer eyJ…");

        assertThat(scan.findings()).containsExactly("a log: a token");
    }

    @Test
    void shouldLeaveReceiptsOfErasuresAlone() {
        String receipt = unsigned("{\"alg\":\"EdDSA\",\"typ\":\"erasure-receipt+jwt\"}") + "." + "x".repeat(86);

        scan.look("a row", receipt);
        scan.look(
                "another row", receipt + " " + unsigned("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + "x".repeat(86));

        assertThat(scan.findings()).containsExactly("another row: a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"turnPassword\":\"x\"", "turn_password=x", "TURNPASSWORD x"})
    void shouldFindTurnPasswords(String text) {
        scan.look("a record", text);

        assertThat(scan.findings()).containsExactly("a record: a TURN password");
    }

    @Test
    void shouldSayHowMuchItHasSeen() {
        scan.look("a log", "12345");
        scan.look("a log", "678");

        assertThat(scan.findings()).isEmpty();
        assertThat(scan.characters()).isEqualTo(8);
    }

    private static String unsigned(String header) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString("{\"session_id\":\"1\"}".getBytes(StandardCharsets.UTF_8));
    }
}
