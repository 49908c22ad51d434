package io.coachingcalls.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void shouldSayOfAnOperationHowItFailsAndLeaveWhatItAnswersElse() {
        Operation operation = OASFactory.createOperation()
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("OK"))
                        .addAPIResponse("403", OASFactory.createAPIResponse().description("Not Allowed")));

        new Problems().filterOperation(operation);

        assertThat(operation.getResponses().getAPIResponses()).containsOnlyKeys("200", "4XX", "503");
    }

    @Test
    void shouldSayWhatAProblemIsWhereADocumentHasNoComponentsYet() {
        OpenAPI document = OASFactory.createOpenAPI();

        new Problems().filterOpenAPI(document);

        assertThat(document.getComponents().getSchemas().get("Problem").getProperties())
                .containsOnlyKeys("type", "title", "status", "code", "detail", "errors");
        assertThat(document.getComponents().getResponses()).containsOnlyKeys("Problem", "Unavailable");
    }
}
