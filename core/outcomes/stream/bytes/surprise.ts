/**
 * Something in a file that the quick reader does not know: a quote that means something, a malformed cell, a
 * second row for one day. It judges nothing. The file is then read by the ordinary reader, which says what is
 * wrong and where, or finds that nothing is.
 */
export class Surprise extends Error {
  override readonly name = 'Surprise';
}

/** Values with more decimals than the units that were chosen: the file is read again with smaller ones. */
export class ScaleTooSmall extends Error {
  override readonly name = 'ScaleTooSmall';
}
