package io.coachingcalls.recordings.speech;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A form with one file in it (RFC 7578), of which only what stands around the file is here.
 *
 * @param head what comes before the file's bytes
 * @param tail what comes after them
 */
record FileForm(String contentType, byte[] head, byte[] tail) {

    private static final String FIELD = """
            --%s\r
            Content-Disposition: form-data; name="%s"\r
            \r
            %s\r
            """;

    private static final String FILE = """
            --%s\r
            Content-Disposition: form-data; name="file"; filename="%s"\r
            Content-Type: %s\r
            \r
            """;

    /** @param fields by name, in the order in which they stand there */
    static FileForm of(Map<String, String> fields, String fileName, String mediaType) {
        String boundary = UUID.randomUUID().toString();
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(FIELD.formatted(boundary, name, value)));
        head.append(FILE.formatted(boundary, fileName, mediaType));
        return new FileForm(
                "multipart/form-data; boundary=" + boundary,
                utf8(head.toString()),
                utf8("\r\n--" + boundary + "--\r\n"));
    }

    /** Of the whole form, in bytes. */
    long length(long fileLength) {
        return head.length + fileLength + tail.length;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
