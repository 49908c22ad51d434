import { createAudioAnalyser, type LocalAudioTrack } from 'livekit-client';
import { useEffect, useRef } from 'react';
import styles from './Lobby.module.css';

/** How loud the microphone is, drawn without rendering: the level goes straight into a style. */
export function LevelMeter({ track }: { track: LocalAudioTrack | null }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!track) return;
    const { calculateVolume, cleanup } = createAudioAnalyser(track, {
      cloneTrack: true,
      smoothingTimeConstant: 0.6,
    });
    let frame = 0;
    const draw = () => {
      bar.current?.style.setProperty('--level', String(Math.min(1, calculateVolume() * 1.6)));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void cleanup();
    };
  }, [track]);
  return (
    <span className={styles.meter} aria-hidden="true">
      <span ref={bar} />
    </span>
  );
}
