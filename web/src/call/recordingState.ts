export type RecordingState = 'off' | 'starting' | 'on' | 'stopping' | 'failed';

interface Asked {
  wish: boolean;
  status: 'idle' | 'pending' | 'success' | 'error';
}

/** @param asked what was last asked for from here; the room alone says whether it came about */
export function recordingState(isRecording: boolean, asked: Asked | undefined): RecordingState {
  if (asked?.status === 'error' && asked.wish && !isRecording) return 'failed';
  if (asked && asked.status !== 'error' && asked.wish !== isRecording && isUnderWay(asked)) {
    return asked.wish ? 'starting' : 'stopping';
  }
  return isRecording ? 'on' : 'off';
}

function isUnderWay({ status }: Asked): boolean {
  return status === 'pending' || status === 'success';
}
