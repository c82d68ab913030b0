package io.toptail.detect;

import io.toptail.name.WireName;
import java.util.regex.Pattern;

/**
 * Text that begins with a scheme, or holds a path or a query. Slashes are allowed in reverse names
 * (RFC 2317).
 */
final class UrlAsName extends QuestionDetector {
  /** A colon before a port's digits belongs to {@code port-in-name}. */
  private static final Pattern SCHEME =
      Pattern.compile(
          "(https?|ftp|wss?|ldaps?|sips?|smb|file|tcp|udp|mailto|mqtts?|rtsp|stuns?|turns?|jdbc"
              + "|redis|amqps?):(?!\\d{1,5}(\\.|$))");

  /** A host's last part, then a path; encoded data in tunnels has slashes elsewhere. */
  private static final Pattern PATH =
      Pattern.compile("^/|\\.([a-z-]{2,24}|\\d{1,3})(:\\d{1,5})?[/?]|\\?[a-z_]+=");

  UrlAsName() {
    super(
        DetectorInfo.of("url-as-name", 120, Severity.LOW, "URL in place of a name")
            .rule(
                "The text begins with a scheme and a colon, holds ://, a slash behind a "
                    + "host or a lone label, or a question mark with a parameter.")
            .cause(
                "A whole URL, or a part of one, is looked up: the program did not take the host"
                    + " out of it, or somebody put a URL into a field for a host.")
            .who(
                "The developer of the program on the asking client. Also: whoever configured "
                    + "the asking client.")
            .fix("Put only the host into the field; parse the URL before resolving.")
            .source("RFC 3986 §3; RFC 2317 for the exception"),
        Fact.ODD_OCTET);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.hostHas(WireName.PUNCTUATION) || NullString.isNull(question)) {
      return false;
    }
    String text = question.pasted();
    if (text.contains("://") || SCHEME.matcher(text).lookingAt()) {
      return true;
    }
    if (question.isReverse4() || question.hostHas(WireName.HIGH)) {
      return false;
    }
    boolean lone = question.labels() == 1 && text.indexOf('/') >= 0;
    return lone || PATH.matcher(text).find();
  }
}
