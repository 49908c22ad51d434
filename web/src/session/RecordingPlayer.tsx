import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import { Slider } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Button } from '../design/Button';
import { card, control, Notice } from '../design/parts';
import { position, positionInWords } from '../time/format';
import { PartChoice } from './PartChoice';
import { usePlayback } from './PlaybackContext';
import { useRenewal } from './useRenewal';
import styles from './RecordingPlayer.module.css';

const JUMP_SECONDS = 10;
const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

interface Recorded {
  url: string;
  durationMs: number | null;
  /** Has `url` be another one, for the same. */
  onExpired: () => Promise<void>;
}

/** Plays one file, where the browser can. */
export function RecordingPlayer(recorded: Recorded) {
  const [isPlayable] = useState(playsRecordings);
  return (
    <section className={`${card} ${styles.player}`} aria-label="Recording">
      {isPlayable ? (
        <Bar {...recorded} />
      ) : (
        <Notice action={<Download url={recorded.url} />}>
          This browser cannot play the recording (Ogg with Opus). Download it, or open this page in Firefox,
          Chrome or Edge.
        </Notice>
      )}
    </section>
  );
}

/** Safari learnt it in 2025. */
function playsRecordings(): boolean {
  return document.createElement('audio').canPlayType('audio/ogg; codecs=opus') !== '';
}

function Download({ url }: { url: string }) {
  return (
    <a href={url} download target="_blank" rel="noreferrer">
      Download it
    </a>
  );
}

/** What follows the recording listens to the audio element itself, so that only this bar renders as it plays. */
function Bar({ url, durationMs, onExpired }: Recorded) {
  const playback = usePlayback();
  const { audio } = playback;
  const [state, setState] = useState({ time: 0, duration: (durationMs ?? 0) / 1000, paused: true });
  const [speed, setSpeed] = useState(1);
  const { hasFailed, loadAgain } = useRenewal(audio, url, onExpired);

  useEffect(() => {
    const element = audio.current!;
    const read = () =>
      setState((before) => ({
        time: element.currentTime,
        duration: Number.isFinite(element.duration) ? element.duration : before.duration,
        paused: element.paused,
      }));
    const events = ['timeupdate', 'durationchange', 'play', 'pause', 'seeked', 'ended'];
    events.forEach((event) => element.addEventListener(event, read));
    return () => events.forEach((event) => element.removeEventListener(event, read));
  }, [audio]);

  const seek = (seconds: number) => playback.seek(Math.min(seconds, state.duration));
  const toggle = () => {
    if (state.paused) audio.current!.play().catch(() => {});
    else audio.current!.pause();
  };
  const changeSpeed = (rate: number) => {
    setSpeed(rate);
    playback.setSpeed(rate);
  };

  return (
    <>
      <audio ref={audio} src={url} preload="metadata" />
      {hasFailed && (
        <Notice tone="warning" action={<Button onClick={loadAgain}>Load it again</Button>}>
          The recording cannot be played right now. <Download url={url} />
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          size="icon"
          className={styles.play}
          aria-label={state.paused ? 'Play' : 'Pause'}
          onClick={toggle}
        >
          {state.paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label="Back 10 seconds"
          onClick={() => seek(state.time - JUMP_SECONDS)}
        >
          <RotateCcw aria-hidden="true" />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label="Forward 10 seconds"
          onClick={() => seek(state.time + JUMP_SECONDS)}
        >
          <RotateCw aria-hidden="true" />
        </Button>
        <span className={`${styles.time} tabular`}>
          {position(state.time)} <span>/ {position(state.duration)}</span>
        </span>
        <PartChoice className={styles.part} />
        <select
          className={`${control} ${styles.speed}`}
          aria-label="Speed"
          value={speed}
          onChange={(event) => changeSpeed(Number(event.target.value))}
        >
          {SPEEDS.map((rate) => (
            <option key={rate} value={rate}>
              {rate}×
            </option>
          ))}
        </select>
      </div>
      <Slider.Root
        className={styles.slider}
        value={[Math.min(state.time, state.duration)]}
        max={Math.max(state.duration, 0.1)}
        step={0.1}
        onValueChange={([seconds]) => seek(seconds!)}
      >
        <Slider.Track className={styles.track}>
          <Slider.Range className={styles.range} />
        </Slider.Track>
        <Slider.Thumb
          className={styles.thumb}
          aria-label="Position"
          aria-valuetext={`${positionInWords(state.time)} of ${positionInWords(state.duration)}`}
        />
      </Slider.Root>
    </>
  );
}
