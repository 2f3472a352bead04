package org.tenshot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.supply.Catalogue;
import org.tenshot.supply.ImportLimits;
import org.tenshot.supply.PackImport;
import org.tenshot.supply.PackShelf;
import org.tenshot.supply.Supplies;
import picocli.CommandLine.Command;
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

  /// @param workshop hands out the pieces
  public EncodersImportCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    Supplies supplies = workshop.supplies();
    PackImport.Imported imported =
        new PackImport(supplies.shelf(), supplies.trial(), Catalogue.shipped(), ImportLimits.USUAL)
            .run(
                path,
                new PackImport.Wish(
                    name,
                    replace ? PackShelf.Taken.REPLACE : PackShelf.Taken.REFUSE,
                    unproven ? PackImport.Halves.AS_THEY_ARE : PackImport.Halves.MUST_AGREE));
    imported.found().forEach(System.out::println);
    System.out.println(imported.name() + " is in " + imported.folder());
    return ExitCode.OK;
  }
}
