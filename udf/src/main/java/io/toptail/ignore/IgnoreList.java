package io.toptail.ignore;

import io.toptail.name.WireName;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;

/**
 * Rules for what is left out of the ranking. The rule with the lowest number that matches a query
 * is the one that removes it, so that what the rules removed adds up.
 *
 * <h2>Lines</h2>
 *
 * One rule a line; blank lines, and everything from a {@code #} at the beginning of a line or after
 * a blank, are ignored. Letter case never matters.
 *
 * <ul>
 *   <li>{@code cpe-config.isp.example}: this name. RFC 1035 §5.1 escapes; the final dot is
 *       optional, and tells a name like {@code 192.0.2.1.} from an address.
 *   <li>{@code *.isp.example}: names below it, not {@code isp.example} itself.
 *   <li>{@code /^dev[0-9]+\.example$/}: names in whose presentation form, lower case and without
 *       the final dot, the expression is found anywhere; {@code ^} and {@code $} anchor it. RE2
 *       syntax: no look-around and no back-references, and so linear in the length of the name.
 *   <li>{@code 192.0.2.7}, {@code 198.51.100.0/24}, {@code 2001:db8::/32}: queries of these
 *       clients. An IPv4-mapped IPv6 address is the IPv4 address.
 *   <li>{@code qtype:ANY}, {@code qtype:255}: questions of this type.
 * </ul>
 *
 * <p>Immutable; any number of threads may match. Serialized as the lines that it was made from.
 */
public final class IgnoreList implements Serializable {
  private static final long serialVersionUID = 1L;

  private final transient List<IgnoreLine> lines;
  private final transient List<String> rules;
  private final transient QuestionRules questions;
  private final transient ClientRules clients;

  IgnoreList(
      List<IgnoreLine> lines, List<String> rules, QuestionRules questions, ClientRules clients) {
    this.lines = lines;
    this.rules = rules;
    this.questions = questions;
    this.clients = clients;
  }

  /**
   * Reads the lines in order.
   *
   * @throws IgnoreSyntaxException naming every line that is not a rule
   */
  public static IgnoreList parse(List<IgnoreLine> lines) throws IgnoreSyntaxException {
    return new IgnoreParser().parse(lines);
  }

  /** The text of each rule as written, without comments; the index is the rule's number. */
  public List<String> rules() {
    return rules;
  }

  /** Whether no question can match, so that {@link #matchQuestion} need not be asked. */
  public boolean matchesNoQuestion() {
    return questions.isEmpty();
  }

  /** Whether no client can match, so that {@link #matchClient} need not be asked. */
  public boolean matchesNoClient() {
    return clients.isEmpty();
  }

  /**
   * The first rule that matches a question.
   *
   * <p>Costs one hash look-up for each label, and one search for each regular expression: ask once
   * per distinct question.
   *
   * @param qtype 0 to 65535
   * @return the rule's number; -1 if there is none
   */
  public int matchQuestion(WireName name, int qtype) {
    return questions.match(name, qtype);
  }

  /**
   * The first rule that matches a client.
   *
   * @param length 4 or 16 octets, in network order
   * @return the rule's number; -1 if there is none
   */
  public int matchClient(byte[] address, int offset, int length) {
    return clients.match(address, offset, length);
  }

  private Object writeReplace() {
    return new Written(lines.toArray(IgnoreLine[]::new));
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("serialized as its lines");
  }

  /** The serialized form. */
  private record Written(IgnoreLine[] lines) implements Serializable {
    private Object readResolve() throws InvalidObjectException {
      try {
        return parse(List.of(lines));
      } catch (IgnoreSyntaxException e) {
        throw new InvalidObjectException(e.getMessage());
      }
    }
  }
}
