package io.toptail.detect;

import io.toptail.name.Registry;
import io.toptail.name.WireName;
import java.util.HashSet;
import java.util.Set;

/**
 * Labels that name an attribute of a domain or a service (RFC 8552). A domain may have such a
 * record or not; asking for one that is not there is no mistake. Immutable.
 */
public final class AttributeLabels {
  private static final String REGISTRY = "attrleaf.tsv";

  private final Set<String> labels = new HashSet<>();

  /** The labels of a registry. */
  public AttributeLabels(Registry registry) {
    registry.entries().forEach(entry -> labels.add(entry.value()));
  }

  /** The file of the registry. */
  public static String registry() {
    return REGISTRY;
  }

  /** Whether a name has one of the labels. */
  public boolean areIn(WireName name) {
    if ((name.octetClasses() & WireName.UNDERSCORE) == 0) {
      return false;
    }
    for (int i = 0; i < name.labels(); i++) {
      if (name.octet(i, 0) == '_' && labels.contains(name.label(i))) {
        return true;
      }
    }
    return false;
  }
}
