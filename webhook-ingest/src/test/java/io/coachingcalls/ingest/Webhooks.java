package io.coachingcalls.ingest;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;

/** Sends webhooks as LiveKit does. */
final class Webhooks {

    static final String PATH = "/api/livekit/webhook";
    static final String CONTENT_TYPE = "application/webhook+json";

    /** Content-Type as given, without a charset of REST Assured's. */
    static final RestAssuredConfig AS_GIVEN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Webhooks() {}

    static ValidatableResponse postSigned(byte[] body) {
        return post(body, LiveKitSigner.sign(body));
    }

    static ValidatableResponse post(byte[] body, @Nullable String token) {
        var request = given().config(AS_GIVEN).contentType(CONTENT_TYPE).body(body);
        return (token == null ? request : request.header("Authorization", token))
                .post(PATH)
                .then();
    }

    static String newRoom() {
        return "room-" + UUID.randomUUID();
    }

    static String newId() {
        return "EV_" + UUID.randomUUID();
    }

    static byte[] event(String name, String id, String room) {
        return """
                {"event":"%s","id":"%s","createdAt":"1795190778","room":{"sid":"RM_1","name":"%s","turnPassword":"hidden"}}""".formatted(name, id, room).getBytes(StandardCharsets.UTF_8);
    }
}
