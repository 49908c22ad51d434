package io.coachingcalls.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlConfigTest {

    private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

    @AfterAll
    static void close() {
        VALIDATION.close();
    }

    @Test
    void shouldGiveTheRecordingsLengthAndTenMinutes() {
        assertThat(config(null).lifetime(null)).isEqualTo(Duration.ofMinutes(10));
        assertThat(config(null).lifetime(61_500L)).isEqualTo(Duration.ofSeconds(661));
    }

    @Test
    void shouldNeverGiveMoreThanCanBeSigned() {
        assertThat(config("7d").lifetime(1_000L)).isEqualTo(Duration.ofDays(7));
        assertThat(config("1h").lifetime(Long.MAX_VALUE)).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @CsvSource({"8d, seven days at most", "168h1s, seven days at most", "0, a second at least", "-5m, a second at least"
    })
    void shouldNotStartWithWhatCannotBeSigned(String grace, String why) {
        assertThatThrownBy(() -> config(grace))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("recording.urls.grace")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "7d"})
    void shouldStartWithAllThatCan(String grace) {
        assertThat(config(grace).grace()).isPositive();
    }

    private static UrlConfig config(@Nullable String grace) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(UrlConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withValidator(new BeanValidationConfigValidator() {
                    @Override
                    public Validator getValidator() {
                        return VALIDATION.getValidator();
                    }
                });
        if (grace != null) {
            builder.withDefaultValue("recording.urls.grace", grace);
        }
        return builder.build().getConfigMapping(UrlConfig.class);
    }
}
