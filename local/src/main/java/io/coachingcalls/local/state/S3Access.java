package io.coachingcalls.local.state;

/** How the S3 server is reached, with path-style requests to {@code endpoint}, {@code http://…}. */
public record S3Access(String endpoint, String bucket, String accessKey, String secret) {

    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
