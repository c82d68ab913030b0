package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An underscore in a label of a host look-up that is no registered attribute. */
final class UnderscoreHost extends QuestionDetector {
  private final Set<String> attributes = new HashSet<>();

  static final String ID = "underscore-host";
  static final Parameter LABELS =
      Parameter.list(
          "labels",
          Parameter.Kind.LABELS,
          "more labels that are attributes, with their underscore");

  private final KnownNames blockLists;

  UnderscoreHost(Registry attrleaf, Registry blockLists, DetectorSettings.Entry settings) {
    super(
        DetectorInfo.of(ID, 261, Severity.INFO, "underscore in a host name")
            .rule(
                "A, AAAA, HTTPS or MX for a name with an underscore in a label that is no "
                    + "registered attribute, no port and no service. Not below block lists, which "
                    + "are asked for the names of others.")
            .cause(
                "Host names have no underscore. Many programs refuse such names, and no "
                    + "certificate can be issued for them.")
            .who(
                "The administrator of the network that the client is in. Also: the owner of the"
                    + " zone.")
            .fix("Rename the host, with a hyphen in place of the underscore.")
            .source("RFC 1123 §2.1; RFC 8552"),
        Fact.UNDERSCORE);
    attributes.addAll(settings.list(LABELS));
    this.blockLists = new KnownNames(blockLists);
    for (Registry.Entry entry : attrleaf.entries()) {
      attributes.add(entry.value());
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(LABELS);
  }

  @Override
  public boolean matches(Question question) {
    if (!question.has(WireName.UNDERSCORE) || !QueryType.isHost(question.type())) {
      return false;
    }
    WireName name = question.name();
    for (int i = question.firstHostLabel(); i < question.labels(); i++) {
      if ((name.octetClasses(i) & WireName.UNDERSCORE) != 0 && !isAttribute(name, i)) {
        return !blockLists.cover(name);
      }
    }
    return false;
  }

  /** A port or a registered attribute behind a leading underscore; a lone one minimises names. */
  private boolean isAttribute(WireName name, int label) {
    if (name.octet(label, 0) != '_') {
      return false;
    }
    if (name.labelLength(label) == 1 || name.startsWith(label, "_ta-")) {
      return true;
    }
    boolean port = name.octetClasses(label) == (WireName.UNDERSCORE | WireName.DIGIT);
    return port || attributes.contains(name.label(label));
  }

  @Override
  public List<String> registries() {
    return List.of("attrleaf.tsv", "dnsbl-zones.tsv");
  }
}
