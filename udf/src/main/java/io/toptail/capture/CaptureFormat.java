package io.toptail.capture;

/** How a capture stores its packets. */
public enum CaptureFormat {
  /** Classic libpcap files: one link type, records with a 16 (or 24) byte header. */
  PCAP("pcap"),

  /** Sections, interfaces and blocks (draft-ietf-opsawg-pcapng). */
  PCAPNG("pcapng"),

  /** Solaris snoop (RFC 1761): one link type, records with a 24 byte header. */
  SNOOP("snoop"),

  /** DNS messages of a server with who sent them, in Frame Streams; no packets. */
  DNSTAP("dnstap");

  private final String displayName;

  CaptureFormat(String displayName) {
    this.displayName = displayName;
  }

  /** The format's name as people write it. */
  public String displayName() {
    return displayName;
  }
}
