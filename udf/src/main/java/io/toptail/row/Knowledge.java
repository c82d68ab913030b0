package io.toptail.row;

import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue;
import io.toptail.detect.DetectorSettings;
import io.toptail.detect.DetectorSources;
import io.toptail.detect.HistoryDetector;
import io.toptail.detect.Question;
import io.toptail.detect.ResponseDetector;
import io.toptail.detect.Severity;
import io.toptail.detect.SubjectDetector;
import io.toptail.detect.Vantage;
import io.toptail.ignore.IgnoreList;
import io.toptail.name.DelegatedTlds;
import io.toptail.name.Owners;
import io.toptail.name.Ownership;
import io.toptail.name.PublicSuffixes;
import io.toptail.name.Registries;
import io.toptail.name.WireName;
import io.toptail.row.AnalysisSettings.DetectorTexts;
import io.toptail.row.AnalysisSettings.ListText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All registries and lists of one analysis, loaded once in a JVM and shared by its tasks.
 * Read-only, so thread-safe; {@link Classifier} is the per-task way to ask it.
 */
public final class Knowledge {
  private static final Map<List<Object>, Knowledge> LOADED = new HashMap<>();

  /** Where registrable domains begin. */
  public final PublicSuffixes publicSuffixes;

  /** The top-level domains that exist. */
  public final DelegatedTlds topLevelDomains;

  /** Who owns and carries names; empty if no list was given. */
  public final Owners owners;

  /** What is left out. */
  public final IgnoreList ignore;

  /** All registries, some of them an operator's. */
  public final Registries registries;

  /** Where the captures were taken, as far as is known or guessed. */
  public final Vantage vantage;

  /** All detectors, and which of them claims a question or message. */
  public final DetectorCatalogue catalogue;

  /** The detectors that are run; the number of one is its place, and a lower one has precedence. */
  public final List<Detector> detectors;

  /** The categories of owners; the number of one is its place + 1. */
  public final List<String> categories;

  private final Map<String, Integer> categoryNumbers = new HashMap<>();
  private final Map<String, Integer> detectorNumbers = new HashMap<>();

  private Knowledge(AnalysisSettings settings) throws IOException {
    publicSuffixes = publicSuffixes(settings.publicSuffixes());
    topLevelDomains = topLevelDomains(settings.topLevelDomains());
    owners = owners(settings.owners());
    ignore = settings.ignore();
    registries = registries(settings.detectors());
    vantage = settings.detectors().vantage();
    catalogue = DetectorCatalogue.load(sources(settings.detectors()));
    detectors = catalogue.detectors();
    categories = owners.categories().stream().map(c -> c.name()).toList();
    for (int i = 0; i < categories.size(); i++) {
      categoryNumbers.put(categories.get(i), i + 1);
    }
    for (int i = 0; i < detectors.size(); i++) {
      detectorNumbers.put(detectors.get(i).id(), i);
    }
  }

  private static PublicSuffixes publicSuffixes(ListText list) throws IOException {
    return list == null
        ? PublicSuffixes.bundled()
        : PublicSuffixes.read(reader(list), list.path(), false);
  }

  private static DelegatedTlds topLevelDomains(ListText list) throws IOException {
    return list == null ? DelegatedTlds.bundled() : DelegatedTlds.read(reader(list), list.path());
  }

  private Owners owners(ListText list) throws IOException {
    return list == null
        ? Owners.none()
        : Owners.load(reader(list), list.path(), this::registrableLabels);
  }

  private int registrableLabels(WireName name) {
    return topLevelDomains.contains(name) ? publicSuffixes.registrableLabels(name) : 0;
  }

  private static Registries registries(DetectorTexts texts) {
    return Registries.with(
        texts.registries().stream()
            .map(list -> new Registries.File(list.path(), list.text()))
            .toList());
  }

  private DetectorSources sources(DetectorTexts texts) {
    ListText list = texts.settings();
    DetectorSettings settings =
        list == null
            ? DetectorSettings.none()
            : DetectorSettings.read(list.text(), list.path(), DetectorCatalogue.describe());
    return new DetectorSources(
        publicSuffixes, topLevelDomains, registries, settings, texts.vantage(), true);
  }

  private static BufferedReader reader(ListText list) {
    return new BufferedReader(new StringReader(list.text()));
  }

  /** The knowledge for these settings; loads it when it is first asked for. */
  public static synchronized Knowledge of(AnalysisSettings settings) {
    List<Object> sources =
        Arrays.asList(
            settings.owners(),
            settings.publicSuffixes(),
            settings.topLevelDomains(),
            settings.detectors(),
            settings.ignore().rules());
    if (!LOADED.containsKey(sources)) {
      LOADED.clear();
      try {
        LOADED.put(sources, new Knowledge(settings));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return LOADED.get(sources);
  }

  /** Name of a category by its number; 0 is what no owner claims. */
  public String category(int number) {
    return number == 0 ? "uncategorised" : categories.get(number - 1);
  }

  /** The number of an owner's category; 0 for no owner, null. */
  public int categoryNumber(Ownership ownership) {
    return ownership == null ? 0 : categoryNumbers.getOrDefault(ownership.category(), 0);
  }

  /** Whether what a detector finds overlaps with what others find: it is no primary class. */
  public static boolean isTag(Detector detector) {
    return detector instanceof HistoryDetector
        || detector instanceof SubjectDetector
        || detector instanceof ResponseDetector;
  }

  /** The same of a detector's number. */
  public boolean isTag(int detector) {
    return isTag(detectors.get(detector));
  }

  /** Whether a detector names a mistake, not only explains traffic. */
  public boolean isMisconfiguration(int detector) {
    return detectors.get(detector).severity() != Severity.INFO;
  }

  /** The number of a detector that is run. */
  public int detectorNumber(Detector detector) {
    return detectorNumbers.get(detector.id());
  }

  /** What was used of lists and registries, by title: how many entries, how old, from where. */
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("public suffixes", publicSuffixes.version());
    versions.put("delegated TLDs", topLevelDomains.version());
    versions.putAll(registries.versions());
    return versions;
  }

  /** Asks the knowledge about one question at a time; for one thread. */
  public final class Classifier {
    private final WireName name = new WireName();
    private final Question question = new Question();

    /** The facts of a distinct question; the name is in wire form, lower case. */
    public int classify(byte[] bytes, int offset, int length, int qtype, int qclass) {
      name.wrap(bytes, offset, length);
      int rule = ignore.matchQuestion(name, qtype);
      if (rule >= 0) {
        return QuestionFacts.ignoredBy(rule);
      }
      int registrable = publicSuffixes.registrableLabels(name);
      boolean delegated = topLevelDomains.contains(name);
      Detector found =
          catalogue.primary(question.wrap(name, qtype, qclass, registrable, delegated));
      int detector = found == null ? -1 : detectorNumber(found);
      return QuestionFacts.of(detector, categoryNumber(owners.resolve(name)), registrable);
    }
  }
}
