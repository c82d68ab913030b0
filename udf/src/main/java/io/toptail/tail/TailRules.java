package io.toptail.tail;

import io.toptail.detect.AttributeLabels;
import io.toptail.detect.Vantage;
import io.toptail.name.Ownership;
import io.toptail.name.Registry;
import io.toptail.name.SuffixTable;
import io.toptail.name.TemplateToken;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;
import java.util.Set;

/**
 * What explains a name that no detector claims, from the name, its template and its domain. Where
 * nothing is known of responses, conditions on them are not applied: then a name can be explained
 * by its form and by who else asks, but not by having failed.
 */
public final class TailRules {
  /** Names asked at most this often are the tail that is shown. */
  static final int MOST_QUERIES = 10;

  /** So many clients make a domain an ordinary one. */
  static final int CLIENTS = 5;

  /** So many names of one template are made by a program. */
  static final int SIBLINGS = 20;

  /** So many names of one domain, asked once each, are more than its users need. */
  static final int FLOOD = 50;

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
  private final AttributeLabels attributes;
  private final boolean root;
  private final int hostAlone;

  public TailRules(Knowledge knowledge) {
    this.root = knowledge.vantage == Vantage.ROOT;
    hostAlone = knowledge.detectors.indexOf(knowledge.catalogue.byId("single-label-host"));
    attributes = new AttributeLabels(knowledge.registries.get(AttributeLabels.registry()));
    addAll(knowledge.registries.get("dnsbl-zones.tsv"), TailExplanation.REPUTATION);
    addAll(knowledge.registries.get("disposable-zones.tsv"), TailExplanation.DISPOSABLE);
  }

  private void addAll(Registry registry, TailExplanation explanation) {
    registry.byName().forEach((suffix, entry) -> zones.put(suffix, explanation));
  }

  /**
   * Whether the names of a domain are used once by design: most of one form, and asked once.
   *
   * @param answered whether it is known that they are answered; else only a program may write them
   */
  static boolean isDisposable(TailTemplates templates, boolean answered) {
    int largest = templates.largest();
    long names = templates.allNames();
    return names >= DISPOSABLE
        && templates.allOnce() * 20 >= names * 19
        && templates.names(largest) * 10 >= names * 9
        && (answered || isStructured(templates.tokens(largest)));
  }

  /** What a name alone says: that it is a reverse name, or of a zone of a registry; else null. */
  TailExplanation listed(WireName name) {
    boolean reverse = name.endsWith("in-addr", "arpa") || name.endsWith("ip6", "arpa");
    return reverse ? TailExplanation.REVERSE : zones.get(name);
  }

  /**
   * Explains a name that neither a detector nor {@link #listed} explains.
   *
   * @param names at the name
   * @param template of the name
   */
  TailExplanation explain(
      TailNames names, TailDomainFacts domain, TailTemplates templates, int template) {
    if (domain.isList() && !names.isUnregistered()) {
      return TailExplanation.REPUTATION;
    }
    boolean working = !templates.isFailing(template);
    if (domain.isDisposable() && working) {
      return TailExplanation.DISPOSABLE;
    }
    boolean many = templates.names(template) >= SIBLINGS;
    if (many && working && isGenerated(domain, isStructured(templates.tokens(template)))) {
      return TailExplanation.GENERATED;
    }
    boolean failing = names.isFailing();
    if (domain.found(failing) >= 0 || failing && names.found() >= 0) {
      return TailExplanation.DETECTOR;
    }
    if (many && isFlood(domain, templates, template)) {
      return TailExplanation.SUBDOMAINS;
    }
    if (failing) {
      return ofFailure(names.flags(), domain, templates);
    }
    if (root && domain.isDelegated()) {
      return TailExplanation.HEALTHY;
    }
    boolean odd = isOdd(templates.tokens(template));
    if (domain.clients() >= CLIENTS && !(many && odd)) {
      return TailExplanation.HEALTHY;
    }
    boolean plain = !many && isPlain(names.flags(), domain, odd);
    return plain ? TailExplanation.PLAIN : TailExplanation.UNEXPLAINED;
  }

  /** Explains a name that fails by who says so, and by whether others use its domain. */
  private static TailExplanation ofFailure(
      int flags, TailDomainFacts domain, TailTemplates templates) {
    if ((flags & TailKey.DENIED) == 0) {
      return TailExplanation.SERVERS;
    }
    if ((flags & TailKey.UNREGISTERED) != 0) {
      return TailExplanation.UNREGISTERED;
    }
    return templates.areWorking() || domain.owner() != null
        ? TailExplanation.DENIED
        : TailExplanation.UNEXPLAINED;
  }

  /** Whether a name is that of a record which a domain may have or not: a policy, a service. */
  boolean mayBeMissing(WireName name) {
    return attributes.areIn(name);
  }

  /** Whether a detector claims host names without a domain, which probes look like. */
  boolean isHostAlone(int detector) {
    return detector >= 0 && detector == hostAlone;
  }

  private static boolean isGenerated(TailDomainFacts domain, boolean structured) {
    Ownership owner = domain.owner();
    boolean carrier =
        owner != null && (!owner.carrier().isEmpty() || CARRIERS.contains(owner.category()));
    return carrier || domain.clients() >= CLIENTS && structured;
  }

  /** Whether many names of one domain that nobody is known to own were asked once each. */
  private static boolean isFlood(TailDomainFacts domain, TailTemplates templates, int template) {
    long names = templates.names(template);
    return domain.isDelegated()
        && names >= FLOOD
        && templates.once(template) * 20 >= names * 19
        && !isStructured(templates.tokens(template))
        && domain.owner() == null;
  }

  private static boolean isPlain(int flags, TailDomainFacts domain, boolean odd) {
    int wanted = TailKey.HOST | TailKey.ORDINARY_TYPES;
    return domain.isDelegated()
        && (flags & wanted) == wanted
        && (!odd && !isOdd(domain.tokens()) || domain.owner() != null);
  }

  /** Whether tokens are among those that only a program writes. */
  static boolean isStructured(int tokens) {
    return (tokens & STRUCTURED) != 0;
  }

  /** Whether tokens are among those that an ordinary host's name does not hold. */
  static boolean isOdd(int tokens) {
    return (tokens & ODD) != 0;
  }

  /** Whether a name holds only what host names and service labels do. */
  static boolean isHost(WireName name) {
    return (name.octetClasses() & ~HOST) == 0;
  }
}
