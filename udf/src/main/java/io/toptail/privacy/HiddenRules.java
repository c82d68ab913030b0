package io.toptail.privacy;

import io.toptail.dns.DnsName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;

/**
 * Rules and filters as a report may show them: addresses and prefixes become those that hide them,
 * so do addresses in names, and an expression with a digit is not shown. For one thread.
 */
public final class HiddenRules {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*|[0-9]+(\\.[0-9]+){3}");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final int MAPPING = 96;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final AddressPrivacy privacy;
  private final HiddenAddresses addresses;
  private final AddressesInNames names;

  public HiddenRules(AddressPrivacy privacy) {
    this.privacy = privacy;
    this.addresses = new HiddenAddresses(privacy);
    this.names = new AddressesInNames(addresses);
  }

  /** One rule: an address, a prefix, a name, {@code *.suffix} or {@code /regex/}. */
  public String rule(String text) {
    if (privacy.isNone()) {
      return text;
    }
    if (text.startsWith("/")) {
      return DIGIT.matcher(text).find() ? "/…/" : text;
    }
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (ADDRESS.matcher(address).matches()) {
      return address(address, slash < 0 ? null : text.substring(slash + 1));
    }
    boolean below = text.startsWith("*.");
    return (below ? "*." : "") + name(below ? text.substring(2) : text);
  }

  /** Whether a rule tells a name, or a part of one. */
  public boolean isNames(String text) {
    int slash = text.indexOf('/');
    boolean address = ADDRESS.matcher(slash < 0 ? text : text.substring(0, slash)).matches();
    return !address && !text.regionMatches(true, 0, "qtype:", 0, 6);
  }

  private String name(String text) {
    try {
      byte[] wire = DnsName.toWire(text);
      int length = names.hide(wire, 0, wire.length);
      return length == 0 ? text : DnsName.toText(names.shown(), 0);
    } catch (IllegalArgumentException e) {
      return text; // no name: a type, for instance
    }
  }

  private String address(String text, String length) {
    boolean ipv4 = text.indexOf(':') < 0;
    byte[] octets = Address.toByteArray(text, ipv4 ? Address.IPv4 : Address.IPv6);
    if (octets == null) {
      return "…";
    }
    int before = isMapped(octets) ? MAPPING : 0;
    octets = Arrays.copyOfRange(octets, before / 8, octets.length);
    int all = 8 * octets.length;
    int bits = length == null ? all : Math.max(0, Integer.parseInt(length) - before);
    addresses.replace(octets, 0, octets.length, bits);
    int shown = Math.min(bits, privacy.bits(octets.length));
    return text(octets) + (shown < all ? "/" + shown : "");
  }

  /** Whether an IPv6 address means an IPv4 one (RFC 4291 §2.5.5.2). */
  private static boolean isMapped(byte[] octets) {
    return Arrays.mismatch(octets, MAPPED) == MAPPED.length;
  }

  private static String text(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 octets are an address", e);
    }
  }
}
