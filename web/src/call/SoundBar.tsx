import { useAudioPlayback, useRoomContext } from '@livekit/components-react';
import { Button } from '../design/Button';
import styles from './CallRoom.module.css';

/** Browsers keep pages silent until somebody clicks. */
export function SoundBar() {
  const room = useRoomContext();
  const { canPlayAudio, startAudio } = useAudioPlayback(room);
  if (canPlayAudio) return null;
  return (
    <div className={styles.sound}>
      Your browser keeps this call silent.
      <Button variant="primary" onClick={() => void startAudio()}>
        Turn on sound
      </Button>
    </div>
  );
}
