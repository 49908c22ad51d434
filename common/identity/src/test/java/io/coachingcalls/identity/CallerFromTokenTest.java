package io.coachingcalls.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.access.Tier;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerFromTokenTest {

    @Test
    void shouldReadPersonTierAndRoleFromTheirClaims() throws InvalidJwtException {
        Caller caller = caller("""
                {"sub":"u-1","name":"Sam","tier":"studio","role":["authenticated","admin"]}""", "tier", "role");

        assertThat(caller.userId()).isEqualTo("u-1");
        assertThat(caller.name()).isEqualTo("Sam");
        assertThat(caller.tier()).isEqualTo(Tier.STUDIO);
        assertThat(caller.roles()).containsExactly(Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "2,STUDIO",
        "'\"2\"',STUDIO",
        "'\"studio\"',STUDIO",
        "'[\"pro\",2]',STUDIO",
        "1,FREE",
        "'\"1\"',FREE",
        "0,FREE",
        "22,FREE",
        "true,FREE"
    })
    void shouldKnowATierByItsNumberToo(String claim, Tier tier) throws InvalidJwtException {
        assertThat(caller("{\"sub\":\"u-1\",\"tier\":%s}".formatted(claim), "tier", "role")
                        .tier())
                .isEqualTo(tier);
    }

    @Test
    void shouldFollowPathsIntoNestedClaims() throws InvalidJwtException {
        Caller caller = caller("""
                {"sub":"u-1","role":"authenticated","app_metadata":{"tier":"studio","roles":["service"]}}""", "app_metadata/tier", "app_metadata/roles");

        assertThat(caller.tier()).isEqualTo(Tier.STUDIO);
        assertThat(caller.roles()).containsExactly(Role.SERVICE);
    }

    @Test
    void shouldGiveNothingWhereTheTokenSaysNothing() throws InvalidJwtException {
        Caller caller = caller("{\"sub\":\"u-1\",\"app_metadata\":\"not an object\"}", "app_metadata/tier", "role");

        assertThat(caller.tier()).isEqualTo(Tier.FREE);
        assertThat(caller.roles()).isEmpty();
        assertThat(caller.name()).isNull();
    }

    @Test
    void shouldRefuseATokenThatNamesNobody() {
        assertThatThrownBy(() -> caller("{\"name\":\"Sam\"}", "tier", "role"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\u0000b", "a\\u202eb", "\\u0085"})
    void shouldRefuseATokenWhoseSubjectWouldForgeLogsOrBreakRows(String subject) {
        assertThatThrownBy(() -> caller("{\"sub\":\"%s\"}".formatted(subject), "tier", "role"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("unauthenticated: the token's subject must be a user id");
    }

    @Test
    void shouldRefuseATokenWhoseSubjectLiveKitWouldRefuse() throws InvalidJwtException {
        assertThat(caller("{\"sub\":\"%s\"}".formatted("u".repeat(255)), "tier", "role")
                        .userId())
                .hasSize(255);
        assertThatThrownBy(() -> caller("{\"sub\":\"%s\"}".formatted("é".repeat(128)), "tier", "role"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("unauthenticated: the token's subject must be a user id");
    }

    @Test
    void shouldMakeANameFitToBeShown() throws InvalidJwtException {
        String claims = "{\"sub\":\"u-1\",\"name\":\"S\\u0000a\\u202em%s\"}".formatted("!".repeat(300));

        assertThat(caller(claims, "tier", "role").name()).isEqualTo("Sam" + "!".repeat(197));
    }

    private static Caller caller(String claims, String tierClaim, String roleClaim) throws InvalidJwtException {
        var token = new DefaultJWTCallerPrincipal("raw", "JWT", JwtClaims.parse(claims));
        return CallerFromToken.of(token, FixedAuthConfig.ofClaims(tierClaim, roleClaim));
    }
}
