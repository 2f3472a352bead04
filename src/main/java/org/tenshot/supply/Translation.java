package org.tenshot.supply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// The settings of OpenCLIP's exporters (Immich has the same) in the words of our layout. What is
/// not said is as OpenAI's CLIP has it, and is said aloud.
final class Translation {

  private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
  private static final double[] DEVIATION = {0.26862954, 0.26130258, 0.27577711};
  private static final int EDGE = 224;
  private static final int VOCABULARY = 49408;
  private static final int LENGTH = 77;

  /// What OpenAI's and OpenCLIP's training is capped at, and ends at.
  static final double LOGIT_SCALE = 100;

  private final String name;
  private final List<String> assumed = new ArrayList<>();

  /// @param name of the folder or zip, for errors
  Translation(String name) {
    this.name = name;
  }

  /// What was not said and taken from OpenAI's CLIP, as sentences.
  List<String> assumed() {
    return List.copyOf(assumed);
  }

  /// `config.json`.
  ///
  /// @param given as it came; null where there is none
  JsonObject config(@Nullable JsonObject given) throws TenshotException {
    if (given != null && !given.has("text_cfg") && !given.has("vision_cfg")) {
      return given;
    }
    JsonObject textCfg = part(given, "text_cfg");
    JsonObject text = new JsonObject();
    text.addProperty("vocab_size", whole(textCfg, "vocab_size", VOCABULARY));
    text.addProperty("max_position_embeddings", whole(textCfg, "context_length", LENGTH));
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "clip");
    config.addProperty("logit_scale_init_value", Math.log(LOGIT_SCALE));
    config.add("text_config", text);
    assumed.add("No logit scale is stated: 100 is taken, at which CLIP's training ends.");
    if (given == null) {
      assumed.add("There is no config.json: texts of 77 tokens are taken, as CLIP has them.");
    }
    return config;
  }

  /// `preprocessor_config.json`.
  ///
  /// @param given as it came, in our words or OpenCLIP's; null where there is none
  /// @param config `config.json` as it came; null where there is none
  JsonObject rules(@Nullable JsonObject given, @Nullable JsonObject config)
      throws TenshotException {
    if (given != null && (given.has("image_mean") || given.has("crop_size"))) {
      return given;
    }
    JsonObject said = given == null ? new JsonObject() : given;
    if (given == null) {
      assumed.add(
          "How pictures are prepared is not stated: bicubic to the shorter edge and a centre crop,"
              + " with OpenAI's colours, is taken.");
    }
    int edge = said.has("size") ? edge(said.get("size")) : edgeOf(config);
    JsonObject rules = new JsonObject();
    rules.addProperty("do_resize", true);
    rules.add("size", resized(said, edge));
    rules.addProperty("resample", resample(said));
    rules.addProperty("do_center_crop", true);
    rules.add("crop_size", square(edge));
    rules.addProperty("do_rescale", true);
    rules.addProperty("rescale_factor", 1 / 255.0);
    rules.addProperty("do_normalize", true);
    rules.add("image_mean", said.has("mean") ? said.get("mean") : list(MEAN));
    rules.add("image_std", said.has("std") ? said.get("std") : list(DEVIATION));
    return rules;
  }

  private int edgeOf(@Nullable JsonObject config) throws TenshotException {
    JsonObject vision = part(config, "vision_cfg");
    return vision.has("image_size") ? edge(vision.get("image_size")) : EDGE;
  }

  private JsonObject resized(JsonObject said, int edge) throws TenshotException {
    String mode = text(said, "resize_mode", "shortest");
    return switch (mode) {
      case "shortest" -> {
        JsonObject size = new JsonObject();
        size.addProperty("shortest_edge", edge);
        yield size;
      }
      case "squash" -> square(edge);
      default ->
          throw wrong("resize_mode", "must be shortest or squash, not " + mode + ", which we lack");
    };
  }

  private int resample(JsonObject said) throws TenshotException {
    String filter = text(said, "interpolation", "bicubic");
    return switch (filter) {
      case "bicubic" -> 3;
      case "bilinear" -> 2;
      default -> throw wrong("interpolation", "must be bicubic or bilinear, not " + filter);
    };
  }

  private static JsonObject square(int edge) {
    JsonObject size = new JsonObject();
    size.addProperty("height", edge);
    size.addProperty("width", edge);
    return size;
  }

  private static JsonArray list(double[] values) {
    JsonArray list = new JsonArray();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private int edge(JsonElement size) throws TenshotException {
    try {
      if (size instanceof JsonArray both
          && both.size() == 2
          && both.get(0).getAsInt() == both.get(1).getAsInt()) {
        return both.get(0).getAsInt();
      }
      if (size.isJsonPrimitive()) {
        return size.getAsInt();
      }
    } catch (NumberFormatException e) {
      throw wrong("size", "must be a number of pixels, not " + size);
    }
    throw wrong("size", "must be a number or two equal ones, not " + size);
  }

  private JsonObject part(@Nullable JsonObject whole, String field) throws TenshotException {
    JsonElement part = whole == null ? null : whole.get(field);
    if (part == null) {
      return new JsonObject();
    }
    if (part.isJsonObject()) {
      return part.getAsJsonObject();
    }
    throw wrong(field, "must be an object in braces");
  }

  private long whole(JsonObject said, String field, long otherwise) throws TenshotException {
    try {
      return said.has(field) ? said.get(field).getAsLong() : otherwise;
    } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
      throw wrong(field, "must be a whole number");
    }
  }

  private String text(JsonObject said, String field, String otherwise) throws TenshotException {
    try {
      return said.has(field) ? said.get(field).getAsString() : otherwise;
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw wrong(field, "must be a text in quotes");
    }
  }

  private TenshotException wrong(String field, String what) {
    return new TenshotException(
        name + ": field " + field + " " + what + "; copy the encoder again or correct the field.");
  }
}
