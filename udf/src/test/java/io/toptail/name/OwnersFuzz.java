package io.toptail.name;

import io.toptail.dns.DnsName;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any text as a list of owners: it is a list that can be asked, or an error names the file. */
public final class OwnersFuzz {
  private static final String PATH = "owners.yaml";
  private static final byte[] NAME = DnsName.toWire("www.a.example.b.example");

  private OwnersFuzz() {}

  /** Reads the list, and asks it about a name. */
  public static void fuzz(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    Owners owners;
    try {
      owners = Owners.load(new StringReader(text), PATH, name -> Math.min(2, name.labels()));
    } catch (IllegalArgumentException refused) {
      boolean placed = refused.getMessage() != null && refused.getMessage().startsWith(PATH);
      if (!placed) {
        throw new AssertionError("refused without the path", refused);
      }
      return;
    }
    if (owners.categories().isEmpty()) {
      throw new AssertionError("no categories");
    }
    Ownership owner = owners.resolve(new WireName().wrap(NAME, 0, NAME.length));
    if (owner != null && owner.owner().isEmpty()) {
      throw new AssertionError("an owner without a name");
    }
  }

  /** Lists that are right, and mistakes of every kind. */
  public static List<byte[]> seeds() {
    String categories = "categories: {web: {description: sites, colour: \"#010203\"}}\n";
    List<byte[]> seeds = new ArrayList<>();
    for (String text :
        new String[] {
          "",
          "owners: [{owner: A, category: web, suffixes: [a.example, {suffix: b.a.example}]}]",
          "owners:\n  - owner: A\n    category: web\n    suffixes:\n      - a.example\n",
          "carriers: [{carrier: C, category: web, suffixes: [c.example],"
              + " customer_suffixes: [b.example]}]\n"
              + "owners: [{owner: A, category: web,"
              + " suffixes: [{suffix: a.example, category: web, carrier: C}]}]",
          "owners: [{owner: A, category: web, suffixes: [*.a.example, 163, null, \"\"]}]",
          "owners: &a [*a, <<: *a]\n? - x\n: y\n--- !!binary |\n  AA==\n...",
          "owners: [{owner: \"\\u00e9\\x00\", suffix: >-\n  x\n}]\ncarriers: {a: b}",
        }) {
      seeds.add((categories + text).getBytes(StandardCharsets.UTF_8));
      seeds.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }
}
