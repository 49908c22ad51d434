import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import type { CallWish } from '../api/types';
import { Failure } from '../app/problems';
import { useConfig } from '../config/ConfigContext';
import { Button } from '../design/Button';
import { Dialog, dialogActions } from '../design/Dialog';
import { Field } from '../design/parts';
import { instantOf, localOf, ownZone, timeZones } from '../time/zones';
import { createCall } from './calls';
import styles from './HomePage.module.css';

const HOUR_MS = 3_600_000;

/** A session with a coach: now, or by appointment. */
export default function ScheduleDialog({
  onClose,
  onScheduled,
}: {
  onClose: () => void;
  onScheduled: (instant: string) => void;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useKeys();
  const [when, setWhen] = useState<'later' | 'now'>('later');
  const [invalid, setInvalid] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: (wish: CallWish) => createCall(wish, keyOf(wish)),
    onSuccess: async (call, wish) => {
      if (!wish.scheduledFor) return navigate(`/call/${call.room}`);
      onScheduled(wish.scheduledFor);
      onClose();
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wish = wishFrom(form, when);
    const isPast = wish.scheduledFor !== undefined && Date.parse(wish.scheduledFor) < Date.now();
    setInvalid(isPast ? 'This time has passed. Choose a later one.' : null);
    if (!isPast) create.mutate(wish);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Plan a session"
      description="Your coach finds it among their own sessions."
    >
      <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
        <CoachField />
        <Field label="Title" hint="What it is about. Optional.">
          {(control) => <input {...control} name="title" maxLength={200} autoComplete="off" />}
        </Field>
        <fieldset className={styles.segments}>
          <legend className="visually-hidden">When</legend>
          {(['later', 'now'] as const).map((choice) => (
            <label key={choice}>
              <input type="radio" name="when" checked={when === choice} onChange={() => setWhen(choice)} />
              {choice === 'later' ? 'By appointment' : 'Right now'}
            </label>
          ))}
        </fieldset>
        {when === 'later' && <WhenFields error={invalid} />}
        {create.isError && <Failure error={create.error} />}
        <div className={dialogActions}>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" disabled={create.isPending}>
            {create.isPending ? 'One moment…' : when === 'later' ? 'Plan it' : 'Go to the lobby'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function CoachField() {
  const { coaches } = useConfig();
  return coaches.length > 0 ? (
    <Field label="Coach">
      {(control) => (
        <select {...control} name="coach">
          {coaches.map((coach) => (
            <option key={coach.id} value={coach.id}>
              {coach.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  ) : (
    <Field label="Coach" hint="Your coach's user id.">
      {(control) => <input {...control} name="coach" required maxLength={255} />}
    </Field>
  );
}

function WhenFields({ error }: { error: string | null }) {
  const [soon] = useState(() => new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + HOUR_MS));
  return (
    <div className={styles.when}>
      <Field label="Date and time" error={error}>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            name="local"
            required
            defaultValue={localOf(soon, ownZone())}
          />
        )}
      </Field>
      <Field label="Time zone">
        {(control) => (
          <select {...control} name="zone">
            {timeZones().map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function wishFrom(form: FormData, when: 'now' | 'later'): CallWish {
  const text = (name: string) => (form.get(name) as string | null)?.trim() ?? '';
  return {
    callType: when === 'later' ? 'scheduled' : 'on-demand',
    coachId: text('coach'),
    ...(text('title') ? { title: text('title') } : {}),
    ...(when === 'later' ? { scheduledFor: instantOf(text('local'), text('zone')).toISOString() } : {}),
  };
}

/** One idempotency key a wish: sent again it is the same call, changed it is another. */
function useKeys(): (wish: CallWish) => string {
  const keys = useRef(new Map<string, string>());
  return (wish) => {
    const text = JSON.stringify(wish);
    const key = keys.current.get(text) ?? crypto.randomUUID();
    keys.current.set(text, key);
    return key;
  };
}
