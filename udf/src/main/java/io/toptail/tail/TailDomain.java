package io.toptail.tail;

import io.toptail.name.TemplateTree;
import io.toptail.name.WireName;
import io.toptail.row.Cardinality;
import io.toptail.row.Knowledge;
import io.toptail.row.NameMask;
import io.toptail.row.RowKey;
import io.toptail.row.RowKind;
import io.toptail.tally.TallyTable;
import java.util.Arrays;

/** One domain at a time: its members, their templates, and what explains each of them. */
final class TailDomain {
  /** From so many clients on a domain may be what others are mistyped for. */
  static final int POPULAR_CLIENTS = 50;

  /** Members that are brought into the processor's cache at the same time. */
  static final int TOUCHED = 32;

  /** In place of a template: that of the only member. */
  static final int OWN = -1;

  private final TallyTable table;
  private final Knowledge knowledge;
  private final TailRules rules;
  private final TailNames names;
  private final TemplateTree tree = new TemplateTree();
  private final TailTemplates templates = new TailTemplates();
  private final TailIdentity identity;
  private final TailDomainFacts facts;
  private final TailFindings findings;
  private final WireName domain = new WireName();
  private int[] entries = new int[64];
  private int[] added = new int[64];
  private int[] packed = new int[64];
  private int size;
  private int domainEntry;
  private boolean flat;

  TailDomain(
      TallyTable table,
      Knowledge knowledge,
      TailRules rules,
      TailOutcomes outcomes,
      TailFindings findings,
      NameMask mask) {
    this.table = table;
    this.knowledge = knowledge;
    this.rules = rules;
    this.findings = findings;
    this.names = new TailNames(table, knowledge, rules, outcomes, findings, mask);
    this.identity = new TailIdentity(table, names, tree);
    this.facts = new TailDomainFacts(knowledge);
  }

  /** Moves to a domain and learns the templates of its members. */
  void read(int entry, TailMembers members, int list) {
    domainEntry = entry;
    RowKey.wrap(domain, table, entry, RowKey.HEADER);
    boolean root = domain.labels() == 0;
    boolean delegated = root || knowledge.topLevelDomains.contains(domain);
    facts.moveTo(domain, delegated, table.clients(entry));
    identity.moveTo(entry, domain, facts);
    size = 0;
    for (int rest = list; rest != 0; rest = members.next(rest)) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, 2 * size);
        added = Arrays.copyOf(added, 2 * size);
        packed = Arrays.copyOf(packed, 2 * size);
      }
      entries[size++] = members.entry(rest);
    }
    move(0);
    flat = (names.flags() & TailKey.FLAT) != 0;
    if (size > 1 || flat) {
      learn();
    } else {
      templates.clear(1);
      templates.add(0, names);
    }
  }

  private void learn() {
    tree.clear();
    templates.clear(0);
    flat = grow() || tree.isTooLarge();
    if (flat) {
      tree.flatten();
      templates.clear(0);
      grow();
    }
    tree.learn();
    templates.fold(tree);
  }

  /** Adds the members to the tree; whether one of them stands for too many to learn from. */
  private boolean grow() {
    boolean tooMany = false;
    for (int i = 0; i < size; i++) {
      touch(i);
      move(i);
      tooMany |= (names.flags() & TailKey.FLAT) != 0;
      int prefix =
          tree.add(names.prefix(), names.prefixStart(), names.prefixLength(), names.queries());
      added[i] = prefix;
      packed[i] = names.pack();
      templates.add(prefix, names);
    }
    return tooMany;
  }

  /** Members of a large domain lie all over the table. */
  private void touch(int member) {
    if (member % TOUCHED == 0 && size > TOUCHED) {
      table.touch(entries, member, Math.min(size, member + TOUCHED));
    }
  }

  private void move(int member) {
    names.read(entries[member], domain.labels(), facts.isDelegated());
  }

  private boolean isAlone() {
    return size == 1 && !flat;
  }

  /** Puts members together by the template that each has alone, for whoever knows all of them. */
  void passOn(TailGroups parts) {
    for (int i = 0; i < size; i++) {
      if (!isAlone()) {
        move(i);
      }
      names.addTo(parts, parts.group(identity.ofPart(flat ? tree.template(added[i]) : OWN)));
    }
  }

  /** Explains the members, and puts them together in groups. */
  void summarise(TailGroups groups) {
    facts.judge(templates, findings, domainEntry);
    if (isAlone()) {
      if (names.isShown()) {
        names.addTo(groups, group(OWN, 0, groups));
      }
    } else {
      groupAll(groups);
    }
    count();
  }

  private void groupAll(TailGroups groups) {
    int lastTemplate = OWN;
    int lastPacked = 0;
    int lastGroup = 0;
    for (int i = 0; i < size; i++) {
      touch(i);
      names.readAgain(entries[i], packed[i]);
      if (names.isShown()) {
        int template = tree.template(added[i]);
        if (template != lastTemplate || packed[i] != lastPacked) {
          lastGroup = group(template, template, groups);
          lastTemplate = template;
          lastPacked = packed[i];
        }
        names.addTo(groups, lastGroup);
      }
    }
  }

  private int group(int template, int number, TailGroups groups) {
    TailExplanation explanation = names.stage();
    if (explanation == TailExplanation.UNEXPLAINED) {
      explanation = rules.explain(names, facts, templates, number);
      names.explain(explanation, facts);
    }
    return groups.group(identity.of(explanation, template));
  }

  /** Counts the templates, and tells of a domain that many ask for. */
  private void count() {
    RowKey cardinality = identity.start(RowKind.CARDINALITY).putByte(Cardinality.TEMPLATES);
    int own = identity.ownTemplates(isAlone() ? 1 : tree.templates());
    table.countNames(cardinality.in(table), own);
    if (!facts.isDelegated() && domain.labels() > 1) {
      RowKey suffix = identity.putSuffix(identity.start(RowKind.SUFFIX));
      table.countNames(suffix.in(table), 1);
    }
    if (facts.clients() >= POPULAR_CLIENTS && identity.canBeMistyped()) {
      RowKey popular = identity.start(RowKind.POPULAR).put(table, domainEntry, RowKey.HEADER);
      table.countNames(popular.in(table), facts.clients());
    }
  }
}
