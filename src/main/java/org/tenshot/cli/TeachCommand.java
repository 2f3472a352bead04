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
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.HeadFiles;
import org.tenshot.teach.LabelledSet;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.Proof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot teach`: from shots to a head, with what it is worth.
@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    description = {
      "Learns a head from labelled pictures and reports what it is worth: every shot is judged by a",
      "head that saw nothing of its part. With --out the head is kept for `inspect --head`."
    },
    footer = {
      "",
      "Example:",
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
      required = true,
      paramLabel = "DIR",
      description =
          "Folder that holds a folder of pictures for each class; groups.csv in or beside it says which show"
              + " the same part.")
  private Path shots = Path.of("");

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
    List<ProductClass> classes =
        product.classes().stream().map(ClassPrompts::productClass).toList();
    DataFolder folder = DataFolder.read(shots, null);
    refuseStrangers(folder, product, classes);
    try (Encoder open = encoder.open(workshop)) {
      LabelledSet seen = EmbeddedFolder.read(folder, classes, open, product);
      Set<String> names = new HashSet<>();
      classes.forEach(own -> names.add(own.name()));
      TrainingSet set =
          new TrainingSet(
              open.id(),
              classes,
              seen.examples(),
              new PromptedClasses(product, open, names).head());
      HeadJson.Taught taught = HeadJson.Taught.by(trainer, set);
      Proof proof = Proof.of(trainer, set, product.limits());
      if (out != null) {
        HeadFiles.write(taught, out);
      }
      ProofReport report = new ProofReport(taught, proof, files(folder));
      System.out.println(json ? report.json() : report.text());
    }
    return ExitCode.OK;
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
