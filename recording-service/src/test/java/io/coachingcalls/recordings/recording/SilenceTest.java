package io.coachingcalls.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.coachingcalls.recordings.TestSound;
import io.github.jaredmdobson.concentus.OpusException;
import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void shouldBeToldFromTheQuietestToneAtTheVeryEnd() throws Exception {
        assertThat(isSilent(TestSound.silence(10))).isTrue();
        assertThat(isSilent(TestSound.tone(9.5, 10, 200))).isFalse();
        assertThat(isSilent(TestSound.tone(9.5, 10, 20_000))).isFalse();
    }

    @Test
    void shouldReadNoFurtherThanToTheFirstSound() throws Exception {
        byte[] loud = TestSound.tone(0, 1, 20_000);
        byte[] longFile = new byte[loud.length + 10_000_000];
        System.arraycopy(loud, 0, longFile, 0, loud.length);
        var content = new ByteArrayInputStream(longFile);

        assertThat(Silence.fills(content)).isFalse();

        assertThat(content.available()).isGreaterThanOrEqualTo(10_000_000);
    }

    @Test
    void shouldNotBeSaidOfWhatIsNoSoundFile() throws Exception {
        assertThat(isSilent(new byte[0])).isFalse();
        assertThat(isSilent(new byte[5_000])).isFalse();
        assertThat(isSilent("OggS and then words".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    /** As when its writer died: what is there counts. */
    @Test
    void shouldBeToldInAFileThatWasCutOff() throws Exception {
        byte[] silence = TestSound.silence(10);
        byte[] tone = TestSound.tone(0, 10, 20_000);

        assertThat(isSilent(Arrays.copyOf(silence, silence.length * 2 / 3))).isTrue();
        assertThat(isSilent(Arrays.copyOf(tone, tone.length * 2 / 3))).isFalse();
    }

    private static boolean isSilent(byte[] file) throws IOException, OpusException {
        return Silence.fills(new ByteArrayInputStream(file));
    }
}
