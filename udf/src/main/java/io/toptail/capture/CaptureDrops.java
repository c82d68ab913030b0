package io.toptail.capture;

/**
 * Packets that the capturing side says it lost before the file was written: they were on the
 * network and are not in the capture.
 *
 * @param section where in the uncompressed capture the section of the interface begins; 0 in a
 *     format without sections
 * @param interfaceNumber within the section, from 0 on
 * @param packets lost since the capture began; later counts of an interface include earlier ones
 */
public record CaptureDrops(long section, int interfaceNumber, long packets) {}
