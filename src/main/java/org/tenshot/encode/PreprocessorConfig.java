package org.tenshot.encode;

import com.google.gson.JsonElement;
import java.util.Optional;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Preprocessing.Resize;
import org.tenshot.domain.TenshotException;

/// Reads `preprocessor_config.json`: how the encoder wants its pictures.
final class PreprocessorConfig {

  static final String FILE = "preprocessor_config.json";

  private static final int MOST_PIXELS = 2048;

  private final JsonFile json;

  PreprocessorConfig(JsonFile json) {
    this.json = json;
  }

  Preprocessing preprocessing() throws TenshotException {
    Size size = json.flag("do_resize", true) ? size() : new Size(Resize.NONE, 0);
    int crop = crop(size);
    return new Preprocessing(
        Preprocessing.CURRENT_VERSION,
        size.resize(),
        size.pixels(),
        crop,
        resample(),
        json.flag("do_rescale", true) ? json.number("rescale_factor").orElse(1 / 255.0) : 1,
        mean(),
        deviation());
  }

  private record Size(Resize resize, int pixels) {}

  private Size size() throws TenshotException {
    JsonElement value = json.value("size");
    if (value == null) {
      throw json.wrong("size", "is missing and must say how large pictures become");
    }
    if (!value.isJsonObject()) {
      return new Size(Resize.SHORTEST_EDGE, pixels(json, "size"));
    }
    JsonFile size = json.object("size").orElseThrow();
    if (size.value("shortest_edge") != null) {
      return new Size(Resize.SHORTEST_EDGE, pixels(size, "shortest_edge"));
    }
    return new Size(Resize.STRETCH, square(size));
  }

  private int crop(Size size) throws TenshotException {
    if (!json.flag("do_center_crop", true)) {
      if (size.resize() != Resize.STRETCH) {
        throw json.wrong(
            "do_center_crop",
            "is false, and then size must give height and width: else pictures would differ in"
                + " size");
      }
      return size.pixels();
    }
    JsonElement value = json.value("crop_size");
    if (value == null) {
      if (size.pixels() > 0) {
        return size.pixels();
      }
      throw json.wrong("crop_size", "is missing and must say how large pictures become");
    }
    return value.isJsonObject()
        ? square(json.object("crop_size").orElseThrow())
        : pixels(json, "crop_size");
  }

  private static int square(JsonFile size) throws TenshotException {
    int height = pixels(size, "height");
    int width = pixels(size, "width");
    if (height != width) {
      throw size.wrong(
          "height", "is " + height + " and width is " + width + ", and both must be equal");
    }
    return height;
  }

  private static int pixels(JsonFile json, String field) throws TenshotException {
    long pixels =
        json.whole(field).orElseThrow(() -> json.wrong(field, "is missing and must be a number"));
    if (pixels < 1 || pixels > MOST_PIXELS) {
      throw json.wrong(field, "must be 1 to " + MOST_PIXELS + " pixels, not " + pixels);
    }
    return (int) pixels;
  }

  private Resample resample() throws TenshotException {
    Optional<Long> number = json.whole("resample");
    if (number.isEmpty() || number.get() == 3) {
      return Resample.BICUBIC;
    }
    if (number.get() == 2) {
      return Resample.BILINEAR;
    }
    throw json.wrong(
        "resample", "must be 2 (bilinear) or 3 (bicubic), not " + number.get() + ", which we lack");
  }

  private float[] mean() throws TenshotException {
    return json.flag("do_normalize", true) ? json.colours("image_mean") : new float[3];
  }

  private float[] deviation() throws TenshotException {
    if (!json.flag("do_normalize", true)) {
      return new float[] {1, 1, 1};
    }
    float[] deviation = json.colours("image_std");
    for (float value : deviation) {
      if (!(value > 0)) {
        throw json.wrong("image_std", "must be above 0 for every colour, not " + value);
      }
    }
    return deviation;
  }
}
