package io.toptail.name;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.toptail.dns.DnsName;
import io.toptail.name.Owners.Category;
import io.toptail.name.Owners.Rule;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the list of owners and refuses whatever in it cannot be meant: unknown keys, suffixes given
 * twice, categories and carriers that are not declared. The format is described at the top of
 * {@code conf/owners.yaml}. Used once.
 */
final class OwnersParser {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SUFFIX = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  private final String path;
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final Set<String> carriers = new TreeSet<>();
  private final Set<String> owners = new HashSet<>();
  private final Map<String, String> entryOfSuffix = new HashMap<>();
  private final SuffixTable<Rule> rules = new SuffixTable<>();

  OwnersParser(String path) {
    this.path = path;
  }

  Owners parse(Reader yaml, Owners.RegistrableDomain domains) throws IOException {
    JsonNode root = tree(yaml);
    knownKeys(root, "the list", "categories", "owners", "carriers");
    categories(root.path("categories"));
    List<JsonNode> ownerEntries = list(root, "owners", "the list");
    List<JsonNode> carrierEntries = list(root, "carriers", "the list");
    for (int i = 0; i < carrierEntries.size(); i++) {
      declareCarrier(carrierEntries.get(i), "carriers[" + i + "]");
    }
    for (int i = 0; i < ownerEntries.size(); i++) {
      owner(ownerEntries.get(i), "owners[" + i + "]");
    }
    for (int i = 0; i < carrierEntries.size(); i++) {
      carrier(carrierEntries.get(i), "carriers[" + i + "]");
    }
    return new Owners(List.copyOf(categories.values()), rules, domains);
  }

  private JsonNode tree(Reader yaml) throws IOException {
    YAMLFactory format =
        YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();
    JsonNode root;
    try {
      root =
          YAMLMapper.builder(format)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(yaml);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new IllegalArgumentException(
          path + where + ": not YAML: " + e.getOriginalMessage() + "; correct this line", e);
    }
    if (root == null || !root.isObject()) {
      throw error("the list", "is empty", "give it the keys categories, owners and carriers");
    }
    return root;
  }

