package org.tenshot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.TrainingSet;
import org.tenshot.teach.Candidate;
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.HeadFiles;
import org.tenshot.teach.LabelledSet;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.Proof;
import org.tenshot.teach.ShotShelf;
import org.tenshot.teach.Teaching;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot teach`: from shots to a head, with what it is worth.
@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = {
      "Learns a head from labelled pictures and reports what it is worth: every shot is judged by a",
      "head that saw nothing of its part. Without --shots it learns from the shots in the database and",
      "keeps the head there, ready for `heads promote`."
    },
    footer = {
      "",
      "Example:",
      "  tenshot teach --profile bearing",
      "  tenshot teach --profile bearing --shots pictures --out bearing.head",
      "  tenshot inspect --profile bearing --head bearing.head"
    })
public final class TeachCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "P",
      description = "Profile: a name in profiles/, or a path.")
  private String profile = "";

  @Option(
      names = "--shots",
      paramLabel = "DIR",
      description =
          "Folder that holds a folder of pictures for each class; groups.csv in or beside it says which show"
              + " the same part. Default: the shots in the database.")
  private @Nullable Path shots;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Database of the shots. Default: the station's own.")
  private @Nullable Path db;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "Who teaches. Default: whoever is logged in.")
  private String person = System.getProperty("user.name", "operator");

  @Option(
      names = "--head",
      paramLabel = "NAME",
      description = "Way of learning: one of ${COMPLETION-CANDIDATES}. Default: auto.",
      completionCandidates = HeadNames.class)
  private String head = "auto";

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Keep the head in this file.")
  private @Nullable Path out;

  @Option(names = "--json", description = "The report as one JSON object.")
  private boolean json;

  /// @param workshop hands out the pieces
  public TeachCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    HeadTrainer trainer = HeadNames.trainer(head);
    Profile product = workshop.profile(profile);
    ProofReport report =
        shots == null ? fromDatabase(product, trainer) : fromFolder(shots, product, trainer);
    System.out.println(json ? report.json() : report.text());
    return ExitCode.OK;
  }

  private ProofReport fromDatabase(Profile product, HeadTrainer trainer) throws TenshotException {
    try (TeachingDesk desk =
        new TeachingDesk(workshop, product, encoder.open(workshop), db, person)) {
      ShotShelf shelf = desk.shots();
      Teaching teaching = desk.teaching();
      Candidate candidate = teaching.learn(trainer, shelf, product.limits());
      List<String> names =
          shelf.taught().stream()
              .map(
                  own -> "shot " + own.id() + " (" + own.shot().pictureHash().substring(0, 8) + ")")
              .toList();
      ProofReport report = new ProofReport(candidate.taught(), candidate.proof(), names);
      long number = teaching.keep(candidate.taught(), candidate.limits(), report.json());
      write(candidate.taught());
      return report.with(new ShelfNotes(number, candidate, shelf));
    }
  }

  private ProofReport fromFolder(Path folder, Profile product, HeadTrainer trainer)
      throws TenshotException {
    List<ProductClass> classes =
        product.classes().stream().map(ClassPrompts::productClass).toList();
    DataFolder data = DataFolder.read(folder, null);
    refuseStrangers(data, product, classes);
    try (Encoder open = encoder.open(workshop)) {
      LabelledSet seen = EmbeddedFolder.read(data, classes, open, product);
      Set<String> names = new HashSet<>();
      classes.forEach(own -> names.add(own.name()));
      TrainingSet set =
          new TrainingSet(
              open.id(),
              classes,
              seen.examples(),
              new PromptedClasses(product, open, names).head());
      HeadJson.Taught taught = HeadJson.Taught.by(trainer, set);
      write(taught);
      return new ProofReport(taught, Proof.of(trainer, set, product.limits()), files(data));
    }
  }

  private void write(HeadJson.Taught taught) throws TenshotException {
    if (out != null) {
      HeadFiles.write(taught, out);
    }
  }

  private static List<String> files(DataFolder folder) {
    List<String> files = new ArrayList<>();
    folder.items().forEach(item -> files.add(item.file().toString()));
    return files;
  }

  private static void refuseStrangers(
      DataFolder folder, Profile product, List<ProductClass> classes) throws TenshotException {
    for (String name : folder.classNames()) {
      if (classes.stream().noneMatch(own -> own.name().equals(name))) {
        throw new TenshotException(
            "Profile %s has no class %s, for which %s holds a folder: its classes are %s."
                .formatted(
                    product.name(),
                    name,
                    folder.folder(),
                    classes.stream().map(ProductClass::name).toList()));
      }
    }
  }
}
