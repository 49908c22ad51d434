import { describe, expect, it } from 'vitest';
import { recordingState } from './recordingState';

describe('recordingState', () => {
  it('should be what the room says where nothing was asked for', () => {
    expect(recordingState(false, undefined)).toBe('off');
    expect(recordingState(true, undefined)).toBe('on');
  });

  it('should be under way until the room agrees', () => {
    expect(recordingState(false, { wish: true, status: 'pending' })).toBe('starting');
    expect(recordingState(false, { wish: true, status: 'success' })).toBe('starting');
    expect(recordingState(true, { wish: true, status: 'success' })).toBe('on');
    expect(recordingState(true, { wish: false, status: 'success' })).toBe('stopping');
    expect(recordingState(false, { wish: false, status: 'success' })).toBe('off');
  });

  it('should say that starting failed, and leave what runs as it is where stopping failed', () => {
    expect(recordingState(false, { wish: true, status: 'error' })).toBe('failed');
    expect(recordingState(true, { wish: false, status: 'error' })).toBe('on');
  });
});