  private void categories(JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      throw error("categories", "are missing", "declare each as name: {description: …, colour: …}");
    }
    node.properties().forEach(e -> category(e.getKey(), e.getValue()));
  }

  private void category(String name, JsonNode node) {
    String entry = "category '" + name + "'";
    if (!KEY.matcher(name).matches()) {
      throw error(entry, "is not a key", "use lower-case letters, digits and hyphens");
    }
    knownKeys(node, entry, "description", "colour");
    String description = text(node, "description", entry);
    String colour = text(node, "colour", entry);
    if (!COLOUR.matcher(colour).matches()) {
      throw error(entry, "has the colour '" + colour + "'", "write it as \"#rrggbb\", in quotes");
    }
    categories.put(name, new Category(name, description, colour));
  }

  private void declareCarrier(JsonNode node, String at) {
    knownKeys(node, at, "carrier", "owner", "category", "suffixes", "customer_suffixes");
    String name = text(node, "carrier", at);
    if (!carriers.add(name)) {
      throw error(at + " '" + name + "'", "is a second entry of that carrier", "merge the two");
    }
  }

  private void owner(JsonNode node, String at) {
    knownKeys(node, at, "owner", "category", "suffixes");
    String name = text(node, "owner", at);
    String entry = "owner '" + name + "'";
    if (!owners.add(name)) {
      throw error(at + " " + entry, "is a second entry of that owner", "merge the two");
    }
    Ownership defaults = new Ownership(name, declaredCategory(node, entry), "", "");
    if (suffixes(node, "suffixes", entry, defaults, false) == 0) {
      throw error(entry, "has no suffixes", "add one under suffixes, or remove the entry");
    }
  }

  private void carrier(JsonNode node, String at) {
    String name = text(node, "carrier", at);
    String entry = "carrier '" + name + "'";
    String owner = node.has("owner") ? text(node, "owner", entry) : name;
    Ownership defaults = new Ownership(owner, declaredCategory(node, entry), name, "");
    int count = suffixes(node, "suffixes", entry, defaults, false);
    count += suffixes(node, "customer_suffixes", entry, defaults, true);
    if (count == 0) {
      throw error(
          entry, "has no suffixes", "add one under suffixes or customer_suffixes, or remove it");
    }
  }

  private int suffixes(
      JsonNode node, String key, String entry, Ownership defaults, boolean customerInFront) {
    List<JsonNode> items = list(node, key, entry);
    for (JsonNode item : items) {
      suffix(item, entry, defaults, customerInFront);
    }
    return items.size();
  }

  private void suffix(JsonNode item, String entry, Ownership defaults, boolean customerInFront) {
    if (!item.isObject()) {
      add(plainText(item, "suffix", entry), entry, defaults, customerInFront);
      return;
    }
    knownKeys(item, entry + ", suffix", "suffix", "category", "carrier");
    String suffix = text(item, "suffix", entry);
    String at = entry + ", suffix '" + suffix + "'";
    String category = item.has("category") ? declaredCategory(item, at) : defaults.category();
    String carrier = item.has("carrier") ? declaredCarrier(item, at) : defaults.carrier();
    Ownership ownership = new Ownership(defaults.owner(), category, carrier, "");
    add(suffix, entry, ownership, customerInFront);
  }

  private void add(String suffix, String entry, Ownership of, boolean customerInFront) {
    String at = entry + ", suffix '" + suffix + "'";
    if (!SUFFIX.matcher(suffix).matches()) {
      throw error(
          at,
          "is not a domain name",
          "write labels in lower case joined by dots, without a leading dot, a final dot or *;"
              + " other scripts as xn--…");
    }
    String before = entryOfSuffix.putIfAbsent(suffix, entry);
    if (before != null) {
      throw error(at, "is already listed under " + before, "remove one of the two");
    }
    Ownership ownership = new Ownership(of.owner(), of.category(), of.carrier(), suffix);
    try {
      rules.put(DnsName.toWire(suffix), new Rule(ownership, customerInFront));
    } catch (IllegalArgumentException e) {
      throw error(at, "is not a domain name: " + e.getMessage(), "shorten it");
    }
  }

  private String declaredCategory(JsonNode node, String entry) {
    String name = text(node, "category", entry);
    if (!categories.containsKey(name)) {
      throw error(
          entry,
          "has the unknown category '" + name + "'",
          "declare it under categories, or use one of " + String.join(", ", categories.keySet()));
    }
    return name;
  }

  private String declaredCarrier(JsonNode node, String entry) {
    String name = text(node, "carrier", entry);
    if (!carriers.contains(name)) {
      throw error(
          entry,
          "has the unknown carrier '" + name + "'",
          "add it under carriers, or use one of " + String.join(", ", carriers));
    }
    return name;
  }

  private List<JsonNode> list(JsonNode node, String key, String entry) {
    JsonNode items = node.path(key);
    if (items.isMissingNode()) {
      return List.of();
    }
    if (!items.isArray()) {
      throw error(entry, "has '" + key + "' that is not a list", "begin each item with '- '");
    }
    List<JsonNode> copy = new ArrayList<>();
    items.forEach(copy::add);
    return copy;
  }

  private String text(JsonNode node, String key, String entry) {
    if (!node.has(key)) {
      throw error(entry, "has no '" + key + "'", "add " + key + ": …");
    }
    return plainText(node.get(key), key, entry);
  }

  private String plainText(JsonNode node, String key, String entry) {
    if (!node.isTextual()) {
      throw error(
          entry,
          "has a " + key + " that is not text: " + node,
          "write one name, in quotes if needed");
    }
    String text = node.textValue().strip();
    if (text.isEmpty()) {
      throw error(entry, "has an empty " + key, "fill it in, or remove it");
    }
    return text;
  }

  private void knownKeys(JsonNode node, String entry, String... known) {
    List<String> keys = List.of(known);
    if (!node.isObject()) {
      throw error(entry, "is not a mapping", "give it the keys " + String.join(", ", keys));
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw error(
                    entry,
                    "has the unknown key '" + key + "'",
                    "remove it, or use one of " + String.join(", ", keys));
              }
            });
  }

  private IllegalArgumentException error(String entry, String problem, String remedy) {
    return new IllegalArgumentException(path + ": " + entry + " " + problem + "; " + remedy);
  }
}
