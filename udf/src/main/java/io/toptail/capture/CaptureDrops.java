package io.toptail.capture;

/**
 * Packets that the capturing side says it lost before the file was written: they were on the
 * network and are not in the capture.
 *
 * <p>A reader that begins in the middle of a capture does not know where the section began that it
 * is in. What it finds in that section it locates by itself. So that the sections can be told
 * afterwards, each is named where it begins, by the number {@link #NO_INTERFACE}.
 *
 * @param section where in the uncompressed capture the section of the interface begins; 0 in a
 *     format without sections; or the complement ({@code ~}) of an offset within it
 * @param interfaceNumber within the section, from 0 on
 * @param packets lost since the capture began; later counts of an interface include earlier ones
 */
public record CaptureDrops(long section, int interfaceNumber, long packets) {
  /** Of what only says that a section begins. */
  public static final int NO_INTERFACE = -1;
}
