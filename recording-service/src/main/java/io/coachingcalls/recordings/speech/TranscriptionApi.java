package io.coachingcalls.recordings.speech;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's transcriptions, which others speak too.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createTranscription">Create transcription</a>
 */
@Path("/audio/transcriptions")
interface TranscriptionApi {

    /** @return the body as it came: what it is worth is not the client's to say */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> transcribe(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, ClientMultipartForm form);
}
