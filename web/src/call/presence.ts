/**
 * Whether this tab is in a call. It outlives a reload, and a reload only: on leaving it is forgotten, with the tab it
 * goes.
 */
const keyOf = (room: string) => `inside:${room}`;

export const presence = {
  enter: (room: string): void => sessionStorage.setItem(keyOf(room), 'yes'),
  leave: (room: string): void => sessionStorage.removeItem(keyOf(room)),
  wasInside: (room: string): boolean => sessionStorage.getItem(keyOf(room)) !== null,
};
