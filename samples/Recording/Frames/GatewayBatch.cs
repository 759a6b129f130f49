using System.Buffers.Binary;
using System.Text;

namespace Samples.Recording.Frames;

/// <summary>Makes the batches that gateways send: a reading of each sensor in turn, and now and then a notice.</summary>
internal static class GatewayBatch
{
    private const byte ReadingKind = 1;
    private const byte NoticeKind = 2;
    private const int Sensors = 9;
    private const int FramesBetweenNotices = 23;
    private const int HeadBytes = 9;
    private const int HeadBytesCounted = 7;

    private static readonly DateTimeOffset Begin = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);
    private static readonly string[] Notices = ["door of cabinet 2 opened", "battery below 20 %", "clock set by 3 s", "back on mains"];

    /// <summary>The bytes of a batch.</summary>
    /// <param name="seed">Makes it another one.</param>
    /// <param name="frames">How many frames it has.</param>
    public static byte[] Of(int seed, int frames)
    {
        using var bytes = new MemoryStream();
        for (var index = 0; index < frames; index++)
        {
            var at = Begin.AddSeconds((seed * 600) + (index * 4));
            if (index % FramesBetweenNotices == FramesBetweenNotices - 1)
                Write(bytes, NoticeKind, index, at, Encoding.UTF8.GetBytes(Notices[(seed + index) % Notices.Length]));
            else
                Write(bytes, ReadingKind, index, at, Value(18_000 + (seed * 211 % 4000) + (index * 37 % 900)));
        }

        return bytes.ToArray();
    }

    private static byte[] Value(int thousandths)
    {
        var value = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(value, thousandths);
        return value;
    }

    private static void Write(MemoryStream bytes, byte kind, int index, DateTimeOffset at, ReadOnlySpan<byte> rest)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)(HeadBytesCounted + rest.Length));
        head[2] = kind;
        BinaryPrimitives.WriteUInt16BigEndian(head[3..], (ushort)(1 + (index % Sensors)));
        BinaryPrimitives.WriteUInt32BigEndian(head[5..], (uint)at.ToUnixTimeSeconds());
        bytes.Write(head);
        bytes.Write(rest);
    }
}
