#!/usr/bin/env python3
"""Writes golden.safetensors with struct and json alone, for SafetensorsTest and SafetensorsFuzzTest.

The file has what our own writer never makes: four element types, entries in another order than their data, an empty
tensor in the middle of the data, escapes in names, and a header whose length is no multiple of 8.

Usage: python3 core/src/test/python/safetensors_fixture.py
"""
import json
import pathlib
import struct

TENSORS = [  # in the order of the data: name, dtype, shape, struct code, values
    ("layer.0.weight", "F64", [2, 3], "d", [0.1, -0.0, float("inf"), float("-inf"), 5e-324, -1.7976931348623157e308]),
    ("empty", "F64", [0, 4], "d", []),
    ("scalar", "F64", [], "d", [3.141592653589793]),
    ("single \"\u00e9\u2028\U0001f600\"", "F32", [3], "f", [0.1, -2.5, 1e-45]),
    ("longs", "I64", [2], "q", [-1, 2**53]),
    ("ints", "I32", [1, 2], "i", [-(2**31), 7]),
]
# One quiet NaN with a payload and the sign set; struct would not keep it when given as a float.
NAN = struct.pack("<Q", 0xFFF8_0000_DEAD_BEEF)


def main():
    fields, data = {}, b""
    for name, dtype, shape, code, values in TENSORS:
        raw = struct.pack(f"<{len(values)}{code}", *values)
        fields[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    fields["nan"] = {"dtype": "F64", "shape": [1], "data_offsets": [len(data), len(data) + len(NAN)]}
    data += NAN
    header = {name: fields[name] for name in reversed(fields)}
    header["__metadata__"] = {"format": "pt", "note": "tab\there, \u00e9 escaped"}
    text = json.dumps(header).encode("ascii")
    text += b" " * ((3 - len(text)) % 8)
    target = pathlib.Path(__file__).parents[1] / "resources/dev/gradus/io/golden.safetensors"
    target.write_bytes(struct.pack("<Q", len(text)) + text + data)


if __name__ == "__main__":
    main()
