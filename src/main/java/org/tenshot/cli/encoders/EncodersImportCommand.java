package org.tenshot.cli.encoders;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Traced;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;
import org.tenshot.supply.Catalogue;
import org.tenshot.supply.ImportLimits;
import org.tenshot.supply.PackImport;
import org.tenshot.supply.PackShelf;
import org.tenshot.supply.Supplies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tenshot encoders import`: an encoder pack from a stick.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Takes an encoder from a folder or a zip, tries it out, and says what it is.",
      "Layouts: the ONNX community's (onnx/vision_model.onnx, onnx/text_model.onnx), Immich's",
      "(visual/model.onnx, textual/model.onnx), or plain visual.onnx, textual.onnx, tokenizer.json."
    })
public final class EncodersImportCommand implements Callable<Integer> {

  private final Workshop workshop;

  @Parameters(paramLabel = "PATH", description = "Folder or zip.")
  private Path path = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the pack here. Default: its own, else that of the folder or zip.")
  private @Nullable String name;

  @Option(names = "--replace", description = "Replace a pack of the same name.")
  private boolean replace;

  @Option(
      names = "--unproven",
      description = {
        "Take it although its pictures and texts do not agree: prompts will mean nothing, heads that",
        "learn from shots alone may still work."
      })
  private boolean unproven;

  @Mixin private Identity identity = new Identity();

  /// @param workshop hands out the pieces
  public EncodersImportCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException, InterruptedException {
    String person = identity.admit(workshop, Permission.CHANGE_ENCODERS);
    Supplies supplies = workshop.supplies();
    PackImport.Wish wish =
        new PackImport.Wish(
            name,
            replace ? PackShelf.Taken.REPLACE : PackShelf.Taken.REFUSE,
            unproven ? PackImport.Halves.AS_THEY_ARE : PackImport.Halves.MUST_AGREE);
    PackImport.Imported imported;
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      imported =
          Traced.run(
              log,
              new Change(
                  person,
                  Change.Kind.ENCODER_PACK,
                  name == null ? "its own name" : name,
                  null,
                  "imported from " + path),
              () ->
                  new PackImport(
                          supplies.shelf(),
                          supplies.trial(),
                          Catalogue.shipped(),
                          ImportLimits.USUAL)
                      .run(path, wish));
    }
    imported.found().forEach(System.out::println);
    System.out.println(imported.name() + " is in " + imported.folder());
    return ExitCode.OK;
  }
}
