import { control } from '../design/parts';
import { position } from '../time/format';
import { usePlayback } from './PlaybackContext';

/** Which part of a recording is played, where it has several. */
export function PartChoice({ className }: { className?: string }) {
  const { parts, part: chosen, goTo } = usePlayback();
  if (parts.length < 2) return null;
  return (
    <select
      className={`${control} ${className}`}
      aria-label="Part of the recording"
      value={chosen?.attempt}
      onChange={(event) => {
        const part = parts.find(({ attempt }) => String(attempt) === event.target.value);
        if (part) goTo(part.beginsAt);
      }}
    >
      {parts.map(({ attempt, beginsAt }, index) => (
        <option key={attempt} value={attempt}>
          Part {index + 1}, from {position(beginsAt / 1000)}
        </option>
      ))}
    </select>
  );
}
