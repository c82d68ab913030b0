package io.toptail.name;

import io.toptail.dns.DnsName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Templates of names given as text. */
final class Templates {
  private static final byte[] BUFFER = new byte[2 * Template.MAX_LENGTH];

  private Templates() {}

  /** The template of a name alone. */
  static String alone(String name, int literal) {
    byte[] wire = DnsName.toWire(name);
    WireName view = new WireName().wrap(wire, 0, wire.length);
    return Template.toText(new TemplateWriter().write(view, literal).template(), 0);
  }

  /** The templates of names of one domain, learned together, in the order of the names. */
  static Map<String, String> learned(Map<String, Long> queries, int literal) {
    TemplateTree tree = new TemplateTree();
    TemplateWriter writer = new TemplateWriter();
    tree.clear();
    List<Integer> added = new ArrayList<>();
    queries.forEach(
        (name, count) -> {
          byte[] wire = DnsName.toWire(name);
          writer.write(new WireName().wrap(wire, 0, wire.length), literal);
          added.add(tree.add(writer.template(), 0, writer.prefixLength(), count));
        });
    tree.learn();
    Map<String, String> templates = new LinkedHashMap<>();
    int i = 0;
    for (String name : queries.keySet()) {
      templates.put(name, text(tree, added.get(i++), name, literal));
    }
    return templates;
  }

  private static String text(TemplateTree tree, int added, String name, int literal) {
    int end = tree.write(tree.template(added), BUFFER, 0);
    byte[] wire = DnsName.toWire(name);
    WireName view = new WireName().wrap(wire, 0, wire.length);
    byte[] suffix = view.suffix(literal);
    System.arraycopy(suffix, 0, BUFFER, end, suffix.length);
    return Template.toText(BUFFER, 0);
  }
}
