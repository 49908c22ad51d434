package io.coachingcalls.calls.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.coachingcalls.calls.livekit.RecordingStart.Failed;
import io.coachingcalls.calls.livekit.RecordingStart.Started;
import io.coachingcalls.calls.livekit.RecordingStart.Unknown;
import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.embedded.LiveKitBinary;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.livekit.server.EgressServiceClient;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our requests and LiveKit's own mock of its API, which checks grants as the server does and fails as it is told. */
class EgressContractTest {

    private static final int PORT = FreePort.any();
    private static final String SECRET = "a-livekit-secret-for-tests-longer-than-32-bytes";
    private static final S3Storage STORAGE = new S3Storage("key", "secret", "bucket", "region", null);
    private static final Duration SOON = Duration.ofSeconds(10);

    private static Process mock;

    @BeforeAll
    static void startTheMock() throws IOException {
        mock = new ProcessBuilder(
                        LiveKitBinary.findOrInstallTestServer().toString(),
                        "--ports",
                        String.valueOf(PORT),
                        "--bind",
                        "127.0.0.1",
                        "--api-secret",
                        SECRET)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "livekit-test-server.log").toFile())
                .start();
        await().atMost(SOON).until(EgressContractTest::isListening);
    }

    @AfterAll
    static void stopTheMock() {
        mock.destroy();
    }

    @Test
    void shouldStartListAndStopWithTheGrantsThatLiveKitWants() {
        Egresses egresses = egresses(SECRET, "{}");

        assertThat(start(egresses)).isEqualTo(new Started("MOCK_EGRESS_ID"));
        assertThat(egresses.list("call-a").await().atMost(SOON))
                .containsExactly(new Egress("MOCK_EGRESS_ID", Set.of(""), true));
        egresses.stop("EG_1").await().atMost(SOON);
    }

    @Test
    void shouldTellByItsPathWhichRecordingAnEgressMakes() {
        String items = """
                {"response": {"items": [
                  {"egressId": "EG_1", "status": "EGRESS_COMPLETE", "fileResults": [{"filename": "a.ogg"}]},
                  {"egressId": "EG_2", "status": "EGRESS_ACTIVE",
                   "roomComposite": {"fileOutputs": [{"filepath": "a-2.ogg"}]}}]}}
                """;

        List<Egress> found = egresses(SECRET, items.replace("\n", " "))
                .list("call-a")
                .await()
                .atMost(SOON);

        assertThat(found).extracting(Egress::id).containsExactly("EG_1", "EG_2");
        assertThat(found).extracting(Egress::running).containsExactly(false, true);
        assertThat(found.getFirst().paths()).contains("a.ogg");
        assertThat(found.getLast().paths()).contains("a-2.ogg");
    }

    @Test
    void shouldTakeAWrongSecretForARefusal() {
        Egresses egresses = egresses("another-secret-that-LiveKit-does-not-know", "{}");

        assertThat(start(egresses)).isEqualTo(new Failed(RecordingReason.EGRESS_REFUSED));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> egresses.list("call-a").await().atMost(SOON))
                .returns(ErrorCode.LIVEKIT_UNAVAILABLE, ProblemException::code);
    }

    @ParameterizedTest
    @CsvSource({
        "400, EGRESS_REFUSED",
        "403, EGRESS_REFUSED",
        "429, EGRESS_REFUSED",
        "501, EGRESS_REFUSED",
        "404, ROOM_NOT_FOUND"
    })
    void shouldKnowWhenCertainlyNothingRuns(int status, RecordingReason reason) {
        assertThat(start(failing(status, null))).isEqualTo(new Failed(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"failRegions\": [0], \"failStatus\": 503}",
                "{\"failRegions\": [0], \"failStatus\": 500}",
                "{\"failRegions\": [0], \"failStatus\": 408, \"failTwirpCode\": \"deadline_exceeded\"}",
                "{\"failRegions\": [0], \"failMode\": \"drop\"}",
                "{\"delayMs\": 1500}"
            })
    void shouldNotKnowWhatIsNotSaid(String behaviour) {
        assertThat(start(egresses(SECRET, behaviour))).isEqualTo(new Unknown());
    }

    @Test
    void shouldKnowThatNobodyWasAsked() {
        var nobody = EgressServiceClient.createClient(
                "http://127.0.0.1:" + FreePort.any(), "key", SECRET, OkHttpClient::new);

        assertThat(start(new LiveKitEgresses(new EgressServiceApi(nobody))))
                .isEqualTo(new Failed(RecordingReason.EGRESS_UNAVAILABLE));
    }

    @ParameterizedTest
    @CsvSource({"412, failed_precondition", "404, not_found"})
    void shouldStopWhatHasStoppedAlready(int status, String code) {
        failing(status, code).stop("EG_1").await().atMost(SOON);
    }

    @Test
    void shouldSayThatItCouldNotStop() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> failing(503, null).stop("EG_1").await().atMost(SOON))
                .returns(ErrorCode.LIVEKIT_UNAVAILABLE, ProblemException::code);
    }

    private static RecordingStart start(Egresses egresses) {
        return egresses.start("call-a", "a.ogg", STORAGE).await().atMost(SOON);
    }

    private static Egresses failing(int status, String code) {
        String twirp = code == null ? "" : ", \"failTwirpCode\": \"" + code + "\"";
        return egresses(SECRET, "{\"failRegions\": [0], \"failStatus\": " + status + twirp + "}");
    }

    /** @param behaviour what the mock is told in the header {@code X-Lk-Mock} */
    private static Egresses egresses(String secret, String behaviour) {
        var http = new OkHttpClient.Builder()
                .callTimeout(Duration.ofSeconds(1))
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("X-Lk-Mock", behaviour)
                        .build()))
                .build();
        var client = EgressServiceClient.createClient("http://127.0.0.1:" + PORT, "key", secret, () -> http);
        return new LiveKitEgresses(new EgressServiceApi(client));
    }

    private static boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
