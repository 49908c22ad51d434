import { useEffect, useState } from 'react';
import { Field } from '../design/parts';

/** The devices of a kind; hidden where there is nothing to choose. Their names are known once one was allowed. */
export function DeviceSelect({
  kind,
  label,
  value,
  onChange,
  knows,
}: {
  kind: MediaDeviceKind;
  label: string;
  value: string;
  onChange: (deviceId: string) => void;
  /** Changes when more may be known. */
  knows: unknown;
}) {
  const devices = useDevices(kind, knows);
  if (devices.length < 2) return null;
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value || devices[0]!.deviceId}
          onChange={(event) => onChange(event.target.value)}
        >
          {devices.map((device, index) => (
            <option key={device.deviceId} value={device.deviceId}>
              {device.label || `${label} ${index + 1}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function useDevices(kind: MediaDeviceKind, knows: unknown): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const read = () =>
      void navigator.mediaDevices.enumerateDevices().then((all) => {
        if (isCurrent) setDevices(all.filter((device) => device.kind === kind && device.deviceId !== ''));
      });
    read();
    navigator.mediaDevices.addEventListener('devicechange', read);
    return () => {
      isCurrent = false;
      navigator.mediaDevices.removeEventListener('devicechange', read);
    };
  }, [kind, knows]);
  return devices;
}
