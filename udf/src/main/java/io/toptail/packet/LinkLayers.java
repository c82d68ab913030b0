package io.toptail.packet;

/** The headers before the IP header, whatever their number and order. */
final class LinkLayers {
  private LinkLayers() {}

  /**
   * Reads on from a layer until the IP header.
   *
   * @return {@link Layer#IP}, with {@link Frame#at} where it begins, or why there is none
   */
  static Layer toIp(Frame frame, Layer first) {
    Layer layer = first;
    while (layer != Layer.IP && layer.stop() == null && !frame.isTooDeep()) {
      layer = next(frame, layer);
    }
    return layer.stop() == null && frame.isTooDeep() ? Layer.TOO_DEEP : layer;
  }

  /** Every layer moves {@link Frame#at} forward or stops, so the captured end bounds the loop. */
  private static Layer next(Frame frame, Layer layer) {
    return switch (layer) {
      case ETHERNET -> Ethernet.next(frame);
      case LLC -> Llc.next(frame);
      case PPP -> Ppp.next(frame);
      case PPPOE -> Ppp.overEthernet(frame);
      case MPLS -> Mpls.next(frame);
      case WLAN -> Wlan.next(frame);
      case LINK_TYPE -> LinkType.first(frame);
      default -> layer;
    };
  }
}
