package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.regex.Pattern;

/**
 * Text that begins with a scheme, or holds a slash or a question mark. Slashes are allowed in
 * reverse names (RFC 2317).
 */
final class UrlAsName extends Detector {
  /** A colon before a port's digits belongs to {@code port-in-name}. */
  private static final Pattern SCHEME =
      Pattern.compile(
          "(https?|ftp|wss?|ldaps?|sips?|smb|file|tcp|udp|mailto|mqtts?|rtsp|stuns?|turns?|jdbc"
              + "|redis|amqps?):(?!\\d{1,5}(\\.|$))");

  UrlAsName() {
    super(
        DetectorInfo.of("url-as-name", 120, Severity.LOW, "URL in place of a name")
            .cause(
                "A whole URL, or a part of one, is looked up: the program did not take the host"
                    + " out of it, or somebody put a URL into a field for a host.")
            .who(
                "The developer of the program on the asking client. Also: whoever configured "
                    + "the asking client.")
            .fix("Put only the host into the field; parse the URL before resolving.")
            .source("RFC 3986 §3; RFC 2317 for the exception"));
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION) || NullString.isNull(question)) {
      return false;
    }
    String text = question.pasted();
    boolean path = !question.isReverse4() && (text.indexOf('/') >= 0 || text.indexOf('?') >= 0);
    return path || text.contains("://") || SCHEME.matcher(text).lookingAt();
  }
}
