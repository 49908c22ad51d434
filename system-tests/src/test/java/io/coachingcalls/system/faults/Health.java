package io.coachingcalls.system.faults;

import static io.restassured.RestAssured.given;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service says of itself to Kubernetes and to those who count. */
record Health(String url) {

    static Health of(JsonNode addresses, String service) {
        return new Health(
                addresses.required("services").required(service).required("url").asText());
    }

    boolean ready() {
        return given().get(url + "/q/health/ready").statusCode() == 200;
    }

    boolean alive() {
        return given().get(url + "/q/health/live").statusCode() == 200;
    }

    /** The sum of a counter's lines in which all of the parts occur. */
    long count(String counter, String... parts) {
        return given().get(url + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(counter))
                .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
