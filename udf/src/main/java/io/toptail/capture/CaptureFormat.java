package io.toptail.capture;

/** How a capture stores its packets. */
public enum CaptureFormat {
  /** Classic libpcap files: one link type, records with a 16 (or 24) byte header. */
  PCAP("pcap"),

  /** Sections, interfaces and blocks (draft-ietf-opsawg-pcapng). */
  PCAPNG("pcapng");

  private final String displayName;

  CaptureFormat(String displayName) {
    this.displayName = displayName;
  }

  /** The format's name as people write it. */
  public String displayName() {
    return displayName;
  }
}
