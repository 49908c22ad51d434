package io.coachingcalls.system;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** LiveKit's own API and that of the egress stand-in, as somebody with LiveKit's key calls them. */
public record LiveKitApi(String url, String egressUrl, String apiKey, String apiSecret) {

    public static LiveKitApi of(JsonNode addresses) {
        JsonNode livekit = addresses.required("livekit");
        return new LiveKitApi(
                livekit.required("url").asText(),
                addresses.at("/egress/url").asText(),
                livekit.required("apiKey").asText(),
                livekit.required("apiSecret").asText());
    }

    /** What LiveKit sends with a webhook: bare, without "Bearer". */
    public String webhookToken(byte[] body, Instant now) {
        return JWT.create()
                .withIssuer(apiKey)
                .withNotBefore(now)
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(300))
                .withClaim("sha256", Base64.getEncoder().encodeToString(sha256(body)))
                .sign(Algorithm.HMAC256(apiSecret));
    }

    /** Sends a webhook once, as LiveKit would. {@code ingest}: a service's address, or the gateway's. */
    Response webhook(String ingest, String body) {
        return given().contentType("application/webhook+json")
                .header("Authorization", webhookToken(body.getBytes(StandardCharsets.UTF_8), Instant.now()))
                .body(body)
                .post(ingest + "/api/livekit/webhook");
    }

    /** What a participant joins with. */
    public String joinToken(String room, String identity) {
        return token(identity, Map.of("roomJoin", true, "room", room));
    }

    public void createRoom(String room) {
        rooms("CreateRoom", Map.of("name", room, "empty_timeout", 60, "departure_timeout", 2))
                .then()
                .statusCode(200);
    }

    public void deleteRoom(String room) {
        rooms("DeleteRoom", Map.of("room", room)).then().statusCode(200);
    }

    public boolean isBeingRecorded(String room) {
        return rooms("ListRooms", Map.of("names", new String[] {room})).path("rooms[0].active_recording");
    }

    /** How many recorders are in it. */
    public int recorders(String room) {
        Map<String, Object> grant = Map.of("roomAdmin", true, "room", room);
        return call(httpUrl(), "livekit.RoomService/ListParticipants", token("calls", grant), Map.of("room", room))
                .jsonPath()
                .getList("participants.findAll { it.kind == 'EGRESS' && it.state == 'ACTIVE' }")
                .size();
    }

    public Response egress(String method, Object request) {
        return call(egressUrl, "livekit.Egress/" + method, token("calls", Map.of("roomRecord", true)), request);
    }

    /** The same method of LiveKit's own server or of the stand-in, with a token of one's own. */
    public static Response egress(String server, String method, String token, Object request) {
        return call(server, "livekit.Egress/" + method, token, request);
    }

    public String httpUrl() {
        return url.replaceFirst("^ws", "http");
    }

    private Response rooms(String method, Object request) {
        Map<String, Object> grant = Map.of("roomCreate", true, "roomList", true);
        return call(httpUrl(), "livekit.RoomService/" + method, token("calls", grant), request);
    }

    private static Response call(String server, String method, String token, Object request) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(token)
                .body(request)
                .post(server + "/twirp/" + method);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String token(String identity, Map<String, Object> grant) {
        return JWT.create()
                .withIssuer(apiKey)
                .withSubject(identity)
                .withClaim("video", grant)
                .withExpiresAt(Instant.now().plusSeconds(300))
                .sign(Algorithm.HMAC256(apiSecret));
    }
}
