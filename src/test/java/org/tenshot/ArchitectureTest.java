package org.tenshot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house. Arrows go down, floor-mates do not know each other, and each library has
/// one room.
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.tenshot");

  private static final List<String> SCREENS =
      List.of("line", "teach", "history", "setup", "product", "about");
  private static final List<String> COMMANDS =
      List.of("bench", "history", "teach", "encoders", "line", "care");
  private static final List<String> FLOOR_1 =
      List.of("access", "camera", "image", "encode", "head", "store", "output", "profile", "paper");
  private static final List<String> FLOOR_2 =
      List.of("inspect", "teach", "supply", "recall", "cluster", "keep", "fleet", "statistics");
  private static final List<String> FLOOR_3 = List.of("ui", "cli");

  /// Library package -> the rooms that may import it.
  private static final Map<String, List<String>> LIBRARIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("org.bouncycastle..", List.of("access", "output")),
              Map.entry("org.bytedeco..", List.of("camera")),
              Map.entry("java.lang.foreign..", List.of("camera.aravis", "encode")),
              Map.entry("java.net.http..", List.of("output", "supply")),
              Map.entry("javax.imageio..", List.of("image")),
              Map.entry("java.awt..", List.of("image")),
              Map.entry("jdk.incubator.vector..", List.of("image", "head")),
              Map.entry("ai.onnxruntime..", List.of("encode")),
              Map.entry("ai.djl..", List.of("encode")),
              Map.entry("de.bwaldvogel..", List.of("head")),
              Map.entry("libsvm..", List.of("head")),
              // Solves what heads learn, and takes the spread of good parts out of rejects.
              Map.entry("org.ejml..", List.of("head", "cluster")),
              Map.entry("java.sql..", List.of("store", "fleet")),
              Map.entry("org.sqlite..", List.of("store")),
              Map.entry("org.postgresql..", List.of("fleet")),
              Map.entry("com.digitalpetri..", List.of("output")),
              Map.entry("org.eclipse.milo..", List.of("output")),
              Map.entry("com.hivemq..", List.of("output")),
              Map.entry("io.netty..", List.of("output")),
              Map.entry("org.snakeyaml..", List.of("profile")),
              Map.entry("javafx..", List.of("ui", "app")),
              Map.entry("atlantafx..", List.of("ui")),
              Map.entry("org.kordamp..", List.of("ui")),
              Map.entry("picocli..", List.of("cli", "app", "archive")),
              Map.entry("org.apache.spark..", List.of("archive")),
              Map.entry("org.apache.hadoop..", List.of("archive")),
              Map.entry("scala..", List.of("archive")),
              Map.entry("me.tongfei..", List.of("cli"))));

  @Test
  void arrowsOnlyGoDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("entrance")
        .definedBy("org.tenshot.app..", "org.tenshot.archive..")
        .layer("floor 3")
        .definedBy(packages(FLOOR_3))
        .layer("floor 2")
        .definedBy(packages(FLOOR_2))
        .layer("floor 1")
        .definedBy(packages(FLOOR_1))
        .layer("floor 0")
        .definedBy("org.tenshot.domain..", "org.tenshot.registers..", "org.tenshot.file..")
        .whereLayer("entrance")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("floor 3")
        .mayOnlyBeAccessedByLayers("entrance")
        .whereLayer("floor 2")
        .mayOnlyBeAccessedByLayers("floor 3", "entrance")
        .whereLayer("floor 1")
        .mayOnlyBeAccessedByLayers("floor 2", "floor 3", "entrance")
        .because("whoever reads one floor must not need the floors above it")
        .check(HOUSE);
  }

  @Test
  void floorMatesDoNotKnowEachOther() {
    for (List<String> floor : List.of(FLOOR_1, FLOOR_2, FLOOR_3)) {
      for (String room : floor) {
        List<String> others = new ArrayList<>(floor);
        others.remove(room);
        noClasses()
            .that()
            .resideInAPackage("org.tenshot." + room + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(others))
            .allowEmptyShould(true)
            .because("floor-mates meet one floor up")
            .check(HOUSE);
      }
    }
    strangers("ui", SCREENS);
    strangers("cli", COMMANDS);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.tenshot.ui.lines..", "org.tenshot.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tenshot.ui.lines..")
        .because("a line does not know that there are others")
        .check(HOUSE);
  }

  /// Rooms of a floor share through its common room, which knows none of them.
  private static void strangers(String floor, List<String> rooms) {
    for (String room : Stream.concat(rooms.stream(), Stream.of("common")).toList()) {
      noClasses()
          .that()
          .resideInAPackage("org.tenshot." + floor + "." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              rooms.stream()
                  .filter(other -> !other.equals(room))
                  .map(other -> "org.tenshot." + floor + "." + other + "..")
                  .toArray(String[]::new))
          .because("rooms share through " + floor + ".common")
          .check(HOUSE);
    }
  }

  @Test
  void eachLibraryHasItsRoom() {
    LIBRARIES.forEach(
        (library, rooms) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(library + " belongs to " + rooms)
                .check(HOUSE));
  }

  @Test
  void theDomainHasNoInputOutputAndNoThreads() {
    noClasses()
        .that()
        .resideInAPackage("org.tenshot.domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "org.slf4j..")
        .because("the words of the house must be usable everywhere")
        .check(HOUSE);
  }

  @Test
  void viewModelsHoldNoNodes() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .allowEmptyShould(true)
        .because("a view model is tested without a screen")
        .check(HOUSE);
  }

  @Test
  void onlyTheBridgeCallsTheDrawingThread() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.tenshot.ui.common.FxBridge")
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .because("one place keeps the drawing thread from being flooded")
        .check(HOUSE);
  }

  @Test
  void thereIsNoStaticMutableState() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("two lines in one program must not share anything by accident")
        .check(HOUSE);
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(resideInAnyPackage("java.util.concurrent.atomic..").as("an atomic cell"))
        .because("a final holder of something mutable is still mutable")
        .check(HOUSE);
  }

  @Test
  void namesSayWhatAThingDoes() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
        .because("such names take in everything")
        .check(HOUSE);
    noClasses()
        .should()
        .haveNameMatching("org\\.tenshot\\..*(?<!View)Model")
        .because("model would mean three things here: say view model, encoder or head")
        .check(HOUSE);
  }

  @Test
  void everyPackageIsExplainedAndNullMarked() {
    List<String> bare =
        HOUSE.stream()
            .map(type -> type.getPackage())
            .distinct()
            .filter(
                place ->
                    place.tryGetPackageInfo().isEmpty()
                        || !place.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(place -> place.getName())
            .toList();
    assertThat(bare).as("packages without a package-info.java that is @NullMarked").isEmpty();
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream()
        .flatMap(room -> Stream.of("org.tenshot." + room + ".."))
        .toArray(String[]::new);
  }
}
