package io.coachingcalls.embedded;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** URLs that carry their own permission, as AWS's Signature Version 4 makes them. */
record Presigner(String endpoint, String accessKey, String secret) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SCOPE_END = S3Server.Settings.REGION + "/s3/aws4_request";

    URI presign(String method, String path, Instant from, Duration validity) throws GeneralSecurityException {
        String time = TIME.format(from);
        String day = time.substring(0, 8);
        String scope = day + "/" + SCOPE_END;
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=" + URLEncoder.encode(accessKey + "/" + scope, StandardCharsets.UTF_8)
                + "&X-Amz-Date=" + time
                + "&X-Amz-Expires=" + validity.toSeconds()
                + "&X-Amz-SignedHeaders=host";
        String host = URI.create(endpoint).getAuthority();
        String request = String.join("\n", method, path, query, "host:" + host, "", "host", "UNSIGNED-PAYLOAD");
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(request));
        byte[] key = bytes("AWS4" + secret);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        String signature = HexFormat.of().formatHex(hmac(key, toSign));
        return URI.create(endpoint + path + "?" + query + "&X-Amz-Signature=" + signature);
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
        return mac.doFinal(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
