package org.tenshot.cli.encoders;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Progress;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenshot encode`: what an encoder makes of pictures and texts, for comparing with other
/// programs.
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    description = "Embeds pictures and texts and prints the unit vectors.",
    footer = {
      "",
      "Example:",
      "  tenshot encode --image part.png --text \"a photo of a rusty bearing\" --json"
    })
public final class EncodeCommand implements Callable<Integer> {

  private final Workshop workshop;
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  @Option(names = "--image", arity = "1..*", paramLabel = "FILE", description = "Picture files.")
  private List<Path> images = List.of();

  @Option(names = "--text", arity = "1..*", paramLabel = "TEXT", description = "Texts.")
  private List<String> texts = List.of();

  @Option(
      names = "--json",
      description =
          "One JSON object an input: input, kind, embedding, encoder, and tokens (ids) for a text.")
  private boolean json;

  /// @param workshop hands out the pieces
  public EncodeCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws TenshotException {
    if (images.isEmpty() && texts.isEmpty()) {
      throw new TenshotException("Nothing to embed: give --image FILE or --text TEXT.");
    }
    try (Encoder open = encoder.open(workshop);
        Progress bar =
            json ? Progress.of("inputs", images.size() + texts.size()) : Progress.none()) {
      Inspector inspector = new Inspector(open);
      for (Path image : images) {
        Picture picture = PictureFiles.read(image);
        Region.Box whole = new Region.Box(0, 0, picture.width(), picture.height());
        print(image.toString(), "image", inspector.embed(picture, whole), open, null);
        bar.step();
      }
      for (String text : texts) {
        Embedding embedding = open.encodeTexts(List.of(text)).getFirst();
        print(text, "text", embedding, open, open.tokens(text));
        bar.step();
      }
    }
    return ExitCode.OK;
  }

  private void print(
      String input, String kind, Embedding embedding, Encoder open, long @Nullable [] tokens) {
    if (!json) {
      System.out.printf(
          Locale.ROOT,
          "%s: %d components, starts with %.4f %.4f %.4f%s%n",
          input,
          embedding.dimension(),
          embedding.values()[0],
          embedding.values()[1],
          embedding.values()[2],
          tokens == null ? "" : ", " + tokens.length + " tokens");
      return;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("input", input);
    object.put("kind", kind);
    object.put("encoder", open.id().toString());
    object.put("embedding", embedding.values());
    if (tokens != null) {
      object.put("tokens", tokens);
    }
    System.out.println(gson.toJson(object));
  }
}
