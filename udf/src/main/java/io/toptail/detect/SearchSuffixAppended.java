package io.toptail.detect;

import io.toptail.name.DelegatedTlds;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.Arrays;

/**
 * A public name in front of a known private or special-use top label.
 *
 * <p>Many words that are top-level domains today (app, dev, site, it, us) are also the names of
 * departments and clusters. So a name counts as public if it ends in one of the old generic domains
 * or in a public suffix of several labels (co.uk), or begins with www.
 */
final class SearchSuffixAppended extends Detector {
  private static final String[] LEGACY = {
    "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz"
  };
  private final PublicSuffixes publicSuffixes;
  private final DelegatedTlds delegated;
  private final KnownNames privateSuffixes;
  private final KnownNames specialUse;

  SearchSuffixAppended(
      PublicSuffixes publicSuffixes,
      DelegatedTlds delegated,
      Registry privateSuffixes,
      Registry specialUse) {
    super(
        DetectorInfo.of(
                "search-suffix-appended", 160, Severity.LOW, "search suffix behind a full name")
            .cause(
                "A full public name has a private suffix behind it: the client tries its search"
                    + " list first. Each miss costs the user a round trip, and tells outsiders which "
                    + "names are visited.")
            .who("The administrator of the network that the client is in.")
            .fix("Shorten the search list, set ndots to 1, or write names with a final dot.")
            .source("RFC 1535; SAC064"));
    this.publicSuffixes = publicSuffixes;
    this.delegated = delegated;
    this.privateSuffixes = new KnownNames(privateSuffixes);
    this.specialUse = new KnownNames(specialUse);
  }

  @Override
  public boolean matches(Question question) {
    int labels = question.labels();
    if (labels < 3 || question.tldDelegated() || !isSearchSuffix(question.name())) {
      return false;
    }
    for (int prefix = 2; prefix < labels; prefix++) {
      if (isPublicName(question.name(), prefix)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSearchSuffix(WireName name) {
    return privateSuffixes.listTop(name) || specialUse.listTop(name);
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
}
