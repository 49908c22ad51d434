package io.coachingcalls.calls.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The requests the tests make again and again. */
public final class Http {

    public static final String CALLS = "/api/fred/call";
    public static final String TOKENS = "/api/livekit/token";
    public static final String ON_DEMAND = "{\"callType\": \"on-demand\"}";

    private Http() {}

    public static RequestSpecification as(String bearer) {
        return given().auth().oauth2(bearer).contentType(ContentType.JSON);
    }

    public static Response create(String bearer, String body) {
        return as(bearer).body(body).post(CALLS);
    }

    public static Response createOnce(String key, String bearer, String body) {
        return as(bearer).header("Idempotency-Key", key).body(body).post(CALLS);
    }

    public static String createdRoom(String bearer, String body) {
        return create(bearer, body).then().statusCode(200).extract().path("room");
    }

    public static Response askForToken(String bearer, String room) {
        return as(bearer).body("{\"room\": \"" + room + "\"}").post(TOKENS);
    }

    public static void assertProblem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }

    /** The answers to {@code times} requests made by as many threads. */
    public static List<Response> atOnce(int times, Supplier<Response> request) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<CompletableFuture<Response>> answers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(request, threads))
                    .limit(times)
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
