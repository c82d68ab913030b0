package io.toptail.analysis;

import io.toptail.name.TemplateTree;
import io.toptail.name.TemplateWriter;
import io.toptail.name.WireName;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/** One domain at a time: its members, their templates, and what explains each of them. */
final class TailDomain {
  /** From so many clients on a domain may be what others are mistyped for. */
  static final int POPULAR_CLIENTS = 50;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final TailNames names;
  private final TemplateTree tree = new TemplateTree();
  private final TailTree templates = new TailTree();
  private final TailIdentity identity;
  private final WireName domain = new WireName();
  private final TemplateWriter label = new TemplateWriter();
  private int[] entries = new int[64];
  private int[] added = new int[64];
  private int size;
  private int domainEntry;
  private boolean delegated;
  private boolean flat;

  TailDomain(TallyTable table, Knowledge knowledge, NameOutcomes outcomes) {
    this.table = table;
    this.knowledge = knowledge;
    this.names = new TailNames(table, knowledge, outcomes);
    this.identity = new TailIdentity(table, names, tree);
  }

  /** Moves to a domain and learns the templates of its members. */
  void read(int entry, TailMembers members, int list) {
    domainEntry = entry;
    int start = table.keyOffset(entry) + RowKey.HEADER;
    domain.wrap(table.keys(), start, table.keyLength(entry) - RowKey.HEADER);
    delegated = knowledge.topLevelDomains.contains(domain);
    identity.moveTo(entry, domain, delegated);
    size = 0;
    for (int rest = list; rest != 0; rest = members.next(rest)) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, 2 * size);
        added = Arrays.copyOf(added, 2 * size);
      }
      entries[size++] = members.entry(rest);
    }
    tree.clear();
    flat = grow() || tree.isTooLarge();
    if (flat) {
      tree.flatten();
      grow();
    }
    tree.learn();
  }

  /** Adds the members to the tree; whether one of them stands for too many to learn from. */
  private boolean grow() {
    boolean tooMany = false;
    for (int i = 0; i < size; i++) {
      move(i);
      tooMany |= (names.flags() & TailKey.FLAT) != 0;
      added[i] =
          tree.add(names.prefix(), names.prefixStart(), names.prefixLength(), names.queries());
    }
    return tooMany;
  }

  private void move(int member) {
    names.read(entries[member], domain.labels(), delegated);
  }

  /** Puts members together by the template that each has alone, for whoever knows all of them. */
  void passOn(TailGroups parts) {
    for (int i = 0; i < size; i++) {
      move(i);
      names.addTo(parts, parts.group(identity.ofPart(flat ? tree.template(added[i]) : -1)));
    }
  }

  /** Explains the members, and puts them together in groups. */
  void summarise(TailGroups groups) {
    templates.clear(tree.templates());
    for (int i = 0; i < size; i++) {
      move(i);
      sum(tree.template(added[i]));
    }
    TailRules.Domain facts = facts();
    for (int i = 0; i < size; i++) {
      if (size > 1) {
        move(i);
      }
      if (names.addsShown()) {
        group(tree.template(added[i]), facts, groups);
      }
    }
    count(facts);
  }

  private void sum(int template) {
    if (names.stage() == TailExplanation.UNEXPLAINED) {
      templates.add(template, TailTree.NAMES, names.names());
      templates.add(template, TailTree.ONCE, names.once());
      templates.add(template, TailTree.KNOWN, names.known());
      templates.add(template, TailTree.FAILED, names.failed());
      templates.addTokens(template, names.tokens());
    }
  }

  private TailRules.Domain facts() {
    long clients = table.clients(domainEntry);
    int largest = templates.largest();
    boolean disposable =
        TailRules.isDisposable(
            clients,
            templates.sum(TailTree.NAMES),
            templates.sum(TailTree.ONCE),
            templates.get(largest, TailTree.NAMES),
            templates.tokens(largest));
    boolean odd =
        domain.labels() > 0 && TailRules.isOdd(label.write(domain, domain.labels() - 1).tokens());
    boolean owned = templates.get(largest, TailTree.NAMES) >= TailRules.SIBLINGS;
    return new TailRules.Domain(
        clients, disposable, odd, delegated, owned ? knowledge.owners.resolve(domain) : null);
  }

  private void group(int template, TailRules.Domain facts, TailGroups groups) {
    TailExplanation explanation = names.stage();
    if (explanation == TailExplanation.UNEXPLAINED) {
      explanation =
          knowledge.tailRules.explain(
              names.flags(),
              facts,
              templates.get(template, TailTree.NAMES),
              templates.isFailing(template),
              templates.tokens(template));
    }
    names.addTo(groups, groups.group(identity.of(explanation, template)));
  }

  /** Counts the templates, and tells of a domain that many ask for. */
  private void count(TailRules.Domain facts) {
    RowKey cardinality = identity.start(RowKind.CARDINALITY).putByte(PartitionSummary.TEMPLATES);
    table.countNames(cardinality.in(table), identity.ownTemplates());
    if (facts.clients() >= POPULAR_CLIENTS && identity.canBeMistyped()) {
      int from = table.keyOffset(domainEntry) + RowKey.HEADER;
      int length = table.keyLength(domainEntry) - RowKey.HEADER;
      RowKey popular = identity.start(RowKind.POPULAR).put(table.keys(), from, length);
      table.countNames(popular.in(table), facts.clients());
    }
  }
}
