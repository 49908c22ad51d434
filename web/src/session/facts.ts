/** What kinds of facts are called for people. */
const TYPES: Record<string, string> = {
  call_created: 'The call was made',
  call_ended: 'The call was ended',
  room_started: 'The room was opened',
  room_finished: 'The room was closed',
  participant_joined: 'Somebody joined',
  participant_left: 'Somebody left',
  start_reported: 'Somebody’s browser was connected',
  join_reported: 'Somebody’s browser joined',
  leave_reported: 'Somebody’s browser left',
  stale_closed: 'Closed, as nobody was there any more',
  note_added: 'A note was written',
  chat_compiled: 'The chat was put into the notes',
  recording_changed: 'The recording changed',
  summarised: 'A summary was made',
};

const SOURCES: Record<string, string> = {
  observed: 'observed',
  reported: 'reported by a browser',
  reconciled: 'found by asking LiveKit',
};

export function factInWords(type: string): string {
  return TYPES[type] ?? sentence(type);
}

export function sourceInWords(provenance: string): string {
  return SOURCES[provenance] ?? sentence(provenance);
}

/** `started_at` is `started at`; `participants/{id}/left_at` is `left at`. */
export function fieldInWords(field: string): string {
  return field.slice(field.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function sentence(word: string): string {
  const words = word.replaceAll(/[_.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
