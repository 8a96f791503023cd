export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
