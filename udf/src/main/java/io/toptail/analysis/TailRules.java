package io.toptail.analysis;

import io.toptail.detect.Vantage;
import io.toptail.name.Ownership;
import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.TemplateToken;
import io.toptail.name.WireName;
import java.util.Set;

/**
 * What explains a name that no detector claims, from the name, its template and its domain. Where
 * nothing is known of responses, conditions on them are not applied: then a name can be explained
 * by its form and by who else asks, but not by having failed.
 */
final class TailRules {
  /** Names asked at most this often are the tail that is shown. */
  static final int MOST_QUERIES = 10;

  /** So many clients make a domain an ordinary one. */
  static final int CLIENTS = 5;

  /** So many names of one template are made by a program. */
  static final int SIBLINGS = 20;

  /** So many names make a domain a zone of disposable names, if most are asked once. */
  static final int DISPOSABLE = 100;

  /** Tokens that only a program writes; a single number may be a person's. */
  private static final int STRUCTURED =
      TemplateToken.IP4.bit()
          | TemplateToken.IP6.bit()
          | TemplateToken.UUID.bit()
          | TemplateToken.MAC.bit()
          | TemplateToken.TIME.bit()
          | TemplateToken.HEX.bit()
          | TemplateToken.BASE32.bit()
          | TemplateToken.NUMBER.bit();

  /** Tokens that an ordinary host's name does not hold. */
  private static final int ODD =
      TemplateToken.UUID.bit()
          | TemplateToken.HEX.bit()
          | TemplateToken.BASE32.bit()
          | TemplateToken.RANDOM.bit()
          | TemplateToken.IP6.bit();

  private static final int HOST =
      WireName.LETTER | WireName.DIGIT | WireName.HYPHEN | WireName.UNDERSCORE;

  private static final Set<String> CARRIERS = Set.of("cdn", "cloud", "hosting");

  private final SuffixTable<TailExplanation> zones = new SuffixTable<>();
  private final boolean root;

  TailRules(Knowledge knowledge) {
    this.root = knowledge.vantage == Vantage.ROOT;
    addAll(knowledge.registries.get("dnsbl-zones.tsv"), TailExplanation.REPUTATION);
    addAll(knowledge.registries.get("disposable-zones.tsv"), TailExplanation.DISPOSABLE);
  }

  private void addAll(Registry registry, TailExplanation explanation) {
    registry.byName().forEach((suffix, entry) -> zones.put(suffix, explanation));
  }

  /** Of a domain, what its names have in common. */
  record Domain(
      long clients, boolean disposable, boolean odd, boolean delegated, Ownership ownership) {}

  /** Whether a domain's names are used once by design: most of one form, and asked once. */
  static boolean isDisposable(long clients, long names, long once, long largest, int tokens) {
    return clients >= CLIENTS
        && names >= DISPOSABLE
        && once * 20 >= names * 19
        && largest * 10 >= names * 9
        && (tokens & STRUCTURED) != 0;
  }

  /** What a name alone says: that it is a reverse name, or of a zone of a registry; else null. */
  TailExplanation listed(WireName name) {
    boolean reverse = name.endsWith("in-addr", "arpa") || name.endsWith("ip6", "arpa");
    return reverse ? TailExplanation.REVERSE : zones.get(name);
  }

  /**
   * Explains a name that neither a detector nor {@link #listed} explains.
   *
   * @param flags of the name, those of {@link TailKey}
   * @param siblings names of the same template
   * @param templateFailing whether most that is known of their responses is failure
   * @param tokens of the template
   */
  TailExplanation explain(
      int flags, Domain domain, long siblings, boolean templateFailing, int tokens) {
    if (domain.disposable() && !templateFailing) {
      return TailExplanation.DISPOSABLE;
    }
    if (siblings >= SIBLINGS && !templateFailing && isGenerated(domain, tokens)) {
      return TailExplanation.GENERATED;
    }
    if ((flags & TailKey.FAILING) != 0) {
      return TailExplanation.UNEXPLAINED;
    }
    if (root && domain.delegated()) {
      return TailExplanation.HEALTHY;
    }
    boolean flood = siblings >= SIBLINGS && (tokens & ODD) != 0;
    if (domain.clients() >= CLIENTS && !flood) {
      return TailExplanation.HEALTHY;
    }
    boolean plain = siblings < SIBLINGS && isPlain(flags, domain, tokens);
    return plain ? TailExplanation.PLAIN : TailExplanation.UNEXPLAINED;
  }

  private static boolean isGenerated(Domain domain, int tokens) {
    Ownership ownership = domain.ownership();
    boolean carrier =
        ownership != null
            && (!ownership.carrier().isEmpty() || CARRIERS.contains(ownership.category()));
    return carrier || domain.clients() >= CLIENTS && (tokens & STRUCTURED) != 0;
  }

  private static boolean isPlain(int flags, Domain domain, int tokens) {
    int wanted = TailKey.HOST | TailKey.ORDINARY_TYPES;
    return domain.delegated() && !domain.odd() && (tokens & ODD) == 0 && (flags & wanted) == wanted;
  }

  /** Whether a name holds only what host names and service labels do. */
  static boolean isHost(WireName name) {
    return (name.octetClasses() & ~HOST) == 0;
  }

  /** Whether the tokens of a domain's own label say that a program made it up. */
  static boolean isOdd(int tokens) {
    return (tokens & ODD) != 0;
  }
}
