package org.tenshot.cli.teach;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.Checks;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.common.ProfileOption;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.TrainingSet;
import org.tenshot.teach.Candidate;
import org.tenshot.teach.Comparison;
import org.tenshot.teach.Findings;
import org.tenshot.teach.HeadFiles;
import org.tenshot.teach.Lesson;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.Proof;
import org.tenshot.teach.ProofPage;
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
      "Examples:",
      "  tenshot teach --profile bearing",
      "  tenshot teach --profile bearing --shots pictures --out bearing.head --report proof.html",
      "  tenshot teach --profile bearing --shots pictures --cost-escape 200 --cost-reject 5 --defect-rate 0.01",
      "  tenshot teach --profile bearing --shots \"sim:?seed=7\" --binary --per-class 10 --looks 0.3",
      "      --cost-escape 10 --cost-reject 10 --defect-rate 0.36 --test \"sim:?seed=990019\" --frames 1000"
    })
public final class TeachCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Mixin private ProfileOption profile = new ProfileOption();

  @Option(
      names = "--shots",
      paramLabel = "DIR",
      description =
          "Folder that holds a folder of pictures for each class; groups.csv in or beside it says which show"
              + " the same part. Or sim: to draw the shots from the simulated line, such as \"sim:?seed=7\"."
              + " Default: the shots in the database.")
  private @Nullable String shots;

  @Mixin private LogOption log = new LogOption();

  @Mixin private Identity identity = new Identity();

  @Option(
      names = "--per-class",
      paramLabel = "N",
      description = "Shots of each class that are drawn from the simulated line. Default: 10.")
  private @Nullable Integer perClass;

  @Option(
      names = "--binary",
      description =
          "Draw N good and N bad parts in all, the bad ones spread over the defects, and no empty frame.")
  private boolean binary;

  @Option(
      names = "--head",
      paramLabel = "NAME",
      description = "Way of learning: one of ${COMPLETION-CANDIDATES}. Default: auto.",
      completionCandidates = HeadNames.class)
  private String head = "auto";

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Mixin private CostOptions costs = new CostOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Keep the head in this file.")
  private @Nullable Path out;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Compare with an earlier head that teach kept, on the same shots.")
  private @Nullable Path against;

  @Option(
      names = "--test",
      paramLabel = "S",
      description =
          "Afterwards judge fresh frames of a source whose truth is known, such as \"sim:?seed=990019\".")
  private @Nullable String test;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Fresh frames to judge. Default: 1000.")
  private @Nullable Long frames;

  @Option(names = "--json", description = "The report as one JSON object.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also a page with plots and the doubtful shots, which prints on A4.")
  private @Nullable Path report;

  /// @param workshop hands out the pieces
  public TeachCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    HeadTrainer trainer = HeadNames.trainer(head);
    Profile product = profile.read(workshop);
    refuseWhatDoesNothing();
    String from = shots;
    try (Encoder open = encoder.open(workshop, product)) {
      if (from == null) {
        fromDatabase(trainer, product, open);
      } else {
        fromPictures(trainer, from, product, open);
      }
    }
    return ExitCode.OK;
  }

  private void fromPictures(HeadTrainer trainer, String from, Profile product, Encoder open)
      throws TenshotException, InterruptedException {
    ShotCollection collected = collect(from, product, open);
    Lesson lesson = Lesson.of(trainer, trainingSet(collected, product, open), product.limits());
    Findings findings = findings(trainer, lesson.taught(), lesson.proof(), product);
    finish(findings.against(compare(findings, product.limits())), collected, product, open, null);
  }

  private void fromDatabase(HeadTrainer trainer, Profile product, Encoder open)
      throws TenshotException, InterruptedException {
    String person = identity.admit(workshop, Permission.TEACH);
    try (TeachingDesk desk = new TeachingDesk(workshop, product, open, log.file(), person)) {
      ShotShelf shelf = desk.shots();
      Teaching teaching = desk.teaching();
      Candidate learnt = teaching.learn(trainer, shelf, product.limits());
      Findings findings = findings(trainer, learnt.taught(), learnt.proof(), product);
      Candidate candidate = learnt.under(findings.limits(), shelf.acceptance());
      Comparison now =
          against == null ? candidate.comparison() : compare(findings, product.limits());
      findings = findings.against(now);
      ShotCollection collected = ShotCollection.stored(shelf, desk.history());
      String kept = new ProofJson(findings, collected.names()::get).json();
      long number = teaching.keep(candidate.taught(), candidate.limits(), kept);
      finish(findings, collected, product, open, new ShelfNotes(number, candidate, shelf));
    }
  }

  private Findings findings(
      HeadTrainer trainer, HeadJson.Taught taught, Proof proof, Profile product)
      throws TenshotException {
    return Findings.of(
        trainer, taught, proof, product.limits(), costs.choose(proof, product.limits()));
  }

  private void finish(
      Findings found,
      ShotCollection collected,
      Profile product,
      Encoder open,
      @Nullable ShelfNotes notes)
      throws TenshotException, InterruptedException {
    Findings findings = found;
    if (out != null) {
      HeadFiles.write(found.taught(), out);
    }
    if (test != null) {
      findings =
          found.fresh(
              FreshTest.run(
                  new KnownFrames(workshop, product, test),
                  Checks.atLeast(1, frames == null ? 1000 : frames, "--frames"),
                  product,
                  found.taught().head(),
                  found.limits(),
                  open));
    }
    print(findings, collected, product, notes);
  }

  private void refuseWhatDoesNothing() throws TenshotException {
    if (!fromLine() && (binary || perClass != null)) {
      throw new TenshotException(
          "--per-class and --binary draw shots from the simulated line: give --shots \"sim:?seed=7\", or leave them out.");
    }
    if (test == null && frames != null) {
      throw new TenshotException("--frames says how many frames --test judges: name its source.");
    }
  }

  private boolean fromLine() {
    return shots != null && (shots.equals("sim") || shots.startsWith("sim:"));
  }

  private ShotCollection collect(String from, Profile product, Encoder open)
      throws TenshotException, InterruptedException {
    if (!fromLine()) {
      return ShotCollection.read(Path.of(from), product, open);
    }
    int each = (int) Checks.atLeast(1, perClass == null ? 10 : perClass, "--per-class");
    List<ProductClass> classes = product.classes().stream().map(own -> own.productClass()).toList();
    Quotas quotas = binary ? Quotas.goodAndBad(classes, each) : Quotas.each(classes, each);
    return ShotCollection.draw(new KnownFrames(workshop, product, from), quotas, product, open);
  }

  private static TrainingSet trainingSet(ShotCollection collected, Profile product, Encoder open)
      throws TenshotException {
    Set<String> names =
        collected.set().classes().stream().map(ProductClass::name).collect(Collectors.toSet());
    return new TrainingSet(
        open.id(),
        collected.set().classes(),
        collected.set().examples(),
        new PromptedClasses(product, open, names).head());
  }

  private @Nullable Comparison compare(Findings findings, Limits limits) throws TenshotException {
    return against == null ? null : EarlierHead.compare(against, findings, limits, profile.name());
  }

  private void print(
      Findings findings, ShotCollection collected, Profile product, @Nullable ShelfNotes notes)
      throws TenshotException {
    System.out.println(
        json
            ? new ProofJson(findings, collected.names()::get).with(notes)
            : new ProofReport(findings, collected.names()::get).text()
                + (notes == null ? "" : System.lineSeparator() + notes.text()));
    if (report != null) {
      String title = "What the head for " + product.product() + " is worth";
      ProofPage page = new ProofPage(title, findings, collected.pictures());
      NewFile.write(report, own -> own.write(page.html()));
    }
  }
}
