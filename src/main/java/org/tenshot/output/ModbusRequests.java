package org.tenshot.output;

import com.digitalpetri.modbus.ModbusPduSerializer;
import com.digitalpetri.modbus.pdu.ModbusPdu;
import com.digitalpetri.modbus.pdu.ModbusRequestPdu;
import java.nio.ByteBuffer;
import java.util.Set;

/// Reads requests. A function that the library cannot read becomes one that is refused with
/// exception 1, as Modbus wants it; the library alone would end the connection.
final class ModbusRequests implements ModbusPduSerializer {

  private static final Set<Integer> READABLE =
      Set.of(0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0F, 0x10, 0x16, 0x17);

  private record Other(int getFunctionCode) implements ModbusRequestPdu {}

  @Override
  public void encode(ModbusPdu pdu, ByteBuffer buffer) throws Exception {
    DefaultRequestSerializer.INSTANCE.encode(pdu, buffer);
  }

  @Override
  public ModbusPdu decode(int functionCode, ByteBuffer buffer) throws Exception {
    return READABLE.contains(functionCode)
        ? DefaultRequestSerializer.INSTANCE.decode(functionCode, buffer)
        : new Other(functionCode);
  }
}
