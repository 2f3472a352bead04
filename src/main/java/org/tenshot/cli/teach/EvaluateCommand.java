package org.tenshot.cli.teach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.Evaluation;
import org.tenshot.teach.EvaluationPage;
import org.tenshot.teach.LabelledSet;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.UnknownDefects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot evaluate`: how well heads do on labelled pictures of a factory.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures heads on labelled pictures: draws shots, learns, and tests on pictures of other parts.",
      "Pictures of one part, and near-duplicates, never lie on both sides."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot evaluate --data pictures --good good --shots 1,5,10",
      "  tenshot evaluate --data pictures --good good --profile bearing --shots 0,10 --binary --report report.html"
    })
public final class EvaluateCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder that holds a folder of pictures for each class.")
  private Path data = Path.of("");

  @Option(
      names = "--good",
      split = ",",
      paramLabel = "NAME",
      description = "Classes that are good; all others are defects. Default: as the profile says.")
  private List<String> good = List.of();

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Profile whose prompts are asked: a name in profiles/, or a path.")
  private @Nullable String profile;

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Option(
      names = "--shots",
      split = ",",
      paramLabel = "N",
      description = "Shots of each class; 0 asks the prompts alone. Default: 1,5,10.")
  private List<Integer> shots = List.of(1, 5, 10);

  @Option(names = "--binary", description = "Only good against defect.")
  private boolean binary;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description =
          "CSV with class,file,group: which pictures show the same part. Default: groups.csv in or beside the folder.")
  private @Nullable Path groups;

  @Option(names = "--repeats", paramLabel = "N", description = "Draws of shots. Default: 20.")
  private int repeats = 20;

  @Option(names = "--seed", paramLabel = "N", description = "Equal seeds draw equally. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--head",
      split = ",",
      paramLabel = "NAME",
      description = "Ways of learning: ${COMPLETION-CANDIDATES}. Default: logistic.",
      completionCandidates = HeadNames.class)
  private List<String> heads = List.of("logistic");

  @Option(
      names = "--unknown",
      description =
          "Also leave each defect out of the shots in turn: how often is it taken for good?")
  private boolean unknown;

  @Option(
      names = "--localise",
      description =
          "Also measure where defects are seen, against masks/CLASS/NAME.png beside the folder images.")
  private boolean localise;

  @Option(
      names = "--cover",
      description =
          "With --localise: also cover one place after the other, which is how places are found where an encoder sees no patches. Slow.")
  private boolean cover;

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also a page with plots and the wrong pictures.")
  private @Nullable Path report;

  /// @param workshop hands out the pieces
  public EvaluateCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Checks.atLeast(1, repeats, "--repeats");
    for (int each : shots) {
      Checks.atLeast(0, each, "--shots");
    }
    List<HeadTrainer> trainers = HeadNames.trainers(heads);
    DataFolder folder = DataFolder.read(data, groups);
    Profile prompts = profile == null ? null : workshop.profile(profile);
    List<ProductClass> classes = new NamedClasses(good).of(folder, prompts);
    try (Encoder open =
        prompts == null ? encoder.open(workshop) : encoder.open(workshop, prompts)) {
      LabelledSet all =
          EmbeddedFolder.read(
              folder,
              classes,
              open,
              prompts,
              unknown ? KeptPatches.toMeasure() : KeptPatches.none());
      LabelledSet set = binary ? all.goodAgainstDefect() : all;
      ZeroShotHead asked = null;
      ZeroShotHead texts = null;
      if (prompts != null) {
        PromptedClasses prompted = new PromptedClasses(prompts, open, folder.classNames());
        asked = prompted.head();
        texts = binary ? prompted.goodAgainstDefect(set.classes()) : asked;
      }
      List<Evaluation.Result> results =
          run(new Evaluation(set, asked, texts, repeats, seed), trainers);
      EvaluationReport out = new EvaluationReport(open.id().toString(), set, binary);
      if (localise) {
        out.localised(LocatedDefects.of(folder, classes, open, asked, cover));
      }
      if (unknown) {
        out.unknown(unknown(set, texts, trainers));
      }
      System.out.println(json ? out.json(results) : out.table(results));
      if (report != null) {
        write(report, folder, set, results);
      }
    }
    return ExitCode.OK;
  }

  private List<Evaluation.Result> run(Evaluation evaluation, List<HeadTrainer> trainers)
      throws TenshotException {
    List<Evaluation.Result> results = new ArrayList<>();
    try (Progress bar = Progress.of("heads", (long) shots.size() * trainers.size())) {
      for (int each : shots) {
        if (each == 0) {
          results.add(evaluation.zeroShot());
        } else {
          for (HeadTrainer trainer : trainers) {
            results.add(evaluation.fewShot(trainer, each));
            bar.step();
          }
        }
      }
    }
    return results;
  }

  private List<UnknownDefects.Result> unknown(
      LabelledSet set, @Nullable ZeroShotHead texts, List<HeadTrainer> trainers)
      throws TenshotException {
    UnknownDefects unknowns = new UnknownDefects(set, texts, repeats, seed);
    List<UnknownDefects.Result> results = new ArrayList<>();
    for (int each : shots) {
      for (HeadTrainer trainer : each == 0 ? List.<HeadTrainer>of() : trainers) {
        results.add(unknowns.of(trainer, each));
      }
    }
    return results;
  }

  private void write(Path file, DataFolder folder, LabelledSet set, List<Evaluation.Result> results)
      throws TenshotException {
    EvaluationPage page =
        new EvaluationPage(
            folder.folder() + " with " + set.encoder(),
            set.classes(),
            new EmbeddedFolder.Small(folder, set));
    NewFile.write(file, out -> out.write(page.html(results)));
  }
}
