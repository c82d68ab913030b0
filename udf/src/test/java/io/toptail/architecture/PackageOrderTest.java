package io.toptail.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packages in the order in which data flows: each imports only from those before it. A package
 * within one of them is part of it.
 */
class PackageOrderTest {
  private static final String BASE = "io.toptail.";
  private static final List<String> PACKAGES =
      List.of(
          "capture",
          "packet",
          "dns",
          "name",
          "ignore",
          "filter",
          "privacy",
          "detect",
          "compat",
          "tally",
          "history",
          "compare",
          "report",
          "export",
          "row",
          "combine",
          "tail",
          "rollup",
          "assembly",
          "serde",
          "source",
          "operator",
          "sink");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.toptail");

  static List<String> packages() {
    return PACKAGES;
  }

  static List<String> withoutFlink() {
    return PACKAGES.subList(0, PACKAGES.indexOf("serde"));
  }

  @Test
  void theOrderNamesEveryPackage() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().equals("io.toptail")) {
        found.add(type.getPackageName().substring(BASE.length()).replaceFirst("\\..*", ""));
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(PACKAGES);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsOnlyFromThoseBefore(String name) {
    int next = PACKAGES.indexOf(name) + 1;
    String[] later =
        PACKAGES.subList(next, PACKAGES.size()).stream()
            .map(other -> BASE + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(BASE + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("withoutFlink")
  void doesNotKnowFlink(String name) {
    noClasses()
        .that()
        .resideInAPackage(BASE + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(CLASSES);
  }

  @Test
  void holdsNoCycle() {
    slices().matching("io.toptail.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyClassIsNamedByWhatItIs() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Utilities)").check(CLASSES);
  }
}
