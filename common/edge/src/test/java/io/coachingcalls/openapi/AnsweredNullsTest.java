package io.coachingcalls.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweredNullsTest {

    @JsonNaming(SnakeCaseStrategy.class)
    record Answer(
            String roomName,
            @Nullable String endReason,
            @Nullable Inner inner,
            @Nullable Object anything,
            @JsonProperty("final") boolean isFinal) {}

    record Inner(@Nullable String note) {}

    record Wrapping(@JsonUnwrapped Inner inner, String more) {}

    record Question(@Nullable String note) {}

    @Test
    void shouldSayThatAnAnswerHasAllItsPropertiesAndWhichCanBeNull() throws IOException {
        OpenAPI document = filtered(answering("Answer"));

        Schema answer = schema(document, "Answer");
        assertThat(answer.getRequired())
                .containsExactlyInAnyOrder("room_name", "end_reason", "inner", "anything", "final");
        assertThat(answer.getProperties().get("room_name").getType()).containsExactly(SchemaType.STRING);
        assertThat(answer.getProperties().get("end_reason").getType())
                .containsExactly(SchemaType.STRING, SchemaType.NULL);
        assertThat(answer.getProperties().get("anything").getType()).isNull();
        assertThat(answer.getProperties().get("final").getType()).containsExactly(SchemaType.BOOLEAN);
        List<Schema> inner = answer.getProperties().get("inner").getAnyOf();
        assertThat(inner.get(0).getRef()).isEqualTo("#/components/schemas/Inner");
        assertThat(inner.get(1).getType()).containsExactly(SchemaType.NULL);
    }

    @Test
    void shouldFollowAnswersToWhatTheyAreMadeOf() throws IOException {
        assertThat(schema(filtered(answering("Answer")), "Inner").getRequired()).containsExactly("note");
    }

    @Test
    void shouldLookIntoRecordsThatStandUnwrappedInAnother() throws IOException {
        Schema wrapping = schema(filtered(answering("Wrapping")), "Wrapping");

        assertThat(wrapping.getRequired()).containsExactlyInAnyOrder("note", "more");
        assertThat(wrapping.getProperties().get("note").getType()).containsExactly(SchemaType.STRING, SchemaType.NULL);
    }

    @Test
    void shouldLeaveRequestsAsTheyAre() throws IOException {
        Schema question = schema(filtered(answering("Answer")), "Question");

        assertThat(question.getRequired()).isNull();
        assertThat(question.getProperties().get("note").getType()).containsExactly(SchemaType.STRING);
    }

    @Test
    void shouldRefuseToGuessWhichRecordASchemaDescribes() {
        assertThatThrownBy(() -> filtered(answering("Stranger")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Stranger[note] is said in 0 ways");
    }

    private static OpenAPI filtered(OpenAPI document) throws IOException {
        var classes = Index.of(Answer.class, Inner.class, Wrapping.class, Question.class);
        new AnsweredNulls(classes).filterOpenAPI(document);
        return document;
    }

    private static Schema schema(OpenAPI document, String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private static OpenAPI answering(String name) {
        PathItem path = OASFactory.createPathItem()
                .POST(OASFactory.createOperation()
                        .requestBody(OASFactory.createRequestBody().content(json("Question")))
                        .responses(OASFactory.createAPIResponses()
                                .addAPIResponse(
                                        "200", OASFactory.createAPIResponse().content(json(name)))
                                .addAPIResponse("204", OASFactory.createAPIResponse())));
        Map<String, Schema> schemas = Map.of(
                "Answer",
                object(Map.of(
                        "room_name", of(SchemaType.STRING),
                        "end_reason", of(SchemaType.STRING),
                        "inner", OASFactory.createSchema().ref("Inner"),
                        "anything", OASFactory.createSchema(),
                        "final", of(SchemaType.BOOLEAN))),
                "Inner",
                object(Map.of("note", of(SchemaType.STRING))),
                "Wrapping",
                object(Map.of("note", of(SchemaType.STRING), "more", of(SchemaType.STRING))),
                "Question",
                object(Map.of("note", of(SchemaType.STRING))),
                "Stranger",
                object(Map.of("note", of(SchemaType.STRING))));
        return OASFactory.createOpenAPI()
                .components(OASFactory.createComponents().schemas(schemas))
                .paths(OASFactory.createPaths().addPathItem("/", path));
    }

    private static Content json(String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(schema)));
    }

    private static Schema object(Map<String, Schema> properties) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).properties(properties);
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
