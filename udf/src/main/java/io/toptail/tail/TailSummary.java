package io.toptail.tail;

import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.OutcomeCode;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyBlockWriter;
import io.toptail.tally.TallyTable;

/**
 * The readable tail of one partition, when all its rows are merged: domain by domain, templates are
 * learned from all names, each name is explained, and those that are shown are put together in
 * groups. Where the names of a domain are spread over several parts, each part passes on what it
 * knows of its names by template, and the domain is summed up where the parts come together.
 */
public final class TailSummary {
  private static final int TOUCHED_MEMBERS = 2;

  private final TallyTable table;
  private final NameMask mask;
  private final TailMembers members = new TailMembers();
  private final TailGroups groups = new TailGroups();
  private final TailOutcomes outcomes = new TailOutcomes();
  private final TailFindings findings;
  private final TailDomain domain;

  /** Domains that come next, so that the first members of all are brought into the cache. */
  private final int[] ahead = new int[TailDomain.TOUCHED];

  private final int[] touched = new int[TailDomain.TOUCHED * TOUCHED_MEMBERS];
  private int count;

  /**
   * @param mask masks examples; null to show all
   */
  public TailSummary(TallyTable table, Knowledge knowledge, TailRules rules, NameMask mask) {
    this.table = table;
    this.mask = mask;
    this.findings = new TailFindings(table, knowledge);
    this.domain = new TailDomain(table, knowledge, rules, outcomes, findings, mask);
  }

  /**
   * Adds queries of a name by what became of them.
   *
   * @param entry of kind NAME; -1 if the name is not counted
   * @param code an {@link OutcomeCode}
   */
  public void addOutcome(int entry, int code, long queries) {
    if (entry >= 0) {
      outcomes.add(entry, OutcomeCode.outcome(code), OutcomeCode.detail(code), queries);
    }
  }

  /**
   * Adds a name, or names that are alike, to their domain.
   *
   * @param domainEntry of kind DOMAIN or, where names are masked, TAIL_TREE, whose attribute
   *     belongs to this summary until {@link #write}
   * @param entry of kind NAME or TAIL_PART
   */
  public void add(int domainEntry, int entry) {
    table.setAttribute(domainEntry, members.add(entry, table.attribute(domainEntry)));
  }

  /**
   * Writes the groups. May add entries to the table, which the caller writes.
   *
   * @param spread takes what is known of the names, if other parts may hold names of the same
   *     domains; null if the domains are complete
   */
  public void write(TallyBlockWriter output, TallyBlockWriter spread) {
    findings.collect(mask == null ? RowKind.DOMAIN : RowKind.TAIL_TREE);
    int size = table.size();
    for (int entry = 0; entry < size; entry++) {
      int kind = RowKey.kind(table, entry) & ~RowKind.FROM_RESPONSES;
      boolean domains = kind == RowKind.DOMAIN || kind == RowKind.TAIL_TREE;
      if (domains && table.attribute(entry) != 0) {
        ahead[count++] = entry;
        if (count == ahead.length) {
          addDomains(spread != null);
        }
      }
    }
    addDomains(spread != null);
    for (int group = 0; group < groups.size(); group++) {
      groups.write(spread == null ? output : spread, group);
    }
  }

  private void addDomains(boolean spread) {
    touchMembers();
    for (int i = 0; i < count; i++) {
      domain.read(ahead[i], members, table.attribute(ahead[i]));
      table.setAttribute(ahead[i], 0);
      if (spread) {
        domain.passOn(groups);
      } else {
        domain.summarise(groups);
      }
    }
    count = 0;
  }

  private void touchMembers() {
    int size = 0;
    for (int i = 0; i < count; i++) {
      int rest = table.attribute(ahead[i]);
      for (int n = 0; n < TOUCHED_MEMBERS && rest != 0; n++) {
        touched[size++] = members.entry(rest);
        rest = members.next(rest);
      }
    }
    table.touch(touched, 0, size);
  }
}
