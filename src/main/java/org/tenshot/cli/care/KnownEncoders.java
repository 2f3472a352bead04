package org.tenshot.cli.care;

import java.util.Optional;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.Packs;
import org.tenshot.keep.ProductImport;

/// The encoders of this station, for a product that comes from another one. Each that is asked for
/// is loaded for a moment.
///
/// @param workshop hands out the pieces
public record KnownEncoders(Workshop workshop) implements ProductImport.Encoders {

  @Override
  public Optional<EncoderId> like(EncoderId wanted) {
    String name = wanted.name().replaceFirst("@.*", "");
    for (String one : name.split("\\+")) {
      try {
        if (workshop.packs().list().stream()
            .noneMatch(own -> own instanceof Packs.Readable(var pack) && pack.id().equals(one))) {
          return Optional.empty();
        }
      } catch (TenshotException e) {
        return Optional.empty();
      }
    }
    try (Encoder encoder = workshop.encoder(name, DevicePreference.AUTO)) {
      return Optional.of(encoder.id().seeing(wanted.view()));
    } catch (TenshotException e) {
      return Optional.empty();
    }
  }
}
