package io.toptail.detect;

import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All detectors in the order in which they may claim a question. Every question has at most one
 * primary detector, so that the shares of all detectors add up. Immutable; any number of threads
 * may ask, each with a {@link Question} of its own.
 */
public final class DetectorCatalogue {
  private static final Comparator<Detector> ORDER =
      Comparator.comparingInt(Detector::precedence).thenComparing(Detector::id);

  /**
   * A misconfiguration that a single question cannot show.
   *
   * @param id of the detector that would find it
   * @param needs responses, repetition, header, configuration or vantage
   * @param reason one clause for people
   */
  public record NotEvaluated(String id, String needs, String reason) {}

  private final List<Detector> detectors;
  private final Map<String, Detector> byId = new HashMap<>();

  private DetectorCatalogue(List<Detector> all) {
    detectors = all.stream().sorted(ORDER).toList();
    for (Detector detector : detectors) {
      if (byId.put(detector.id(), detector) != null) {
        throw new IllegalStateException("two detectors have the id " + detector.id());
      }
    }
  }

  /** All detectors, with the registries that are part of this version. */
  public static DetectorCatalogue load(PublicSuffixes suffixes, DelegatedTlds delegated) {
    List<Detector> all = new ArrayList<>();
    addProtocol(all);
    addPastedText(all);
    addLeaks(all);
    addListed(all);
    Registry privateSuffixes = Registry.bundled("private-suffixes.tsv");
    Registry specialUse = Registry.bundled("special-use.tsv");
    all.add(new PrivateSuffix(privateSuffixes));
    all.add(new SearchSuffixAppended(suffixes, delegated, privateSuffixes, specialUse));
    return new DetectorCatalogue(all);
  }

  private static void addProtocol(List<Detector> all) {
    all.add(new ClassMdnsQu());
    all.add(new ClassUnused());
    all.add(new ClassChaosProbe());
    all.add(new QtypeNetbios());
    all.add(new QtypeObsolete());
    all.add(new QtypeUnassigned());
    all.add(new QtypeAny());
  }

  private static void addPastedText(List<Detector> all) {
    all.add(new AForA());
    all.add(new Ip4OtherType());
    all.add(new Ip6Literal());
    all.add(new IpFragment());
    all.add(new NumericTld());
    all.add(new UrlAsName());
    all.add(new PortInName());
    all.add(new EmailAsName());
    all.add(new ListAsName());
    all.add(new TemplatePlaceholder());
    all.add(new NullString());
    all.add(new EscapedText());
    all.add(new ControlOrSpace());
    all.add(new RawNonAscii());
    all.add(new QuoteBracketJunk());
    all.add(new WholeNameOneLabel());
    all.add(new WildcardLiteral());
    all.add(new BadALabel());
    all.add(new DoubledDomain());
  }

  private static void addLeaks(List<Detector> all) {
    all.add(new PtrMalformed());
    all.add(new Ip6Int());
    all.add(new DnsSdUnicast());
    all.add(new AdSrvLeak());
    all.add(new WpadLeak());
    all.add(new IsatapTeredo());
    all.add(new LocalhostName());
    all.add(new MdnsLocalName());
    all.add(new OnionName());
    all.add(new ReservedTestName());
    all.add(new InternalAltName());
    all.add(new ClusterNameLeak());
    all.add(new TypoTld());
    all.add(new SingleLabelHost());
    all.add(new UnknownTld());
  }

  private static void addListed(List<Detector> all) {
    Registry locallyServed = Registry.bundled("locally-served.tsv");
    all.add(new SoftwareProbe(Registry.bundled("probes.tsv")));
    all.add(new VendorIncidentName(Registry.bundled("vendor-incidents.tsv")));
    all.add(new DeadServiceName(Registry.bundled("dead-services.tsv")));
    all.add(
        new IpWithSuffix(
            Registry.bundled("dnsbl-zones.tsv"), Registry.bundled("wildcard-dns.tsv")));
    all.add(new UrlGlue(Registry.bundled("file-endings.tsv")));
    all.add(new Rfc1918Ptr(locallyServed));
    all.add(new LocalReversePtr(locallyServed));
    all.add(new UnderscoreHost(Registry.bundled("attrleaf.tsv")));
  }

  /** All detectors by precedence, then id. */
  public List<Detector> detectors() {
    return detectors;
  }

  /**
   * The detector that claims the question: the first that matches; among those of the same
   * precedence the one with the longest matched suffix.
   *
   * @return null if none matches
   */
  public Detector primary(Question question) {
    for (int i = 0; i < detectors.size(); i++) {
      Detector detector = detectors.get(i);
      if (detector.matches(question)) {
        return longest(question, detector, i + 1);
      }
    }
    return null;
  }

  private Detector longest(Question question, Detector first, int next) {
    Detector best = first;
    for (int i = next; i < detectors.size(); i++) {
      Detector other = detectors.get(i);
      if (other.precedence() != first.precedence()) {
        break;
      }
      boolean longer = other.matchedLabels(question) > best.matchedLabels(question);
      best = longer && other.matches(question) ? other : best;
    }
    return best;
  }

  /**
   * The detector with this id.
   *
   * @return null if there is none
   */
  public Detector byId(String id) {
    return byId.get(id);
  }

  /** What this version, which looks at single questions, does not look for; a report says so. */
  public static List<NotEvaluated> notEvaluated() {
    return Registry.resource(DetectorCatalogue.class, "not-evaluated.tsv").entries().stream()
        .map(entry -> new NotEvaluated(entry.value(), entry.kind(), entry.note()))
        .toList();
  }
}
