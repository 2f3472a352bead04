package org.tenshot.cli.teach;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Consent;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Profile;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.ShotImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tenshot label`: what people say of pictures, into the database.
@Command(
    name = "label",
    mixinStandardHelpOptions = true,
    description = {
      "Stores pictures with their class as shots. Without pictures it shows the shots that there are.",
      "With --accept they go into the acceptance set: no head learns from them, they cannot be taken",
      "back, and a head that would pass a bad one of them is never promoted."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot label --profile bearing --class rust a.png b.png",
      "  tenshot label --profile bearing pictures       a folder that holds a folder for each class",
      "  tenshot label --profile bearing --accept confirmed",
      "  tenshot label --profile bearing --take-back 17",
      "  tenshot label --profile bearing --export shots"
    })
public final class LabelCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private ProfileOption profile = new ProfileOption();

  @Parameters(
      paramLabel = "PICTURE",
      arity = "0..*",
      description =
          "Pictures of --class, or one folder that holds a folder for each class, or a CSV file with the"
              + " columns file and class, and part where it is known.")
  private List<Path> pictures = List.of();

  @Option(names = "--class", paramLabel = "C", description = "What the pictures show.")
  private @Nullable String className;

  @Option(names = "--accept", description = "Into the acceptance set.")
  private boolean accept;

  @Option(names = "--yes", description = "Do not ask before parts go into the acceptance set.")
  private boolean yes;

  @Option(names = "--take-back", paramLabel = "N", description = "Take back shot N.")
  private @Nullable Long takeBack;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Write the shots into a new folder, a folder for each class.")
  private @Nullable Path export;

  @Mixin private LogOption log = new LogOption();

  @Mixin private Identity identity = new Identity();

  /// @param workshop hands out the pieces
  public LabelCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Profile product = profile.read(workshop);
    List<ShotImport.Labelled> labelled = labelled(product);
    String person =
        takeBack == null && labelled.isEmpty() ? "" : identity.admit(workshop, Permission.TEACH);
    if (accept && !labelled.isEmpty() && !yes && !agreed(labelled)) {
      System.out.println("Nothing was stored.");
      return ExitCode.OK;
    }
    try (InspectionLog written = log.log(workshop);
        History history = log.history(workshop)) {
      ShotImport shots = new ShotImport(history, written.teaching(), product.product(), person);
      if (takeBack != null) {
        shots.takeBack(takeBack);
      }
      if (!labelled.isEmpty()) {
        try (Progress bar = Progress.of("pictures", 2L * labelled.size())) {
          shots.add(
              labelled,
              accept ? ShotRole.ACCEPT : ShotRole.TEACH,
              (done, all) -> {
                bar.step();
                return true;
              });
        }
      }
      if (export != null) {
        shots.export(export);
      }
      show(product, history);
    }
    return ExitCode.OK;
  }

  /// A wrong class in the acceptance set would stop every later promotion.
  private static boolean agreed(List<ShotImport.Labelled> labelled) throws TenshotException {
    Map<String, Long> classes =
        labelled.stream()
            .collect(
                Collectors.groupingBy(
                    ShotImport.Labelled::className, TreeMap::new, Collectors.counting()));
    return Consent.asked(
        "%d pictures go into the acceptance set, from which nothing can be taken out again: %s."
            .formatted(
                labelled.size(),
                classes.entrySet().stream()
                    .map(own -> own.getValue() + " " + own.getKey())
                    .collect(Collectors.joining(", "))),
        "--yes");
  }

  private List<ShotImport.Labelled> labelled(Profile product) throws TenshotException {
    if (pictures.isEmpty()) {
      return List.of();
    }
    Path first = pictures.getFirst();
    if (pictures.size() == 1 && (Files.isDirectory(first) || first.toString().endsWith(".csv"))) {
      if (className != null) {
        throw new TenshotException(
            "--class goes with pictures; a folder or a table names the classes itself: leave it out.");
      }
      return ShotImport.labelled(first, product);
    }
    if (className == null) {
      throw new TenshotException("Say what the pictures show: --class.");
    }
    List<ShotImport.Labelled> labelled = new ArrayList<>();
    for (Path picture : pictures) {
      labelled.add(new ShotImport.Labelled(picture, className, null));
    }
    ShotImport.requireKnown(labelled, product);
    return labelled;
  }

  private static void show(Profile product, History history) throws TenshotException {
    Map<String, int[]> counts = new TreeMap<>();
    product.classes().forEach(own -> counts.put(own.productClass().name(), new int[2]));
    history
        .teaching()
        .shots(product.product())
        .forEach(
            own ->
                counts
                    .computeIfAbsent(own.shot().className(), any -> new int[2])[
                    own.shot().role().ordinal()]++);
    System.out.println("shots of " + product.product() + ", and parts of its acceptance set:");
    counts.forEach(
        (name, own) -> System.out.printf(Locale.ROOT, "  %-20s %4d %4d%n", name, own[0], own[1]));
  }
}
