package io.toptail.detect;

import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A public name in front of a suffix that makes no sense behind it: a known private or special-use
 * top label, one that an operator named, or behind a whole host name any that does not exist.
 *
 * <p>Many words that are top-level domains today (app, dev, site, it, us) are also the names of
 * departments, places and clusters. So an old generic domain counts always, a country's and a few
 * others behind at least two labels, and the rest only if the name begins with www.
 */
public final class SearchSuffixAppended extends QuestionDetector {
  private static final String[] LEGACY = {
    "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz"
  };

  /** Newer generic domains that are in wide use and no words for departments. */
  private static final Set<String> COMMON =
      Set.of("asia", "club", "icu", "mobi", "online", "top", "vip", "xyz");

  /** Countries' domains that also are what companies call a part of the world or of themselves. */
  private static final Set<String> AMBIGUOUS =
      Set.of("ad", "ca", "eu", "hr", "in", "is", "it", "la", "me", "na", "sa", "us");

  /** Of a whole host name: fewer labels may be anything. */
  private static final int WHOLE = 3;

  /** A wrong second label of a country's domain looks like a suffix of two letters. */
  private static final int SHORTEST_SUFFIX = 3;

  /** Zones of name servers, which hold hosts and nothing below them. */
  private static final String[] SERVER_ZONES = {"root-servers.net", "gtld-servers.net"};

  private final PublicSuffixes publicSuffixes;
  private final DelegatedTlds delegated;
  private final KnownNames privateSuffixes;
  private final KnownNames specialUse;

  /** Suffixes that routers, access providers and platforms set: one label stands below them. */
  private final KnownNames flat;

  /** The kind of suffixes below which machines stand, and no domains. */
  private static final String MACHINES = "machines";

  static final String ID = "search-suffix-appended";
  static final Parameter SUFFIXES =
      Parameter.list("suffixes", Parameter.Kind.NAMES, "search suffixes of your networks");
  private final KnownNames configured = new KnownNames(Registry.empty());

  SearchSuffixAppended(
      PublicSuffixes publicSuffixes,
      DelegatedTlds delegated,
      Registry privateSuffixes,
      Registry specialUse,
      Registry clusterSuffixes,
      DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 160, Severity.LOW, "search suffix behind a full name")
            .rule(
                "The suffix is a private or special-use top label, one of the configured "
                    + "suffixes or the zone of the root servers; or the name is denied, and the "
                    + "suffix is one that search-list-walk found for three names of a client, or "
                    + "for three clients, and below which no public name was found. What stands "
                    + "in front of it ends in an old generic domain (com, net, org and the like), "
                    + "or has three labels or more and ends in a country's domain or one of a "
                    + "few others, or in any if it begins with www; two are enough in front of a "
                    + "suffix that routers and platforms set, and that has only machines. And whatever does not exist behind a host of an old "
                    + "generic domain.")
            .cause(
                "A full public name has a private suffix behind it: the client tries its search"
                    + " list first. Each miss costs the user a round trip, and tells outsiders which "
                    + "names are visited.")
            .who("The administrator of the network that the client is in.")
            .fix("Shorten the search list, set ndots to 1, or write names with a final dot.")
            .source("RFC 1535; SAC064"),
        Fact.UNDELEGATED,
        Fact.LISTED);
    settings.list(SUFFIXES).forEach(configured::put);
    for (String zone : SERVER_ZONES) {
      configured.put(zone);
    }
    this.publicSuffixes = publicSuffixes;
    this.delegated = delegated;
    this.privateSuffixes = new KnownNames(privateSuffixes);
    this.specialUse = new KnownNames(specialUse);
    this.flat = new KnownNames(privateSuffixes, "vendor", "provider", MACHINES);
    new KnownNames(clusterSuffixes, MACHINES).addTo(flat);
  }

  @Override
  public boolean matches(Question question) {
    WireName name = question.name();
    int suffix = suffixLabels(question);
    for (int prefix = 2; suffix > 0 && prefix <= question.labels() - suffix; prefix++) {
      if (isPublicName(name, prefix)) {
        return true;
      }
    }
    return suffix == 0 && !question.tldDelegated() && isWholeNameWithMore(name);
  }

  /** Whether a host of an old generic domain stands in front of what does not exist. */
  private static boolean isWholeNameWithMore(WireName name) {
    int top = name.labels() - 1;
    if (top < WHOLE || name.labelLength(top) < SHORTEST_SUFFIX || isBlockList(name, top)) {
      return false;
    }
    for (int labels = WHOLE; labels <= top; labels++) {
      if (isLegacy(name, labels - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Private lists of domains and addresses are told by their label. */
  private static boolean isBlockList(WireName name, int label) {
    return name.startsWith(label, "dnsbl") || name.startsWith(label, "rbl");
  }

  /** Whether a name is a public one and a suffix of so many labels behind it. */
  public boolean isAppended(WireName name, int suffixLabels) {
    int labels = name.labels() - suffixLabels;
    return labels > 1 && isPublicName(name, labels);
  }

  /** Labels of the suffix that may have been appended; 0 if there is none. */
  private int suffixLabels(Question question) {
    WireName name = question.name();
    int listed = configured.matchedLabels(name);
    boolean known =
        !question.tldDelegated()
            && (privateSuffixes.listTop(name) || specialUse.listTop(name) || flat.listTop(name));
    return listed > 0 ? listed : known ? 1 : 0;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SUFFIXES);
  }

  @Override
  KnownNames listed() {
    return configured;
  }

  /** Whether the leftmost labels alone look like a name on the Internet. */
  private boolean isPublicName(WireName name, int labels) {
    int top = labels - 1;
    if (isLegacy(name, top)) {
      return true;
    }
    // Of two labels, "it" or "us" is more often a department or a site than a country, and in front
    // of svc.cluster.local stands a namespace, which may be "dev". Below the service names of a
    // Windows domain stand its sites.
    boolean namespace = labels == name.labels() - 3 && name.endsWith("svc", "cluster", "local");
    boolean service = (name.octetClasses() & WireName.UNDERSCORE) != 0;
    boolean machines = labels == 2 && flat.listTop(name) && !AMBIGUOUS.contains(name.label(top));
    boolean whole = labels >= WHOLE || machines;
    if (!whole || namespace || service || name.octetClasses(top) != WireName.LETTER) {
      return false;
    }
    WireName alone = prefix(name, labels);
    return (name.labelIs(0, "www") || isWidelyUsed(name, top))
        && delegated.contains(alone)
        && publicSuffixes.publicLabels(alone) < labels;
  }

  private static boolean isLegacy(WireName name, int label) {
    for (String legacy : LEGACY) {
      if (name.labelIs(label, legacy)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWidelyUsed(WireName name, int label) {
    String text = name.label(label);
    boolean alone = label == name.labels() - 2;
    return text.length() == 2 ? alone || !AMBIGUOUS.contains(text) : COMMON.contains(text);
  }

  private static WireName prefix(WireName name, int labels) {
    int length = name.suffixOffset(name.labels() - labels) - name.offset();
    byte[] wire = Arrays.copyOfRange(name.bytes(), name.offset(), name.offset() + length + 1);
    wire[length] = 0;
    return new WireName().wrap(wire, 0, wire.length);
  }

  @Override
  public List<String> registries() {
    return List.of("private-suffixes.tsv", "special-use.tsv", "cluster-suffixes.tsv");
  }
}
