package io.toptail.name;

import io.toptail.dns.DnsName;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;

/**
 * Who owns a name and who carries it, by a list of suffixes ({@code conf/owners.yaml}).
 *
 * <p><b>Which suffix decides.</b> The longest, at label boundaries: {@code graph.facebook.com} may
 * differ from {@code facebook.com}, and {@code notfacebook.com} is neither.
 *
 * <p><b>Customers of a carrier.</b> Below some suffixes of a content network the labels in front
 * are the customer's host name: {@code www.example.com.edgekey.net}. Such a name belongs to the
 * customer: the owner of {@code www.example.com} if the list knows one, else its registrable
 * domain, with the carrier's category. If the labels in front are not a name in a domain that
 * somebody could have registered ({@code e1234.dscb.edgekey.net}), it belongs to the carrier.
 *
 * <p>Immutable after loading; any number of threads may resolve at once, if the {@link
 * RegistrableDomain} allows it.
 */
public final class Owners {
  /**
   * What kind of service a name is for.
   *
   * @param name its key, for instance {@code os-updates}
   * @param description one line for the reader of a report
   * @param colour for plots, {@code #rrggbb}
   */
  public record Category(String name, String description, String colour) {}

  /** Where the domain begins that somebody registered. */
  @FunctionalInterface
  public interface RegistrableDomain {
    /**
     * How many labels, from the right, the public suffix of a name and one more are; 0 if the name
     * is a public suffix itself or its rightmost label is not a delegated top-level domain.
     *
     * @param name borrowed for the call
     */
    int labels(WireName name);
  }

  /**
   * What the list says about a suffix.
   *
   * @param customerInFront whether the labels in front of the suffix are a customer's name
   */
  record Rule(Ownership ownership, boolean customerInFront) {}

  private final List<Category> categories;
  private final SuffixTable<Rule> rules;
  private final RegistrableDomain domains;

  Owners(List<Category> categories, SuffixTable<Rule> rules, RegistrableDomain domains) {
    this.categories = categories;
    this.rules = rules;
    this.domains = domains;
  }

  /** A list that claims no name. */
  public static Owners none() {
    return new Owners(List.of(), new SuffixTable<>(), name -> 0);
  }

  /**
   * Reads a list of owners. The reader is left open.
   *
   * @param path what to call the list in errors
   * @throws IllegalArgumentException if the list is not what {@code conf/owners.yaml} describes;
   *     the message names the path, the entry and what to do
   */
  public static Owners load(Reader yaml, String path, RegistrableDomain domains)
      throws IOException {
    return new OwnersParser(path).parse(yaml, domains);
  }

  /**
   * Whom a name serves and who carries it; null if no suffix of it is listed. Allocates only for a
   * customer of a carrier.
   *
   * @param name borrowed for the call
   */
  public Ownership resolve(WireName name) {
    int slot = rules.longest(name);
    if (slot < 0) {
      return null;
    }
    Rule rule = rules.value(slot);
    Ownership customer =
        rule.customerInFront() ? customer(name, rules.labels(slot), rule.ownership()) : null;
    return customer == null ? rule.ownership() : customer;
  }

  /** The categories, in the order of the list. */
  public List<Category> categories() {
    return categories;
  }

  /** How many suffixes the list has. */
  public int size() {
    return rules.size();
  }

  /** The owner of the labels in front of a carrier's suffix; null if they are not a domain name. */
  private Ownership customer(WireName name, int carrierLabels, Ownership carrier) {
    int length = name.suffixOffset(carrierLabels) - name.offset();
    byte[] front = Arrays.copyOfRange(name.bytes(), name.offset(), name.offset() + length + 1);
    front[length] = 0;
    WireName host = new WireName().wrap(front, 0, front.length);
    // Ends, because each step has fewer labels: www.example.com.edgekey.net.globalredir.akadns.net
    Ownership known = resolve(host);
    if (known != null) {
      return carried(known.owner(), known.category(), known.matched(), carrier);
    }
    int registrable = domains.labels(host);
    if (registrable < 2) {
      return null;
    }
    String domain = DnsName.toText(host.suffix(registrable), 0);
    return carried(domain, carrier.category(), domain, carrier);
  }

  private static Ownership carried(
      String owner, String category, String matched, Ownership carrier) {
    return new Ownership(owner, category, carrier.carrier(), matched + '.' + carrier.matched());
  }
}
