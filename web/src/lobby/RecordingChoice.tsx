import { Circle } from 'lucide-react';
import { Switch } from 'radix-ui';
import { useId } from 'react';
import styles from './Lobby.module.css';

/** Whether the session shall be recorded. Who may not choose sees no switch, but why. */
export function RecordingChoice({
  mayRecord,
  isChosen,
  onChange,
}: {
  mayRecord: boolean;
  isChosen: boolean;
  onChange: (chosen: boolean) => void;
}) {
  const id = useId();
  return (
    <div className={styles.recording}>
      <Circle aria-hidden="true" />
      <div>
        {mayRecord ? <label htmlFor={id}>Record this session</label> : <b>Not recorded by you</b>}
        <p id={`${id}-why`}>
          {mayRecord
            ? 'Everyone in the call will see this. You can stop at any time.'
            : 'Recording sessions is part of Studio. Others who are members can still record this one; you would see it.'}
        </p>
      </div>
      {mayRecord && (
        <Switch.Root
          id={id}
          className={styles.switch}
          checked={isChosen}
          onCheckedChange={onChange}
          aria-describedby={`${id}-why`}
        >
          <Switch.Thumb className={styles.thumb} />
        </Switch.Root>
      )}
    </div>
  );
}
