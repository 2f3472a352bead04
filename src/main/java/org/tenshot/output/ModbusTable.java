package org.tenshot.output;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsResponse;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilResponse;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Answers what controllers ask: coils and discrete inputs show the same bits, holding and input
/// registers the same words, since controllers differ in which they can read. One request sees one
/// moment. What can be written stands in {@link ModbusControl}; any other address or function is
/// refused with the exception that Modbus has for it.
final class ModbusTable implements ModbusServices {

  /// Stands for a station that answers to every unit number, as one without a serial line may.
  static final int ANY_UNIT = -1;

  private final ModbusSignals signals;
  private final ModbusControl control;
  private final int unit;

  /// @param unit the one that is answered to, or {@link #ANY_UNIT}
  ModbusTable(ModbusSignals signals, ModbusControl control, int unit) {
    this.signals = signals;
    this.control = control;
    this.unit = unit;
  }

  @Override
  public ReadCoilsResponse readCoils(
      ModbusRequestContext context, int unitId, ReadCoilsRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    check(unitId, request.getFunctionCode(), request.address(), request.quantity());
    return new ReadCoilsResponse(bits(request.address(), request.quantity()));
  }

  @Override
  public ReadDiscreteInputsResponse readDiscreteInputs(
      ModbusRequestContext context, int unitId, ReadDiscreteInputsRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    check(unitId, request.getFunctionCode(), request.address(), request.quantity());
    return new ReadDiscreteInputsResponse(bits(request.address(), request.quantity()));
  }

  @Override
  public ReadHoldingRegistersResponse readHoldingRegisters(
      ModbusRequestContext context, int unitId, ReadHoldingRegistersRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    return new ReadHoldingRegistersResponse(
        words(unitId, request.getFunctionCode(), request.address(), request.quantity()));
  }

  @Override
  public ReadInputRegistersResponse readInputRegisters(
      ModbusRequestContext context, int unitId, ReadInputRegistersRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    return new ReadInputRegistersResponse(
        words(unitId, request.getFunctionCode(), request.address(), request.quantity()));
  }

  @Override
  public WriteSingleCoilResponse writeSingleCoil(
      ModbusRequestContext context, int unitId, WriteSingleCoilRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    write(unitId, request.getFunctionCode(), request.address(), 1, request.value() != 0);
    return new WriteSingleCoilResponse(request.address(), request.value());
  }

  @Override
  public WriteMultipleCoilsResponse writeMultipleCoils(
      ModbusRequestContext context, int unitId, WriteMultipleCoilsRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    boolean set = request.values().length > 0 && (request.values()[0] & 1) != 0;
    write(unitId, request.getFunctionCode(), request.address(), request.quantity(), set);
    return new WriteMultipleCoilsResponse(request.address(), request.quantity());
  }

  private void write(int unitId, int function, int address, int quantity, boolean set)
      throws ModbusResponseException, UnknownUnitIdException {
    check(unitId, function, address, quantity);
    if (quantity != 1 || !control.coil(address, set)) {
      throw refusal(function, ExceptionCode.ILLEGAL_DATA_ADDRESS);
    }
  }

  @Override
  public WriteSingleRegisterResponse writeSingleRegister(
      ModbusRequestContext context, int unitId, WriteSingleRegisterRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    writeWords(
        unitId, request.getFunctionCode(), request.address(), new int[] {request.value() & 0xFFFF});
    return new WriteSingleRegisterResponse(request.address(), request.value());
  }

  @Override
  public WriteMultipleRegistersResponse writeMultipleRegisters(
      ModbusRequestContext context, int unitId, WriteMultipleRegistersRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    int[] values = new int[request.quantity()];
    ByteBuffer bytes = ByteBuffer.wrap(request.values());
    for (int i = 0; i < values.length && bytes.remaining() >= 2; i++) {
      values[i] = bytes.getShort() & 0xFFFF;
    }
    writeWords(unitId, request.getFunctionCode(), request.address(), values);
    return new WriteMultipleRegistersResponse(request.address(), request.quantity());
  }

  private void writeWords(int unitId, int function, int address, int[] values)
      throws ModbusResponseException, UnknownUnitIdException {
    int first = address - ModbusControl.FIRST;
    if (first < 0) {
      throw refusal(function, ExceptionCode.ILLEGAL_DATA_ADDRESS);
    }
    check(unitId, function, first, values.length, ModbusControl.WORDS);
    int letters = Math.max(0, 2 - first);
    if (values.length > letters
        && !ModbusControl.isText(Arrays.copyOfRange(values, letters, values.length))) {
      throw refusal(function, ExceptionCode.ILLEGAL_DATA_VALUE);
    }
    control.words(address, values);
  }

  /// Refuses bits that are not there.
  private void check(int unitId, int function, int address, int quantity)
      throws ModbusResponseException, UnknownUnitIdException {
    check(unitId, function, address, quantity, ModbusSignals.BITS);
  }

  private void check(int unitId, int function, int address, int quantity, int end)
      throws ModbusResponseException, UnknownUnitIdException {
    if (unit != ANY_UNIT && unit != unitId) {
      throw new UnknownUnitIdException(unitId);
    }
    if (quantity < 1) {
      throw refusal(function, ExceptionCode.ILLEGAL_DATA_VALUE);
    }
    if (address + quantity > end) {
      throw refusal(function, ExceptionCode.ILLEGAL_DATA_ADDRESS);
    }
  }

  private byte[] bits(int address, int quantity) {
    int all = signals.bits(System.nanoTime()) >> address & (1 << quantity) - 1;
    return quantity > Byte.SIZE
        ? new byte[] {(byte) all, (byte) (all >> Byte.SIZE)}
        : new byte[] {(byte) all};
  }

  private byte[] words(int unitId, int function, int address, int quantity)
      throws ModbusResponseException, UnknownUnitIdException {
    boolean written = address >= ModbusControl.FIRST;
    int first = written ? address - ModbusControl.FIRST : address;
    check(
        unitId, function, first, quantity, written ? ModbusControl.WORDS : ModbusSignals.REGISTERS);
    int[] all = written ? control.words() : signals.registers(System.nanoTime());
    ByteBuffer bytes = ByteBuffer.allocate(2 * quantity);
    for (int i = 0; i < quantity; i++) {
      bytes.putShort((short) all[first + i]);
    }
    return bytes.array();
  }

  private static ModbusResponseException refusal(int function, ExceptionCode code) {
    return new ModbusResponseException(function, code.getCode());
  }
}
