package io.toptail.tail;

import io.toptail.name.Ownership;
import io.toptail.name.TemplateWriter;
import io.toptail.name.WireName;
import io.toptail.row.Knowledge;

/** What is known of the domain that is being summed up; the dear of it only when asked for. */
final class TailDomainFacts {
  private final Knowledge knowledge;
  private final TemplateWriter label = new TemplateWriter();
  private WireName domain;
  private boolean delegated;
  private long clients;
  private boolean disposable;
  private boolean list;
  private int found;
  private int foundFailing;
  private boolean ownerSought;
  private Ownership owner;

  TailDomainFacts(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Moves to a domain. */
  void moveTo(WireName name, boolean isDelegated, long asking) {
    domain = name;
    delegated = isDelegated;
    clients = asking;
    ownerSought = false;
  }

  /** Looks at its templates as a whole, and at what was found of it. */
  void judge(TailTemplates templates, TailFindings findings, int entry) {
    boolean known = findings.isDisposable(entry);
    disposable =
        (known || clients >= TailRules.CLIENTS) && TailRules.isDisposable(templates, known);
    list =
        templates.allNames() >= TailRules.SIBLINGS
            && templates.areAskedAbout()
            && !templates.areWorking()
            && owner() == null;
    found = findings.ofDomain(entry, false);
    foundFailing = findings.ofDomain(entry, true);
  }

  /**
   * The detector that found what explains its names, or {@link TailFindings#NONE}.
   *
   * @param failing whether it is about names that fail
   */
  int found(boolean failing) {
    return failing ? foundFailing : found;
  }

  long clients() {
    return clients;
  }

  /** Whether its top label is delegated in the root. */
  boolean isDelegated() {
    return delegated;
  }

  /** Whether its names are used once by design. */
  boolean isDisposable() {
    return disposable;
  }

  /** Whether it seems to be a list of addresses or domains. */
  boolean isList() {
    return list;
  }

  /** Whom it belongs to; null if that is not known. */
  Ownership owner() {
    if (!ownerSought) {
      owner = knowledge.owners.resolve(domain);
      ownerSought = true;
    }
    return owner;
  }

  /** The tokens of its own leftmost label, as a set. */
  int tokens() {
    return domain.labels() == 0 ? 0 : label.write(domain, domain.labels() - 1).tokens();
  }
}
