package io.coachingcalls.openapi;

import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says of every operation how it fails: with a problem, which docs/errors.md lists by its code. What SmallRye says of
 * single statuses without saying what is in them goes.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Problems implements OASFilter {

    private static final String NAME = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSchema(NAME, problem())
                .addResponse(NAME, response("A problem, known by its code: see docs/errors.md"))
                .addResponse("Unavailable", response("Something this needs is away: try again after Retry-After"));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        List<String> bare = operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("4"))
                .filter(response -> response.getValue().getContent() == null)
                .map(Map.Entry::getKey)
                .toList();
        bare.forEach(operation.getResponses()::removeAPIResponse);
        operation
                .getResponses()
                .addAPIResponse("4XX", OASFactory.createAPIResponse().ref(NAME))
                .addAPIResponse("503", OASFactory.createAPIResponse().ref("Unavailable"));
        return operation;
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("type", string())
                .addProperty("title", string().examples(List.of("There is no such thing, or it is not yours")))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("code", string().examples(List.of("not_found")))
                .addProperty("detail", string())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(fieldError()))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", string().examples(List.of("participants[2]")))
                .addProperty("detail", string())
                .required(List.of("field", "detail"));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(NAME))));
    }
}
