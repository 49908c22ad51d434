import { useMediaDeviceSelect } from '@livekit/components-react';
import { Dialog } from '../design/Dialog';
import { Field } from '../design/parts';
import styles from './SettingsDialog.module.css';

const SHORTCUTS = [
  ['M', 'Microphone on or off'],
  ['V', 'Camera on or off'],
  ['Esc', 'Close the panel'],
] as const;

export function SettingsDialog({ isVideo, onClose }: { isVideo: boolean; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Settings">
      <Devices kind="audioinput" label="Microphone" />
      {isVideo && <Devices kind="videoinput" label="Camera" />}
      <Devices kind="audiooutput" label="Speaker" />
      <div>
        <h3>Keys</h3>
        <dl className={styles.keys}>
          {SHORTCUTS.filter(([key]) => isVideo || key !== 'V').map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}

/** Changing a device keeps the call, and what is muted stays muted. */
function Devices({ kind, label }: { kind: MediaDeviceKind; label: string }) {
  const { devices, activeDeviceId, setActiveMediaDevice } = useMediaDeviceSelect({ kind });
  if (devices.length === 0) return null;
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={activeDeviceId}
          onChange={(event) => void setActiveMediaDevice(event.target.value).catch(console.warn)}
        >
          {devices.map((device) => (
            <option key={device.deviceId} value={device.deviceId}>
              {device.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
