package io.toptail.detect;

import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.Arrays;
import java.util.List;

/**
 * A public name in front of a known private or special-use top label, or of a suffix that an
 * operator named.
 *
 * <p>Many words that are top-level domains today (app, dev, site, it, us) are also the names of
 * departments and clusters. So a name of two labels counts as public only if it ends in one of the
 * old generic domains.
 */
final class SearchSuffixAppended extends QuestionDetector {
  private static final String[] LEGACY = {
    "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz"
  };
  private final PublicSuffixes publicSuffixes;
  private final DelegatedTlds delegated;
  private final KnownNames privateSuffixes;
  private final KnownNames specialUse;

  static final String ID = "search-suffix-appended";
  static final Parameter SUFFIXES =
      Parameter.list("suffixes", Parameter.Kind.NAMES, "search suffixes of your networks");
  private final KnownNames configured = new KnownNames(Registry.empty());

  SearchSuffixAppended(
      PublicSuffixes publicSuffixes,
      DelegatedTlds delegated,
      Registry privateSuffixes,
      Registry specialUse,
      DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 160, Severity.LOW, "search suffix behind a full name")
            .rule(
                "The suffix is a private or special-use top label or one of the configured "
                    + "suffixes, and what stands in front of it ends in an old generic domain, or "
                    + "has three labels or more and ends in a delegated one.")
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
    this.publicSuffixes = publicSuffixes;
    this.delegated = delegated;
    this.privateSuffixes = new KnownNames(privateSuffixes);
    this.specialUse = new KnownNames(specialUse);
  }

  @Override
  public boolean matches(Question question) {
    int suffix = suffixLabels(question);
    for (int prefix = 2; suffix > 0 && prefix <= question.labels() - suffix; prefix++) {
      if (isPublicName(question.name(), prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Labels of the suffix that may have been appended; 0 if there is none. */
  private int suffixLabels(Question question) {
    WireName name = question.name();
    int listed = configured.matchedLabels(name);
    boolean known =
        !question.tldDelegated() && (privateSuffixes.listTop(name) || specialUse.listTop(name));
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
    for (String legacy : LEGACY) {
      if (name.labelIs(top, legacy)) {
        return true;
      }
    }
    // Of two labels, "it" or "us" is more often a department or a site than a country, and in front
    // of svc.cluster.local stands a namespace, which may be "dev".
    boolean namespace = labels == name.labels() - 3 && name.endsWith("svc", "cluster", "local");
    if (labels < 3 || namespace || name.octetClasses(top) != WireName.LETTER) {
      return false;
    }
    WireName alone = prefix(name, labels);
    return delegated.contains(alone) && publicSuffixes.publicLabels(alone) < labels;
  }

  private static WireName prefix(WireName name, int labels) {
    int length = name.suffixOffset(name.labels() - labels) - name.offset();
    byte[] wire = Arrays.copyOfRange(name.bytes(), name.offset(), name.offset() + length + 1);
    wire[length] = 0;
    return new WireName().wrap(wire, 0, wire.length);
  }

  @Override
  public List<String> registries() {
    return List.of("private-suffixes.tsv", "special-use.tsv");
  }
}
