package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TemplateTreeTest {
  private static final String DOMAIN = ".example.com";
  private static final String[] WORDS = {
    "red", "green", "blue", "north", "south", "east", "west", "one", "two", "three", "four", "five"
  };

  private static Map<String, Long> names(String... names) {
    Map<String, Long> queries = new LinkedHashMap<>();
    for (String name : names) {
      queries.put(name + DOMAIN, 1L);
    }
    return queries;
  }

  private static String[] each(String pattern, int words) {
    String[] names = new String[words];
    for (int i = 0; i < words; i++) {
      names[i] = pattern.replace("*", WORDS[i]);
    }
    return names;
  }

  @Test
  void tenLabelsInOnePlaceVary() {
    assertThat(Templates.learned(names(each("*", 10)), 2).values())
        .containsOnly("‹var›.example.com");
  }

  @Test
  void nineLabelsAreListed() {
    Map<String, String> templates = Templates.learned(names(each("*", 9)), 2);
    assertThat(templates).allSatisfy((name, template) -> assertThat(template).isEqualTo(name));
  }

  @Test
  void whatIsBelowVaryingLabelsIsPutTogether() {
    Map<String, Long> names = names(each("a.*.site", 12));
    names.putAll(names(each("b.*.site", 12)));
    assertThat(Templates.learned(names, 2).values())
        .containsOnly("a.‹var›.site.example.com", "b.‹var›.site.example.com");
  }

  @Test
  void placesThatVaryOnlyTogetherAreFoundAfterwards() {
    String[] names = new String[WORDS.length];
    for (int i = 0; i < WORDS.length; i++) {
      names[i] = WORDS[i] + "." + WORDS[(i + 5) % WORDS.length];
    }
    assertThat(Templates.learned(names(names), 2).values()).containsOnly("‹var›.‹var›.example.com");
  }

  @Test
  void aLabelWithMoreThanAFifthStays() {
    Map<String, Long> names = names(each("*", 12));
    names.put("www.example.com", 4L);
    Map<String, String> templates = Templates.learned(names, 2);
    assertThat(templates.get("www.example.com")).isEqualTo("www.example.com");
    assertThat(templates.get("red.example.com")).isEqualTo("‹var›.example.com");
    names.put("www.example.com", 3L);
    assertThat(Templates.learned(names, 2).values()).containsOnly("‹var›.example.com");
  }

  @Test
  void labelsThatAreTokensStay() {
    Map<String, Long> names = names(each("*", 12));
    names.putAll(names("1", "22", "333", "srv1", "srv22"));
    assertThat(Templates.learned(names, 2).values())
        .containsOnly(
            "‹var›.example.com",
            "‹num:1›.example.com",
            "‹num:2›.example.com",
            "‹num:3›.example.com");
  }

  @Test
  void aDomainBeyondTheLimitIsFlattened() {
    TemplateTree tree = new TemplateTree();
    TemplateWriter writer = new TemplateWriter();
    tree.clear();
    for (int i = 0; i <= TemplateTree.MOST_PREFIXES; i++) {
      assertThat(tree.isTooLarge()).isFalse();
      add(tree, writer, i);
    }
    assertThat(tree.isTooLarge()).isTrue();
    tree.flatten();
    int first = add(tree, writer, 1);
    int other = add(tree, writer, 2);
    tree.learn();
    assertThat(tree.template(first)).isEqualTo(tree.template(other));
    byte[] label = new byte[100];
    int end = tree.write(tree.template(first), label, 0);
    label[end] = 0;
    assertThat(Template.toText(label, 0)).isEqualTo("‹var›");
  }

  private static int add(TemplateTree tree, TemplateWriter writer, int number) {
    StringBuilder label = new StringBuilder();
    for (int rest = number; rest > 0 || label.isEmpty(); rest /= 5) {
      label.append("aeiou".charAt(rest % 5)).append('n');
    }
    byte[] wire = io.toptail.dns.DnsName.toWire(label + DOMAIN);
    writer.write(new WireName().wrap(wire, 0, wire.length), 2);
    return tree.add(writer.template(), 0, writer.prefixLength(), 1);
  }

  private static Map<String, Long> random(Random random) {
    Map<String, Long> names = new LinkedHashMap<>();
    int size = 1 + random.nextInt(150);
    int words = 1 + random.nextInt(WORDS.length);
    for (int i = 0; i < size; i++) {
      StringBuilder name = new StringBuilder();
      for (int labels = random.nextInt(4); labels >= 0; labels--) {
        name.append(WORDS[random.nextInt(words)]);
        name.append(random.nextInt(3) == 0 ? "" + random.nextInt(1000) : "");
        name.append(labels > 0 ? "." : DOMAIN);
      }
      names.put(name.toString(), (long) (1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 3)));
    }
    return names;
  }

  @Property(tries = 300)
  void theOrderOfNamesDoesNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, Long> names = random(random);
    List<String> keys = new ArrayList<>(names.keySet());
    Collections.shuffle(keys, random);
    Map<String, Long> shuffled = new LinkedHashMap<>();
    keys.forEach(key -> shuffled.put(key, names.get(key)));
    assertThat(Templates.learned(shuffled, 2)).isEqualTo(Templates.learned(names, 2));
  }

  /** Against the rule written with plain maps, and after it once more. */
  @Property(tries = 300)
  void theRuleIsThatOfTheSlowWay(@ForAll long seed) {
    Map<String, Long> names = random(new Random(seed));
    Map<String, String> alone = new HashMap<>();
    names.keySet().forEach(name -> alone.put(name, Templates.alone(name, 2)));
    Map<String, String> expected = new HashMap<>();
    Map<String, Long> again = new TreeMap<>();
    SlowTemplates slow = new SlowTemplates();
    names.forEach((name, queries) -> slow.add(alone.get(name), queries));
    slow.learn();
    names.forEach((name, queries) -> expected.put(name, slow.template(alone.get(name))));
    names.forEach((name, queries) -> again.merge(expected.get(name), queries, Long::sum));
    assertThat(Templates.learned(names, 2)).isEqualTo(expected);
    SlowTemplates second = new SlowTemplates();
    again.forEach(second::add);
    second.learn();
    again.keySet().forEach(t -> assertThat(second.template(t)).isEqualTo(t));
  }
}
