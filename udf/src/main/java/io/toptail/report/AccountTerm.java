package io.toptail.report;

/**
 * A term of an account of packets, as people read it.
 *
 * @param outcome its word in files, for instance {@code ip-fragment}
 * @param detail empty for none
 */
public record AccountTerm(String outcome, String detail) {
  /** With how many there are: {@code 5,400 queries}, {@code 67 tcp (TCP/443)}. */
  public String counted(long count) {
    return Figures.count(count) + " " + text(count == 1 ? outcome : several());
  }

  /** Without a number: {@code malformed (label-type)}. */
  String text() {
    return text(outcome);
  }

  private String text(String word) {
    String text = Printable.text(word);
    return detail.isEmpty() ? text : text + " (" + Printable.text(detail) + ")";
  }

  /** Outcomes that name what is counted have a plural; the others say what became of a packet. */
  private String several() {
    return switch (outcome) {
      case "query" -> "queries";
      case "response", "tcp-segment", "ip-fragment" -> outcome + "s";
      default -> outcome;
    };
  }
}
