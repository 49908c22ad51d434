package io.coachingcalls.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.coachingcalls.events.EventJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * The built web app, read once: a megabyte, kept in memory, plain and compressed. What is not among its files cannot be
 * asked for.
 */
public final class WebApp {

    private static final String INDEX = "/index.html";
    private static final String CONFIG = "/config.json";

    /** Names of these files carry a hash of their content. */
    private static final String HASHED = "/assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    /** Scripts are its own files only. It talks to sign-in, LiveKit and the recordings' store, wherever these are. */
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; "
                    + "connect-src 'self' http: https: ws: wss:; media-src 'self' blob: http: https:; "
                    + "base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(self), microphone=(self)");

    private final Map<String, Asset> assets;

    private WebApp(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /**
     * Reads the app.
     *
     * @param dist where the build has put it; it may not be there
     * @param config what the app reads from {@code /config.json}
     */
    public static Optional<WebApp> load(Path dist, Map<String, Object> config) throws IOException {
        if (!Files.exists(dist.resolve("index.html"))) {
            return Optional.empty();
        }
        Map<String, Asset> assets = new HashMap<>();
        try (Stream<Path> files = Files.walk(dist)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + dist.relativize(file).toString().replace('\\', '/');
                assets.put(path, Asset.of(path, Files.readAllBytes(file)));
            }
        }
        assets.put(CONFIG, Asset.of(CONFIG, EventJson.MAPPER.writeValueAsBytes(config)));
        return Optional.of(new WebApp(Map.copyOf(assets)));
    }

    /** Answers a request for a file, or for a page, which is the app itself; false where it is for neither. */
    boolean answers(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        Optional<Asset> asset = reads ? assetAt(request.path()) : Optional.empty();
        asset.ifPresent(found -> send(found, request));
        return asset.isPresent();
    }

    /** A file, or the app for any of its pages' paths: they have no dot in their last part and are not the API's. */
    private Optional<Asset> assetAt(String path) {
        Asset file = assets.get(path);
        if (file != null) {
            return Optional.of(file);
        }
        boolean isPage = !path.startsWith("/api/")
                && !path.equals("/api")
                && !path.startsWith("/q/")
                && !path.substring(path.lastIndexOf('/') + 1).contains(".");
        return isPage ? Optional.of(assets.get(INDEX)) : Optional.empty();
    }

    private static void send(Asset asset, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        SECURITY_HEADERS.forEach(response::putHeader);
        response.putHeader("ETag", asset.etag)
                .putHeader("Cache-Control", asset.cacheControl)
                .putHeader("Vary", "Accept-Encoding");
        if (asset.etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end().onFailure(gone -> {});
            return;
        }
        boolean compressed = Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
        Buffer body = compressed ? asset.gzip : asset.plain;
        response.putHeader("Content-Type", asset.mediaType).putHeader("Content-Length", String.valueOf(body.length()));
        if (compressed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        (request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(body)).onFailure(gone -> {});
    }

    private record Asset(String mediaType, String cacheControl, String etag, Buffer plain, Buffer gzip) {

        static Asset of(String path, byte[] content) {
            String extension = path.substring(path.lastIndexOf('.') + 1);
            return new Asset(
                    MEDIA_TYPES.getOrDefault(extension, "application/octet-stream"),
                    path.startsWith(HASHED) ? FOR_EVER : ASK_AGAIN,
                    '"' + hash(content) + '"',
                    Buffer.buffer(content),
                    Buffer.buffer(gzip(content)));
        }

        private static byte[] gzip(byte[] content) {
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return compressed.toByteArray();
        }

        private static String hash(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(digest, 0, 12);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
