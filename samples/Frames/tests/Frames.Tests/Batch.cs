using System.Buffers.Binary;
using System.Text;

namespace Frames.Tests;

/// <summary>Makes batches byte by byte, as the gateways do.</summary>
internal sealed class Batch
{
    private readonly MemoryStream _bytes = new();

    public Batch Reading(ushort sensor, uint seconds, int thousandths)
    {
        var value = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(value, thousandths);
        return Frame(1, sensor, seconds, value);
    }

    public Batch Notice(ushort sensor, uint seconds, string text) => Frame(2, sensor, seconds, Encoding.UTF8.GetBytes(text));

    public Batch Frame(byte kind, ushort sensor, uint seconds, ReadOnlySpan<byte> rest)
    {
        Span<byte> head = stackalloc byte[9];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)(7 + rest.Length));
        head[2] = kind;
        BinaryPrimitives.WriteUInt16BigEndian(head[3..], sensor);
        BinaryPrimitives.WriteUInt32BigEndian(head[5..], seconds);
        _bytes.Write(head);
        _bytes.Write(rest);
        return this;
    }

    public byte[] Bytes => _bytes.ToArray();
}
