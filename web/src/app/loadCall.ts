/** The lobby and the call, with LiveKit: most of the app's weight, loaded only for those who come near a call. */
export const loadCall = () => import('../call/CallPage');
