package org.tenshot.keep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Limits;

/// What is in a product file. The signature is one of this text's bytes.
///
/// @param format of this list
/// @param kind says that it is a product
/// @param made when
/// @param product its name
/// @param profile the profile's name; its text is `profile.yaml`
/// @param region what of a picture is looked at
/// @param shots as people labelled them
/// @param heads that were taught
/// @param files every other file
record ProductManifest(
    int format,
    String kind,
    String made,
    String product,
    String profile,
    String region,
    List<ShotEntry> shots,
    List<HeadEntry> heads,
    List<PackedFile> files) {

  static final int FORMAT = 1;
  static final String KIND = "tenshot product";
  static final String NAME = "manifest.json";
  static final String SIGNATURE = "signature.json";
  static final String PROFILE = "profile.yaml";

  ProductManifest {
    shots = List.copyOf(shots);
    heads = List.copyOf(heads);
    files = List.copyOf(files);
  }

  /// A shot; its picture is `shots/HASH.png`, in RGB of 8 bits.
  record ShotEntry(
      String picture,
      int width,
      int height,
      String className,
      String person,
      String labelledAt,
      String role,
      @Nullable String part) {

    String file() {
      return "shots/" + picture + ".png";
    }
  }

  /// A head; `heads/N.json` says what it learnt from, `heads/N.report.json` what it is worth.
  record HeadEntry(
      long number,
      String version,
      EncoderId encoder,
      Limits limits,
      String person,
      String taughtAt,
      boolean judging) {

    String file() {
      return "heads/" + number + ".json";
    }

    String report() {
      return "heads/" + number + ".report.json";
    }
  }

  /// Who signed the manifest.
  ///
  /// @param key public, in Base64
  /// @param signature in Base64
  record Signed(String key, String signature) {}
}
