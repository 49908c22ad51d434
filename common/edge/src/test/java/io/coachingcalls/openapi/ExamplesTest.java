package io.coachingcalls.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    @Test
    void shouldShowWhatStandsInAPropertyThatItKnows() {
        Schema properties = filtered("room_name", of(SchemaType.STRING).addType(SchemaType.NULL));

        assertThat(properties.getExamples()).containsExactly("call-27f2f5e2dfae995b9b79457b385a9d36");
    }

    @Test
    void shouldShowNothingOfAnotherTypeOrBesideWhatIsSaid() {
        assertThat(filtered("duration", of(SchemaType.NUMBER)).getExamples()).isNull();
        assertThat(filtered("recording_state", of(SchemaType.STRING).enumeration(List.of("ready")))
                        .getExamples())
                .isNull();
        assertThat(filtered("title", of(SchemaType.STRING).examples(List.of("Hiring")))
                        .getExamples())
                .containsExactly("Hiring");
        assertThat(filtered("unheard_of", of(SchemaType.STRING)).getExamples()).isNull();
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema filtered(String name, Schema property) {
        Schema schema = OASFactory.createSchema().addProperty(name, property);
        return new Examples().filterSchema(schema).getProperties().get(name);
    }
}
